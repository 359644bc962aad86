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
