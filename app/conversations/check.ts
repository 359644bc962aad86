import { withSaid } from './correction-applied.ts'
import type { Place, Verdict } from './verdict.ts'

/** What a person says of a message they check, without knowing what the judge says. */
export type Checked =
  | { needsAnswer: boolean; complaint: boolean; saysSolved: boolean }
  | { passesAlong: boolean; place: Place }

/**
 * What is to be corrected so that a message is what the person says; null: nothing. A reply that does not only pass
 * along helps, unless all it does beside is to ask, promise or apologise.
 */
export function correctionOfCheck(now: Verdict, checked: Checked): Partial<Verdict> | null {
  const correction: Partial<Verdict> = {}
  if ('passesAlong' in checked) {
    const passes = now.passesAlong !== null && now.passesAlong !== false && now.passesAlong.length > 0
    if (checked.passesAlong !== passes) {
      const said = { passesAlong: checked.passesAlong ? [checked.place] : (false as const) }
      Object.assign(correction, said, { helps: withSaid(now, said, 'outbound').helps })
    }
  } else {
    for (const key of ['needsAnswer', 'complaint', 'saysSolved'] as const)
      if (now[key] !== checked[key]) correction[key] = checked[key]
  }
  return Object.keys(correction).length ? correction : null
}

/** Who needs no answer does not complain either, so that need not be said. */
export function readCheckForm(form: FormData, outbound: boolean, places: readonly Place[]): Checked | null {
  const answer = (name: string) =>
    new Map([
      ['yes', true],
      ['no', false],
    ] as const).get(form.get(name) as 'yes' | 'no')
  if (outbound) {
    const [passesAlong, place] = [answer('passesAlong'), places.find((one) => one === form.get('place'))]
    return passesAlong === undefined ? null : { passesAlong, place: place ?? 'private message' }
  }
  const [needsAnswer, saysSolved] = [answer('needsAnswer'), answer('saysSolved')]
  const complaint = needsAnswer === false ? false : answer('complaint')
  if (needsAnswer === undefined || saysSolved === undefined || complaint === undefined) return null
  return { needsAnswer, complaint, saysSolved }
}
