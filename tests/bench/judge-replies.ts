import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { judge } from '#app/conversations/judge/judge.ts'
import type { Place } from '#app/conversations/verdict.ts'
import { readFirstSheet, type SheetRow } from './xlsx.ts'

/** How well one verdict meets one set of labels; `baseline` is the F1 of looking for the bare words. */
type Row = {
  set: string
  n: number
  positives: number
  precision: number
  recall: number
  f1: number
  baseline: number
}

const file = join(import.meta.dirname, '../../../shared/data/twcs_labels/kechtel_AmazonHelp_100-outbound_labeled.xlsx')

/** What the file labels, and the places that say the same; it has no label for form or e-mail. */
const labels: readonly (readonly [label: string, places: readonly Place[], words: RegExp])[] = [
  ['Refer to specialist team', ['team'], /\bteams?\b|\bspecialist/i],
  ['Request to call by phone', ['phone'], /\bphone|\bcall\b/i],
  ['Request to reach out by chat', ['chat', 'private message'], /\bchat|\bdms?\b/i],
]
const [team, phone, chat] = labels.map(([label]) => label)
const url = 'Provide URL'

/** The files that are not there; without them there is nothing to measure. */
export const missingReplies = () => (existsSync(file) ? [] : [file])

/**
 * The outbound judge against the labelled replies. The labels say what a reply mentions ("I'll tell our team" is a
 * team, "contact us here: link" only a link), the judge whether the customer is sent there: so the first row compares
 * place with place, the ones below it any passing along, without and with the links.
 */
export function measureReplies(): Row[] {
  if (missingReplies().length > 0) return []
  const replies = readFirstSheet(file).map((row) => {
    const { passesAlong } = judge(row['text'] ?? '', 'outbound')
    return { row, places: Array.isArray(passesAlong) ? passesAlong : [] }
  })
  const has = (row: SheetRow, wanted: readonly (string | undefined)[]) =>
    wanted.some((label) => label && row[label] === '1')
  const measure = (set: string, wanted: readonly (string | undefined)[], sentTo: readonly Place[] | 'anywhere') => {
    const words = labels.filter(([label]) => wanted.includes(label)).map(([, , pattern]) => pattern)
    if (wanted.includes(url)) words.push(/https?:/)
    return rowOf(
      set,
      replies.map(({ row, places }) => ({
        is: has(row, wanted),
        said: sentTo === 'anywhere' ? places.length > 0 : places.some((place) => sentTo.includes(place)),
        worded: words.some((pattern) => pattern.test(row['text'] ?? '')),
      })),
    )
  }
  return [
    measure(
      'replies sent to team, phone or chat',
      [team, phone, chat],
      labels.flatMap(([, places]) => places),
    ),
    ...labels.map(([label, places]) => measure(`… ${places[0]}`, [label], places)),
    measure('replies passed along anywhere, against team, phone, chat', [team, phone, chat], 'anywhere'),
    measure('replies passed along anywhere, against team, phone, chat, URL', [team, phone, chat, url], 'anywhere'),
  ]
}

type Judged = { is: boolean; said: boolean; worded: boolean }

function rowOf(set: string, judged: readonly Judged[]): Row {
  const positives = judged.filter(({ is }) => is).length
  const score = (says: (one: Judged) => boolean) => {
    const said = judged.filter(says).length
    const right = judged.filter((one) => one.is && says(one)).length
    return { precision: right / said, recall: right / positives, f1: (2 * right) / (said + positives) }
  }
  return { set, n: judged.length, positives, ...score(({ said }) => said), baseline: score(({ worded }) => worded).f1 }
}

if (import.meta.main) {
  for (const path of missingReplies()) process.stdout.write(`missing: ${path}\n`)
  const share = (value: number) => value.toFixed(2)
  process.stdout.write(
    '| set | n | positive | precision | recall | F1 | bare words F1 |\n| --- | --- | --- | --- | --- | --- | --- |\n',
  )
  for (const { set, n, positives, precision, recall, f1, baseline } of measureReplies())
    process.stdout.write(`| ${[set, n, positives, ...[precision, recall, f1, baseline].map(share)].join(' | ')} |\n`)
}
