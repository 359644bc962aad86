import { judge } from '#app/conversations/judge/judge.ts'
import type { Verdict } from '#app/conversations/verdict.ts'
import { generateSample } from '#app/sample/generate.ts'
import { laterTexts, tunedTexts, type NeedsTexts } from '../reference/needs-texts.ts'
import { readAirlineMoods, readLabelled, type SetName } from './labelled.ts'

/** Of the texts that should be said to be something, how many are; and of those said to be it, how many should. */
export type Found = { set: string; n: number; positives: number; precision: number; recall: number; f1: number }

type Judged = { says: boolean; is: boolean }

function foundIn(set: string, judged: readonly Judged[]): Found {
  const count = (says: boolean, is: boolean) => judged.filter((one) => one.says === says && one.is === is).length
  const [hit, wrong, missed] = [count(true, true), count(true, false), count(false, true)]
  const [precision, recall] = [hit / (hit + wrong), hit / (hit + missed)]
  return {
    set,
    n: judged.length,
    positives: hit + missed,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
  }
}

// What cannot be read waits, too.
const needs = (text: string) => judge(text, 'inbound').needsAnswer !== false

const ownTexts = (set: string, { quiet, needs: needing }: NeedsTexts) =>
  foundIn(set, [
    ...quiet.map((text) => ({ says: needs(text), is: false })),
    ...needing.map((text) => ({ says: needs(text), is: true })),
  ])

/** Our own texts, those that phrases were chosen by and those written later. */
export const measureOwnNeeds = (): Found[] => [
  ownTexts('needs an answer, texts of our own, tuned on', tunedTexts),
  ownTexts('… written later', laterTexts),
]

const verdicts = ['needsAnswer', 'complaint', 'gratitude', 'saysSolved'] as const satisfies (keyof Verdict)[]

/** The sample's messages of another seed than the one that was looked at, by what each is made to say. */
export function measureSample(seed = 9090, now = new Date('2026-02-08T20:30:00Z')): Found[] {
  const judged = verdicts.map((): Judged[] => [])
  for (const line of generateSample({ seed, now })) {
    if ('broken' in line || line.record.type !== 'message' || line.record.direction !== 'inbound') continue
    const { record, verdict } = line
    if (!record.text || !verdict || verdict.needsAnswer === null) continue
    const said = judge(record.text, 'inbound')
    for (const [at, key] of verdicts.entries())
      judged[at]?.push({
        says: said[key] === true || (key === 'needsAnswer' && said[key] === null),
        is: verdict[key] === true,
      })
  }
  return verdicts.map((key, at) => foundIn(`${key}, the sample`, judged[at] ?? []))
}

/** Of texts labelled complaints or unhappy, and of happy ones, the share that needs an answer. */
export function measureOverlooked(): { set: string; n: number; needing: number }[] {
  const shareOf = (set: string, texts: readonly string[]) =>
    texts.length ? [{ set, n: texts.length, needing: texts.filter(needs).length / texts.length }] : []
  const sets: SetName[] = ['airline', 'complaints', 'telecom', 'shop', 'reviews']
  return [
    ...sets.flatMap((set) => {
      const texts = readLabelled(set).filter(({ is }) => is)
      return shareOf(
        `complaints of ${set}`,
        texts.map(({ text }) => text),
      )
    }),
    ...shareOf('happy texts of airline', readAirlineMoods('positive')),
  ]
}
