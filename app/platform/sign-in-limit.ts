import { type Allowance, createRateLimit, inWords } from './rate-limit.ts'

/** How often somebody may try to sign in: for one e-mail address, and from one place on the network. */
const tries = { email: 10, address: 30, leaving: 30 }
const quarterOfAnHour = 900
/** No e-mail address is longer; what is sent as one may be. */
const longestKey = 254

export type SignInLimit = {
  /** Null when one more try is allowed, which it then takes; else why not, in a sentence. */
  refuse: (email: string, address: string) => string | null
  /** Whoever got in has all tries of their e-mail address again, and leaves theirs to others of the same place. */
  clear: (email: string, address: string) => void
  /** The same of leaving for the OpenID provider: each time is noted and asked of it. */
  refuseLeaving: (address: string) => string | null
}

export function createSignInLimit(nowMs?: () => number): SignInLimit {
  const byEmail = createRateLimit(tries.email, quarterOfAnHour, nowMs)
  const byAddress = createRateLimit(tries.address, quarterOfAnHour, nowMs)
  const byLeaving = createRateLimit(tries.leaving, quarterOfAnHour, nowMs)
  const keyOf = (email: string) => email.trim().toLowerCase().slice(0, longestKey)
  return {
    clear: (email, address) => {
      byEmail.clear(keyOf(email))
      byAddress.giveBack(address)
    },
    refuse: (email, address) => {
      // One after the other: whoever is refused by their place must not use up the tries of the person they name.
      const place = byAddress.take(address)
      const allowance = place.ok ? byEmail.take(keyOf(email)) : place
      return sentenceOf(allowance)
    },
    refuseLeaving: (address) => sentenceOf(byLeaving.take(address)),
  }
}

const sentenceOf = (allowance: Allowance): string | null =>
  allowance.ok ? null : `That was tried too often. Try again ${inWords(allowance.afterSeconds)}.`
