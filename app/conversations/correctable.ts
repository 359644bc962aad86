import type { Verdict } from './verdict.ts'

export type Correctable = { key: keyof Verdict; label: string }

/** What can be said of each direction, in the order in which it is asked. */
export const correctable: Record<'inbound' | 'outbound', Correctable[]> = {
  inbound: [
    { key: 'needsAnswer', label: 'needs an answer' },
    { key: 'complaint', label: 'a complaint' },
    { key: 'saysSolved', label: 'says it is solved' },
    { key: 'gratitude', label: 'thanks' },
    { key: 'tone', label: 'tone' },
    { key: 'automated', label: 'automatic' },
  ],
  outbound: [
    { key: 'passesAlong', label: 'passes along' },
    { key: 'helps', label: 'helps' },
    { key: 'asks', label: 'asks' },
    { key: 'promises', label: 'promises' },
    { key: 'apologises', label: 'apologises' },
    { key: 'automated', label: 'automatic' },
  ],
}

const alsoInbound: (keyof Verdict)[] = ['tellsMore']

/** Those of a correction's answers that cannot be said of this direction: a customer promises nothing. */
export function notOf(direction: 'inbound' | 'outbound', said: Partial<Verdict>): string[] {
  const known = new Set<string>(correctable[direction].map(({ key }) => key))
  if (direction === 'inbound') for (const key of alsoInbound) known.add(key)
  return Object.keys(said).filter((key) => !known.has(key))
}
