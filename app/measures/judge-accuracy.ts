import { shareInside, stratifiedShare } from '#app/statistics/stratified.ts'
import type { Proportion } from '#app/statistics/wilson.ts'

/** The verdicts that persons are asked about, of which direction, and how it is asked. */
export const checkedVerdicts = [
  { key: 'needsAnswer', outbound: false, label: 'Needs an answer', question: 'Does it need an answer?' },
  { key: 'complaint', outbound: false, label: 'Complaint', question: 'Is it a complaint?' },
  { key: 'saysSolved', outbound: false, label: 'Says it is solved', question: 'Does it say that it is solved?' },
  { key: 'passesAlong', outbound: true, label: 'Passes along', question: 'Does it only send the customer elsewhere?' },
] as const

export type CheckedVerdict = (typeof checkedVerdicts)[number]['key']

/** So many checks say something; with fewer the page asks for more. */
export const enoughChecks = 50

/** Messages of which the judge said the same: how many there are, how many were checked, and what persons said. */
export type CheckedStratum = {
  outbound: boolean
  size: number
  checked: number
  judged: Partial<Record<CheckedVerdict, boolean>>
  /** Of how many of the checked persons say yes. */
  saidYes: Partial<Record<CheckedVerdict, number>>
}

export type Accuracy = {
  key: CheckedVerdict
  label: string
  /** Of those of which the judge says so, the share of which a person does; `n` of them were checked. */
  precision: { reading: Proportion | null; n: number }
  /** Of those of which a person says so, the share of which the judge does; persons said so of `n`. */
  recall: { reading: Proportion | null; n: number }
}

/**
 * How well the judge reads, verdict by verdict, from messages drawn at random out of what it said: each stratum counts
 * by how many such messages there are, so that drawing more of the rare ones bends nothing.
 */
export function judgeAccuracy(strata: readonly CheckedStratum[]): Accuracy[] {
  return checkedVerdicts.map(({ key, outbound, label }) => {
    const own = strata.filter((stratum) => stratum.outbound === outbound)
    const parts = (judged: boolean) =>
      own
        .filter((stratum) => stratum.judged[key] === judged)
        .map(({ size, checked, saidYes }) => ({ size, n: checked, successes: saidYes[key] ?? 0 }))
    const [yes, no] = [parts(true), parts(false)]
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
    return {
      key,
      label,
      precision: { reading: stratifiedShare(yes), n: sum(yes.map(({ n }) => n)) },
      recall: { reading: shareInside(yes, no), n: sum([...yes, ...no].map(({ successes }) => successes)) },
    }
  })
}
