import { useFetcher, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { UnderWay } from './run-progress.tsx'

type Told = { work: UnderWay[]; asOf: string }

const everyMs = 2000
const moves = new Set(['running', 'pausing', 'stopping', 'waiting', 'interrupted', 'gone', 'trying', 'importing'])

const isMoving = (one: UnderWay) => one.kind === 'take_back' || moves.has(one.state)

/** What must change for the rest of the page to be old. */
const outline = (work: UnderWay[]) =>
  JSON.stringify(work.map((one) => [one.kind, one.name, one.kind === 'take_back' ? one.problem : one.state]))

/**
 * What is under way, asked for every two seconds while anything moves; the whole page is read again when something
 * begins or ends. `said` is for screen readers: at the beginning and every quarter.
 */
export function useUnderWay(loaded: Told, progressAt: string): { work: UnderWay[]; said: string } {
  const fetcher = useFetcher<Told>()
  const { revalidate } = useRevalidator()
  const told = fetcher.data && fetcher.data.asOf > loaded.asOf ? fetcher.data : loaded
  const asks = told.work.some(isMoving)
  const { load } = fetcher
  useEffect(() => {
    if (!asks) return undefined
    const timer = window.setInterval(() => load(progressAt), everyMs)
    return () => window.clearInterval(timer)
  }, [asks, load, progressAt])

  const known = useRef(outline(loaded.work))
  const now = outline(told.work)
  useEffect(() => {
    if (told === loaded) known.current = now
    else if (known.current !== now) {
      known.current = now
      revalidate()
    }
  }, [told, loaded, now, revalidate])

  return { work: told.work, said: useQuarters(told.work) }
}

/** "shop.csv: 50% read." at every quarter, and nothing in between. */
function useQuarters(work: UnderWay[]): string {
  const words = work
    .flatMap((one) => {
      const quarter = one.share === null ? 0 : Math.floor(one.share * 4)
      return isMoving(one) && quarter > 0 ? [`${one.name}: ${quarter * 25}% done.`] : []
    })
    .join(' ')
  // Said once it changes, not when the page comes.
  const [first] = useState(words)
  return words === first ? '' : words
}
