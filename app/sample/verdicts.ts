import type { Place, Verdict } from '#app/conversations/verdict.ts'

const nothing: Verdict = {
  needsAnswer: false,
  complaint: false,
  tone: 0,
  gratitude: false,
  saysSolved: false,
  tellsMore: false,
  passesAlong: false,
  asks: false,
  promises: false,
  apologises: false,
  helps: false,
  automated: false,
}
const ours: Verdict = { ...nothing, tone: null }

/** What a perfect judge would say of each kind of message. */
export const verdicts = {
  calmNeed: { ...nothing, needsAnswer: true, tellsMore: true },
  complaint: { ...nothing, needsAnswer: true, complaint: true, tone: -0.6, tellsMore: true },
  details: { ...nothing, tellsMore: true },
  thanks: { ...nothing, gratitude: true, tone: 0.6 },
  solved: { ...nothing, saysSolved: true, tone: 0.3 },
  praise: { ...nothing, tone: 0.7, tellsMore: true },
  aside: { ...nothing, tellsMore: true },
  machine: { ...nothing, automated: true },
  help: { ...ours, helps: true },
  ask: { ...ours, asks: true },
  promise: { ...ours, promises: true },
  note: ours,
  post: { ...ours, helps: true },
  acknowledgement: { ...ours, automated: true },
} satisfies Record<string, Verdict>

export const passing = (place: Place): Verdict => ({ ...ours, passesAlong: [place] })
export const apologising = (verdict: Verdict): Verdict => ({ ...verdict, apologises: true })

/** A call without words: nothing can be known of it. */
export const wordless: Verdict = {
  needsAnswer: null,
  complaint: null,
  tone: null,
  gratitude: null,
  saysSolved: null,
  tellsMore: null,
  passesAlong: null,
  asks: null,
  promises: null,
  apologises: null,
  helps: null,
  automated: null,
}
