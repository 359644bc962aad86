import { type CompareConclusion, conclusionWords, isClaim } from './compare-conclusion.ts'
import type { ComparedMeasure, Sides } from './comparison.ts'
import { formatDuration } from './format.ts'

/** What is so on the side that does better, or has the larger figure where neither is better. */
const clauses: Record<string, string> = {
  resolution_rate: 'more problems were solved',
  first_response: 'half of those who needed an answer had it sooner',
  answered_within: 'more people had an answer within',
  first_reply: 'a first reply of any kind came sooner',
  next_response: 'later answers came sooner',
  turned_around: 'more of those who began unhappy ended content',
  same_matter_again: 'fewer came back on the same matter',
  repeat_rate: 'more came back with something new',
  repeat_share: 'more of those who wrote had written before',
  passed_along_rate: 'fewer people were sent elsewhere',
  canned_share: 'fewer replies were copies',
  reached_out_first: 'more people were written to first',
  bought_again: 'more bought again',
}
/** Said beside the headline: in it, it would say the same thing twice. */
const besideOnly = ['first_reply']
/** So many a side in the headline. */
const mostClauses = 2

export type ComparisonHeadline = { title: string; deck: string[] }

/**
 * What can be claimed of two sides, in a sentence for each, and what cannot.
 *
 * @param phrases how a sentence about either begins: "With Harrow & Vane"
 * @param names as they stand within a sentence
 */
export function comparisonHeadline(
  measures: readonly ComparedMeasure[],
  phrases: Sides<string>,
  names: Sides<string>,
): ComparisonHeadline {
  const claimed = measures.flatMap((one) => {
    const side = ahead(one.conclusion)
    return side === null ? [] : [{ one, side }]
  })
  const titled = claimed.filter(({ one }) => !besideOnly.includes(one.key))
  const of = (side: 'a' | 'b', all = titled) =>
    all.filter((claim) => claim.side === side).map(({ one }) => clauseOf(one))
  const order = titled[0]?.side === 'b' ? (['b', 'a'] as const) : (['a', 'b'] as const)
  const sentences = order.flatMap((side) => {
    const some = of(side).slice(0, mostClauses)
    return some.length === 0 ? [] : [`${phrases[side]}, ${listed(some)}.`]
  })
  const beside = order.flatMap((side) => {
    const rest = [
      ...of(side).slice(mostClauses),
      ...of(
        side,
        claimed.filter(({ one }) => besideOnly.includes(one.key)),
      ),
    ]
    return rest.length === 0 ? [] : [`${uncapitalised(phrases[side])}, ${listed(rest)}`]
  })
  return {
    title: sentences.length > 0 ? sentences.join(' ') : without(measures, names),
    deck: [
      ...(beside.length > 0 ? [`Also: ${beside.join('; ')}.`] : []),
      ...unclaimed(measures, sentences.length === 0),
    ],
  }
}

/** The side whose clause holds; null where nothing is claimed. */
function ahead(conclusion: CompareConclusion): 'a' | 'b' | null {
  if (!isClaim(conclusion)) return null
  return conclusion === 'better' || conclusion === 'higher' ? 'a' : 'b'
}

function clauseOf({ key, label, limitSeconds }: ComparedMeasure): string {
  const clause = clauses[key] ?? `better in ${label.toLowerCase()}`
  return limitSeconds === undefined ? clause : `${clause} ${formatDuration(limitSeconds)}`
}

/** Where nothing is claimed: why. */
function without(measures: readonly ComparedMeasure[], { a, b }: Sides<string>): string {
  const all = (conclusion: CompareConclusion) => measures.every((one) => one.conclusion === conclusion)
  if (all('not_enough')) return `Not enough conversations to compare ${a} with ${b}.`
  if (measures.every(({ conclusion }) => conclusion === 'not_enough' || conclusion === 'too_different'))
    return `${a} and ${b} met too different conversations to be compared.`
  if (measures.every(({ conclusion }) => conclusion === 'not_enough' || conclusion === 'no_difference_that_matters'))
    return `No difference that matters between ${a} and ${b}.`
  return `No difference we can claim between ${a} and ${b}.`
}

const silent: readonly CompareConclusion[] = [
  'no_difference_that_matters',
  'no_difference_we_can_claim',
  'too_different',
  'not_enough',
]

/** The measures of which nothing is claimed, by why; left out where the title said it of all of them. */
function unclaimed(measures: readonly ComparedMeasure[], titleSays: boolean): string[] {
  const said = silent.flatMap((conclusion) => {
    const labels = measures.filter((one) => one.conclusion === conclusion).map(({ label }) => label.toLowerCase())
    const words = conclusionWords[conclusion]
    return labels.length === 0 ? [] : [`${words.charAt(0).toUpperCase()}${words.slice(1)}: ${labels.join(', ')}.`]
  })
  return titleSays && said.length < 2 ? [] : said
}

const uncapitalised = (phrase: string) => `${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}`

/** "a, b and c" */
function listed(clausesOfOne: readonly string[]): string {
  const last = clausesOfOne.at(-1) ?? ''
  return clausesOfOne.length < 2 ? last : `${clausesOfOne.slice(0, -1).join(', ')} and ${last}`
}
