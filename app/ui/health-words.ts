import { formatValue } from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'

/** What each measure asks, as one would ask a colleague. */
const questions: Record<string, string> = {
  resolution_rate: 'Of the problems that came due, how many were solved?',
  first_response: 'How long did people wait for a first answer from a person?',
  repeat_share: 'Of the customers who wrote, how many had written before?',
  answered_within: 'people who had an answer in the time we promise',
  first_reply: 'half of all who wrote had any reply within',
  passed_along_rate: 'told to go elsewhere for the answer',
  next_response: 'half of those who needed us again waited',
  repeat_rate: 'customers who came back on a new matter in 8 weeks',
  same_matter_again: 'came back on what we had resolved, in 30 days',
  turned_around: 'began unhappy and ended content',
  canned_share: 'replies that say what others were told before',
  reached_out_first: 'we wrote before the customer did',
  voices: 'people of ours who answered',
  bought_again: 'bought within 90 days after their problem was solved',
}

export const questionOf = (key: string): string => questions[key] ?? ''

/** Which date puts a conversation into a week: said under each chart. */
const bases: Record<string, string> = {
  resolution_rate: 'By the week a conversation came due, 14 days after it began.',
  first_response: 'By the week a conversation began.',
  repeat_share: 'By the week a customer’s conversation began.',
}

export const basisOf = (key: string): string => bases[key] ?? ''

/** What the whole of a split is. */
const wholes: Record<string, string> = {
  resolution_rate: 'What became of what came due',
  first_response: 'How long people waited for a first answer',
  repeat_share: 'Who wrote, and whether they had before',
}

export const wholeOf = (key: string): string => wholes[key] ?? ''

export { nounOf } from '#app/measures/nouns.ts'

/** The curve that takes what was closed without an answer for unknown; empty where it says the same. */
export function closingWords({ value, n, quantiles, figures = {} }: Reading): string {
  const [p50, p90] = [figures['censored_at_closing_p50'] ?? null, figures['censored_at_closing_p90'] ?? null]
  if (p50 === null && p90 === null) return ''
  const said = (seconds: number | null) => formatValue(seconds, 'seconds', n)
  if (said(p50) === said(value) && said(p90) === said(quantiles?.p90.value ?? null)) return ''
  const slowest = p90 === null ? '' : `, slowest tenth ${said(p90)} or more`
  return `Taking what was closed without an answer as unknown: ${p50 === null ? 'no median' : said(p50)}${slowest}.`
}
