import { dayInWords } from '#app/measures/days.ts'
import type { ToldLetter } from '#app/measures/letter.ts'
import {
  letterHeadings,
  letterOwner,
  letterSign,
  letterWeek,
  letterWords,
  restatementInWords,
  waitingHad,
} from '#app/measures/letter-words.ts'
import { clockOf } from './clock.ts'

/** When a letter was written, and (not null) where it stays. */
export function signOf(letter: ToldLetter, address: string | null): string {
  const told = (moment: string) => {
    const { day, clock } = clockOf(moment, letter.timeZone)
    return `${dayInWords(day)}, ${clock}`
  }
  return letterSign(told(letter.publishedAt), told(letter.asOf), address)
}

/** A letter as plain lines: for the terminal, and for mail that is read as text. A part with a heading begins with it. */
export function letterLines(letter: ToldLetter): string[] {
  const { headline, about, note, complete, restatedSince } = letter
  const had = waitingHad(letter)
  const parts: string[][] = [
    [letterOwner(letter), letterWeek(letter).join(', ')],
    [headline.title, headline.deck.join(' '), about.join(' ')],
    note ? [`${letterHeadings.note(note.by)}:`, note.text] : [],
    under(letterHeadings.restatedSince, restatedSince ? [restatementInWords(restatedSince, true)] : []),
    letter.measures.map(({ label, figure, interval, restsOn, lead, rest }) => {
      const beside = [interval, restsOn].filter(Boolean).join('; ')
      return `${label}: ${figure}${beside === '' ? '' : ` (${beside})`}. ${lead} ${rest}`.replace(/ +/g, ' ').trim()
    }),
    under(
      letterHeadings.changed,
      letter.changed.map(({ label, figure, usual, word, says }) => {
        return `${label}: ${figure}${usual === '' ? '' : `, ${letterWords.usually(usual)}`}. ${word}. ${says}`.trim()
      }),
    ),
    under(letterHeadings.waiting, [[had === '' ? '' : `${had}.`, ...letter.waiting.rest].filter(Boolean).join(' ')]),
    under(letterHeadings.inCharge, [letter.inCharge.sentences.join(' ')]),
    under(
      letterHeadings.reads(letter.reads.length),
      letter.reads.length === 0
        ? [letterWords.noReads]
        : letter.reads.map(({ label, quote, story }) => `${label}: ${quote === null ? '' : `“${quote}” `}${story}`),
    ),
    under(
      letterHeadings.restated,
      letter.restated.map((one) => restatementInWords(one)),
    ),
    under(letterHeadings.complete, [[...complete.missing, ...complete.sentences].join(' ')]),
    under(
      letterHeadings.notes,
      letter.notes.map(({ text }) => text),
    ),
  ]
  return parts
    .map((lines) => lines.filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]))
}

const under = (heading: string, lines: string[]) => (lines.length === 0 ? [] : [heading, ...lines])
