import type { ToldLetter } from '#app/measures/letter.ts'
import { waitingHad } from '#app/measures/letter-words.ts'
import { csvLine } from '#app/screens/csv.ts'

const head = [
  ...['week', 'part', 'key', 'label', 'says', 'interval', 'usual_range', 'finding'],
  ...['value', 'low', 'high', 'usual_low', 'usual_high', 'n', 'note', 'rests_on'],
]

/** A letter as rows: its figures as they are said and as they were measured, then its sentences. */
export function letterCsv(letter: ToldLetter): string {
  const week = letter.week.name
  const said = (part: string, key: string, label: string, says: string) => [week, part, key, label, says]
  const figures = (part: string, rows: ToldLetter['changed'] | ToldLetter['measures']) =>
    rows.map((row) => [
      ...[...said(part, row.key, row.label, row.figure), row.interval, row.usual, row.finding],
      ...[row.reading.value, row.reading.interval?.[0], row.reading.interval?.[1]],
      ...[row.limits?.low, row.limits?.high, row.reading.n],
      ...('says' in row ? [row.says] : [`${row.lead} ${row.rest}`.trim(), row.restsOn]),
    ])
  const { waiting } = letter
  return [
    head,
    said('headline', letter.headline.kind, '', letter.headline.title),
    ...letter.headline.deck.map((sentence) => said('headline', 'reason', '', sentence)),
    ...letter.about.map((sentence) => said('about', '', '', sentence)),
    ...(letter.note ? [said('note', '', letter.note.by, letter.note.text)] : []),
    ...figures('measure', letter.measures),
    ...figures('changed', letter.changed),
    [
      ...[...said('waiting', 'waiting_now', '', waitingHad(letter)), '', '', '', waiting.conversations, '', '', '', ''],
      ...[waiting.customers, waiting.rest.join(' ')],
    ],
    ...letter.inCharge.sentences.map((sentence) => said('in_charge', letter.inCharge.kind, '', sentence)),
    ...letter.reads.map(({ kind, label, conversation, story }) =>
      said('conversation', kind, label, `${story} ${conversation}`),
    ),
    ...[...letter.complete.missing, ...letter.complete.sentences].map((sentence) => said('complete', '', '', sentence)),
    ...[...letter.restated, ...(letter.restatedSince ? [letter.restatedSince] : [])].flatMap((one) =>
      one.figures.map(({ key, label, sentence }) => [
        ...[one.week, 'restated', key, label, sentence, '', '', '', '', '', '', '', '', ''],
        one.because,
      ]),
    ),
  ]
    .map((row) => csvLine(head.map((_, i) => row[i])))
    .join('')
}
