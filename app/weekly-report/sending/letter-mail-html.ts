import type { LetterChange, LetterMeasure, Restatement, ToldLetter } from '#app/measures/letter.ts'
import { letterHeadings, letterOwner, letterWeek, letterWords, restatementInWords } from '#app/measures/letter-words.ts'
import { layout, looks, mailPage, part, rangeBar, standsOut, strongLine } from './mail-look.ts'
import { mailWords } from './mail-words.ts'
import { type Markup, markup } from './markup.ts'

/** `sign`: when it was written, and where it stays. `leave`: where one leaves the list; null: nobody is on one. */
type Given = { address: string; sign: string; leave: string | null }

/** A letter as mail shows it: without scripts, pictures or anything from elsewhere, from the sentences that every form has. */
export function letterHtml(letter: ToldLetter, { address, sign, leave }: Given): string {
  const { headline, about, note, waiting, inCharge, complete } = letter
  const body = [
    headOf(letter),
    markup`<h1 ${looks('title', 26)}>${headline.title}</h1>`,
    headline.deck.length > 0 && markup`<p ${looks('prose', 14)}>${headline.deck.join(' ')}</p>`,
    about.length > 0 && markup`<p ${looks('prose', 12)}>${about.join(' ')}</p>`,
    note && noteOf(note),
    gap(24),
    letter.restatedSince && part(restatedOf(letterHeadings.restatedSince, [letter.restatedSince], true)),
    letter.measures.map((measure, i) => part(measureOf(measure), i === 0)),
    part(markup`<h2 ${looks('heading')}>${letterHeadings.changed}</h2>${letter.changed.map(changeOf)}`, true),
    part(
      markup`<h2 ${looks('heading')}>${letterHeadings.waiting}</h2><p ${looks('speech', 6)}>${waitingOf(waiting)}</p>`,
    ),
    part(
      markup`<h2 ${looks('heading')}>${letterHeadings.inCharge}</h2><p ${looks('speech', 6)}>${inCharge.sentences.join(' ')}</p>`,
    ),
    part(readsOf(letter.reads)),
    letter.restated.length > 0 && part(restatedOf(letterHeadings.restated, letter.restated)),
    part(
      markup`<h2 ${looks('heading')}>${letterHeadings.complete}</h2><p ${looks('speech', 6)}>${
        complete.missing.length > 0 && markup`${standsOut(complete.missing.join(' '))} `
      }${complete.sentences.join(' ')}</p>`,
    ),
    part(
      markup`<h2 ${looks('heading')}>${letterHeadings.notes}</h2>${letter.notes.map(({ text }) => markup`<p ${looks('small', 8)}>${text}</p>`)}`,
    ),
    part(
      markup`<p ${looks('small')}>${linked(sign, address)}</p>${
        leave !== null &&
        markup`<p ${looks('small', 8)}>${mailWords.leave} <a href="${leave}" ${looks('small')}>${mailWords.leaveButton}</a>.</p>`
      }`,
    ),
  ]
  return mailPage({ title: headline.title, preview: headline.deck.join(' '), body: markup`${body}` })
}

const gap = (pixels: number) => markup`<div style="height:${pixels}px;line-height:${pixels}px;font-size:0">&nbsp;</div>`

function headOf(letter: ToldLetter): Markup {
  const [number, days] = letterWeek(letter)
  return markup`<table ${layout}><tr>
<td valign="bottom"><p ${looks('wordmark')}>Rapport</p><p ${looks('small', 2)}>${letterOwner(letter)}</p></td>
<td valign="bottom" align="right" style="text-align:right;padding-left:16px"><p ${looks('small')}>${number}</p><p ${looks('small', 2)}>${days}</p></td>
</tr></table>${gap(10)}<table ${layout}><tr><td ${strongLine('top')}>&nbsp;</td></tr></table>`
}

function noteOf({ text, by }: NonNullable<ToldLetter['note']>): Markup {
  const lines = text.split('\n').map((line, i) => (i === 0 ? markup`${line}` : markup`<br>${line}`))
  return markup`${gap(20)}<table ${layout}><tr><td ${strongLine('left')}><p ${looks('small')}>${letterHeadings.note(by)}</p><p ${looks('prose', 4)}>${lines}</p></td></tr></table>`
}

function measureOf(measure: LetterMeasure): Markup {
  const { label, figure, interval, restsOn, finding, lead, rest } = measure
  const beside = [interval, restsOn].filter(Boolean).join('; ')
  return markup`<h2 ${looks('label')}>${label}</h2>
<p ${looks(figure.length < 18 ? 'numeral' : 'prose', 2)}>${figure}</p>
${beside !== '' && markup`<p ${looks('small', 2)}>${beside}</p>`}${barOf(measure)}
<p ${looks('speech', 8)}>${finding === 'signal' ? standsOut(lead) : lead} ${rest}</p>`
}

/** Nothing where there is no usual range, or no figure. */
function barOf({ reading: { value }, limits, usual }: LetterMeasure): Markup | null {
  if (value === null || limits === null || usual === '') return null
  const [least, most] = [Math.min(limits.low, value), Math.max(limits.high, value)]
  const room = (most - least) * 0.25 || 1
  const at = (one: number) => (one - least + room) / (most - least + 2 * room)
  const places = { low: at(limits.low), high: at(limits.high), value: at(value) }
  return markup`${gap(8)}${rangeBar(places, mailWords.barOf(usual))}`
}

function changeOf({ label, figure, usual, finding, word, says }: LetterChange): Markup {
  return markup`${gap(12)}<table ${layout}><tr>
<td valign="top"><p ${looks('label')}>${label}</p></td>
<td valign="top" align="right" style="text-align:right;padding-left:12px"><p ${looks('label')}>${figure}</p></td>
</tr></table>
${usual !== '' && markup`<p ${looks('small')}>${letterWords.usually(usual)}</p>`}
<p ${looks('speech', 2)}>${finding === 'signal' ? standsOut(`${word}.`) : `${word}.`} ${says}</p>`
}

function waitingOf({ lead, had, past, rest }: ToldLetter['waiting']): Markup {
  if (lead === '') return markup`${rest.join(' ')}`
  return markup`<strong>${lead}</strong> ${had}${past !== '' && markup`, ${standsOut(past)}`}. ${rest.join(' ')}`
}

function readsOf(reads: ToldLetter['reads']): Markup {
  return markup`<h2 ${looks('heading')}>${letterHeadings.reads(reads.length)}</h2>
${reads.length === 0 && markup`<p ${looks('speech', 6)}>${letterWords.noReads}</p>`}
${reads.map(
  ({ label, quote, story }) => markup`<h3 ${looks('small', 14)}>${label}</h3>
<p ${looks('quote', 2)}>${quote === null ? letterWords.notKept : `“${quote}”`}</p>
<p ${looks('speech', 4)}>${story}</p>`,
)}`
}

function restatedOf(title: string, restated: readonly Restatement[], own = false): Markup {
  return markup`<h2 ${looks('heading')}>${title}</h2>${restated.map(
    (one) => markup`<p ${looks('speech', 6)}>${restatementInWords(one, own)}</p>`,
  )}`
}

/** A sentence whose address can be followed. */
function linked(sentence: string, address: string): Markup {
  const [before = '', after = ''] = sentence.split(address)
  return markup`${before}<a href="${address}" ${looks('small')}>${address}</a>${after}`
}
