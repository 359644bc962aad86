import type { ToldLetter } from '#app/measures/letter.ts'
import { letterHeadings, letterOwner, letterWeek, waitingHad } from '#app/measures/letter-words.ts'
import type { Outgoing } from './sender.ts'
import { targetWords } from './target-words.ts'

/** What an incoming webhook of Slack, or of a program that speaks like it, takes. */
export type SlackMessage = { text: string; blocks: SlackBlock[] }

type Words = { type: 'mrkdwn'; text: string; verbatim: true }
type SlackBlock =
  | { type: 'header'; text: { type: 'plain_text'; text: string; emoji: false } }
  | { type: 'section'; text: Words }
  | { type: 'context'; elements: Words[] }
  | { type: 'divider' }

/** Slack refuses a message whose parts are longer, counted in characters; and one of more than 50 blocks. */
const most = { header: 150, section: 3000 }

/**
 * A letter as a message: the headline and its reason, the three measures, who was waiting, and the way to the rest. No
 * sentence of a customer is in it.
 */
export function slackMessage({ letter, address }: Outgoing): SlackMessage {
  const { headline, about, note, complete } = letter
  const whose = [letterOwner(letter), ...letterWeek(letter)].join(', ')
  const had = waitingHad(letter)
  const waiting = [had === '' ? '' : `${had}.`, ...letter.waiting.rest].filter(Boolean).join(' ')
  const parts = [
    escaped([...headline.deck, ...about].join(' ')),
    note ? `*${escaped(letterHeadings.note(note.by))}*\n${quoted(note.text)}` : '',
    ...letter.measures.map(measureWords),
    `*${escaped(letterHeadings.waiting)}*\n${escaped(waiting)}`,
    escaped(complete.missing.join(' ')),
  ]
  const link = `<${escaped(address)}|${targetWords.whole}>`
  return {
    text: `${escaped(`${whose}: ${headline.title}`)} ${link}`,
    blocks: [
      title(headline.title),
      ...parts.filter((part) => part.trim() !== '').map((part) => section(part)),
      { type: 'divider' },
      { type: 'context', elements: [words(`${escaped(whose)}. ${link}`)] },
    ],
  }
}

/** A sentence as a message. */
export const slackText = (text: string): { text: string } => ({ text: escaped(text) })

/** "*Resolution*: 73.3% (69.5 to 76.8%; 411 of 561 conversations)", and what is to be thought of it. */
function measureWords({ label, figure, interval, restsOn, lead, rest }: ToldLetter['measures'][number]): string {
  const beside = [interval, restsOn].filter(Boolean).join('; ')
  const says = [lead, rest].filter(Boolean).join(' ')
  return `*${escaped(label)}*: ${escaped(figure)}${beside === '' ? '' : ` (${escaped(beside)})`}\n${escaped(says)}`
}

/** A headline takes no marks, so it need not be escaped; too long for one it becomes an ordinary part. */
const title = (text: string): SlackBlock =>
  text.length <= most.header
    ? { type: 'header', text: { type: 'plain_text', text, emoji: false } }
    : section(`*${escaped(text)}*`)

const section = (text: string): SlackBlock => ({ type: 'section', text: words(cut(text, most.section)) })

const words = (text: string): Words => ({ type: 'mrkdwn', text, verbatim: true })

/** A word of ours is never a mention or a link of Slack's. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const quoted = (text: string) =>
  escaped(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

/** Never in the middle of an escaped sign or of a letter. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/(?:&[a-z]{0,4}|[\ud800-\udbff])$/, '')}…`
}
