import type { ComparedMeasure } from '#app/measures/comparison.ts'

const meanings: Record<string, string> = {
  resolution_rate: 'confirmed or presumed, when due',
  first_response: 'half of those who needed an answer waited longer',
  answered_within: 'of those who needed an answer',
  first_reply: 'of any kind, passed along or not',
  next_response: 'later turns, not the first',
  turned_around: 'began unhappy and ended content',
  same_matter_again: 'within 30 days of being resolved',
  repeat_rate: 'on something new, within eight weeks of being helped',
  repeat_share: 'had written in the 26 weeks before; each customer once, on Health once a week',
  passed_along_rate: 'told to go elsewhere',
  canned_share: 'near-copies of what others were told',
  reached_out_first: 'we wrote before they had to',
  bought_again: 'within 90 days; an association',
}

/** What a row of a comparison counts, and which way is better. */
export function meaningOf({ key, better }: ComparedMeasure): string {
  const direction = { lower: '; lower is better', higher: '', neither: '; neither is better' }[better]
  return `${meanings[key] ?? ''}${direction}`.replace(/^; /, '')
}
