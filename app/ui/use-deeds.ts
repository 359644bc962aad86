import { useCallback, useState } from 'react'
import type { Deed, Deeds } from './queue-counts.ts'

const none: Deeds = {}

/**
 * What one did to the rows of a queue since it was read at `asOf`. A deed that is told as null takes the last one of that
 * row back: it was refused, or undone.
 */
export function useDeeds(asOf: string): [Deeds, (id: string, deed: Deed | null) => void] {
  const [done, setDone] = useState({ since: asOf, of: none })
  const tell = useCallback(
    (id: string, deed: Deed | null) =>
      setDone((before) => {
        const of = before.since === asOf ? before.of : none
        const deeds = of[id] ?? []
        return { since: asOf, of: { ...of, [id]: deed === null ? deeds.slice(0, -1) : [...deeds, deed] } }
      }),
    [asOf],
  )
  return [done.since === asOf ? done.of : none, tell]
}
