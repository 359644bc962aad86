import { createRateLimit, inWords } from './rate-limit.ts'

/** How often somebody may try to sign in: for one e-mail address, and from one place on the network. */
const tries = { email: 10, address: 30 }
const quarterOfAnHour = 900

export type SignInLimit = {
  /** Null when one more try is allowed, which it then takes; else why not, in a sentence. */
  refuse: (email: string, address: string) => string | null
  /** Whoever got in has all tries of their e-mail address again. */
  clear: (email: string) => void
}

export function createSignInLimit(nowMs?: () => number): SignInLimit {
  const byEmail = createRateLimit(tries.email, quarterOfAnHour, nowMs)
  const byAddress = createRateLimit(tries.address, quarterOfAnHour, nowMs)
  const keyOf = (email: string) => email.trim().toLowerCase()
  return {
    clear: (email) => byEmail.clear(keyOf(email)),
    refuse: (email, address) => {
      const refused = [byAddress.take(address), byEmail.take(keyOf(email))].find((allowance) => !allowance.ok)
      if (refused === undefined || refused.ok) return null
      return `That was tried too often. Try again ${inWords(refused.afterSeconds)}.`
    },
  }
}
