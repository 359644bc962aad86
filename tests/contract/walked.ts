import { addressesOf } from '#app/platform/route-names.ts'
import routes from '#app/routes.ts'
import { may, type Deed, type Role } from '#app/rights/roles.ts'
import type { Needed, Rule } from './rights-rules.ts'

/** Every address of the application, as app/routes.ts has it. */
export const addresses = addressesOf(routes)

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** Somebody who walks: how they show who they are, and what they are in the workspace; null: nothing. */
export type Walker = {
  name: string
  headers: () => Promise<Record<string, string>>
  isKnown: boolean
  part: Role | null
  ownsInstallation?: true
  isProgram?: true
  /** A token for this alone. */
  only?: Deed
  isAgency?: true
}

export type Expected = 'let in' | 'to sign in' | 'refused' | 'no such thing' | 'no such request'

/** What must come of a request, by the rules alone. */
export function expectedOf(address: string, rule: Rule, walker: Walker, method: Method): Expected {
  const isRead = method === 'GET'
  const needed = isRead ? rule.get : rule.change
  if (needed === 'anybody') return 'let in'
  // Whoever may read it without signing in is not led there to change it.
  if (needed === 'nobody' && rule.get === 'anybody') return 'no such request'
  if (!walker.isKnown) return 'to sign in'
  // A token is for the API; elsewhere it is nothing.
  if (walker.isProgram && !address.startsWith('/api/')) return 'to sign in'
  if (needed === 'nobody') return 'no such request'
  if (needed === 'signed in') return 'let in'
  if (walker.part === null) return 'no such thing'
  const agencyIsRefused = rule.notForAgencies === 'both' || rule.notForAgencies === (isRead ? 'get' : 'change')
  if (walker.isAgency && agencyIsRefused) return 'refused'
  return isEnough(needed, walker) ? 'let in' : 'refused'
}

function isEnough(
  needed: Exclude<Needed, 'anybody' | 'nobody' | 'signed in'>,
  { part, ownsInstallation, only }: Walker,
): boolean {
  if (only !== undefined) return needed === only
  if (needed === 'installation owner') return ownsInstallation ?? false
  return part !== null && may(part, needed satisfies Deed)
}

/** An address with its parameters filled in. */
export function filled(address: string, fill: Record<string, string>, search: Record<string, string>): string {
  const path = address.replaceAll(/:(\w+)|\*/g, (match, name: string | undefined) =>
    encodeURIComponent(fill[name ?? match] ?? 'nothing'),
  )
  const params = new URLSearchParams(search)
  return params.size === 0 ? path : `${path}?${params}`
}

/** What came of a request, in the same words. */
export function cameOf(status: number, location: string | null): Expected {
  if (status === 401 || (status === 303 && location?.startsWith('/sign-in?'))) return 'to sign in'
  if (status === 403) return 'refused'
  if (status === 404) return 'no such thing'
  if (status === 405) return 'no such request'
  return 'let in'
}
