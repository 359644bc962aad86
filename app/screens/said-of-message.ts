import { correctable } from '#app/conversations/correctable.ts'
import { withSaid } from '#app/conversations/correction-applied.ts'
import { places, type Verdict } from '#app/conversations/verdict.ts'

/** One thing that can be said of a message: what the judge says, and what a person does; null: nobody does. */
export type SaidOf = {
  key: string
  label: string
  judged: string
  said: string | null
  /** What counts: that, or what follows from what else is said, or what the judge says. */
  now: string
  /** Where a reply may send customers. */
  places?: readonly string[]
}

/** What the judge and persons say of a message, verdict by verdict, in words. */
export function saidOf(judged: Verdict, correction: Partial<Verdict> | null, outbound: boolean): SaidOf[] {
  const direction = outbound ? 'outbound' : 'inbound'
  const shown = withSaid(judged, correction ?? {}, direction)
  return correctable[direction].map(({ key, label }) => ({
    key,
    label,
    judged: inWords(judged[key]),
    said: correction && key in correction ? inWords(correction[key] ?? null) : null,
    now: inWords(shown[key]),
    ...(key === 'passesAlong' && { places }),
  }))
}

function inWords(value: Verdict[keyof Verdict]): string {
  if (value === null) return 'unknown'
  if (Array.isArray(value)) return value.length ? `yes, to ${value.join(', ')}` : 'no'
  if (typeof value === 'number') return String(value).replace('-', '−')
  return value ? 'yes' : 'no'
}
