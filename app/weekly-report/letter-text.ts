import { weekInWords } from '#app/measures/days.ts'
import type { ToldLetter } from '#app/measures/letter.ts'

/** A letter as plain lines: for the terminal, and for mail that is read as text. */
export function letterLines(letter: ToldLetter): string[] {
  const { headline, about, note, waiting, complete } = letter
  const restated = [...letter.restated, ...(letter.restatedSince ? [letter.restatedSince] : [])]
  const had = [[waiting.lead, waiting.had].filter(Boolean).join(' '), waiting.past].filter(Boolean).join(', ')
  const parts = [
    [`${letter.workspace}: ${weekInWords(letter.week.from)}`],
    [headline.title, headline.deck.join(' '), about.join(' ')],
    note ? [`A note from ${note.by}:`, note.text] : [],
    letter.measures.map(({ label, figure, interval, restsOn, lead, rest }) => {
      const beside = [interval, restsOn].filter(Boolean).join('; ')
      return `${label}: ${figure}${beside === '' ? '' : ` (${beside})`}. ${lead} ${rest}`.trim()
    }),
    letter.changed.map(({ label, figure, usual, word, says }) => {
      return `${label}: ${figure}${usual === '' ? '' : `, usually ${usual}`}. ${word}. ${says}`
    }),
    [[had === '' ? '' : `${had}.`, ...waiting.rest].filter(Boolean).join(' ')],
    letter.inCharge.sentences,
    letter.reads.map(({ label, quote, story }) => `${label}: ${quote === null ? '' : `“${quote}” `}${story}`),
    restated.map((one) => `Week ${one.week}: ${one.figures.map(({ sentence }) => sentence).join(' ')} ${one.because}`),
    [...complete.missing, ...complete.sentences],
  ]
  return parts
    .map((lines) => lines.filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]))
}
