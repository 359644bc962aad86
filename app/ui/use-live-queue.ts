import { useEffect, useRef, useState } from 'react'

/** How a row of the open page stands now, as the server tells it. Moments are ISO 8601. */
export type LiveRow =
  | { id: string; kind: 'waiting'; claimedBy: string | null; holder: string | null; isMine: boolean }
  | { id: string; kind: 'answered' | 'marked' | 'left'; by: string | null; at: string | null; mark: string | null }

export type Live = {
  rows: ReadonlyMap<string, LiveRow>
  /** How many wait now that the page does not show; told at most once a minute. */
  more: number
  /** `lost`: no connection; what is shown was right at `rightAt`. `out`: nobody is signed in any more. */
  connection: 'live' | 'lost' | 'out'
  rightAt: string
  /** Asks at once how the rows stand. */
  ask: () => void
}

type Asked = { liveHref: string; stateHref: string; opened: string; ids: string[] }
type Told = { asOf: string; rows: LiveRow[]; more: number }

const [onceAMinuteMs, atMostEveryMs, againMs, patienceMs] = [60_000, 1500, 15_000, 5000]

/** Keeps what is shown right without moving it: is told when something changed, and asks what became of its rows. */
export function useLiveQueue({ liveHref, stateHref, opened, ids }: Asked): Live {
  const [told, setTold] = useState<{ opened: string; rows: Live['rows']; rightAt: string } | null>(null)
  const [more, setMore] = useState({ opened, count: 0 })
  const [connection, setConnectionOf] = useState<{ opened: string; is: Live['connection'] }>({ opened, is: 'live' })
  const asking = useRef(() => undefined as void)
  const names = JSON.stringify(ids)

  useEffect(() => {
    let source: EventSource | undefined
    let isAsking = false
    let isOver = false
    let next: number | undefined
    let toldMoreAt = -Infinity
    const setConnection = (is: Live['connection']) => setConnectionOf({ opened, is })
    const later = (ms: number) => {
      window.clearTimeout(next)
      next = window.setTimeout(() => void ask(), ms)
    }
    const hear = (answer: Told) => {
      setTold({ opened, rows: new Map(answer.rows.map((row) => [row.id, row])), rightAt: answer.asOf })
      setConnection('live')
      const wait = toldMoreAt + onceAMinuteMs - performance.now()
      if (wait <= 0) {
        if (answer.more > 0) toldMoreAt = performance.now()
        setMore({ opened, count: answer.more })
      } else later(wait)
    }
    const ask = async () => {
      if (isAsking) return later(atMostEveryMs)
      isAsking = true
      try {
        const response = await fetch(stateHref, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify({ opened, ids: JSON.parse(names) as string[] }),
        })
        if (isOver) return
        if (response.redirected || response.status === 401) return setConnection('out')
        if (!response.ok) throw new Error(String(response.status))
        hear((await response.json()) as Told)
      } catch {
        if (isOver) return
        setConnection('lost')
        later(againMs)
      } finally {
        isAsking = false
      }
    }
    const connect = () => {
      source?.close()
      if (document.hidden) return
      source = new EventSource(liveHref)
      source.addEventListener('open', () => void ask())
      source.addEventListener('changed', () => later(200))
      source.addEventListener('error', () => {
        later(patienceMs)
        // A refusal ends it for good; only a connection that broke is made again by itself.
        if (source?.readyState === EventSource.CLOSED) window.setTimeout(() => !isOver && connect(), againMs)
      })
    }
    // A browser opens six connections to us at most: a page that nobody looks at holds none.
    const onVisible = () => connect()
    const onOnline = () => connect()
    const onOffline = () => setConnection('lost')
    asking.current = () => void ask()
    connect()
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('online', onOnline)
    window.addEventListener('offline', onOffline)
    return () => {
      isOver = true
      source?.close()
      window.clearTimeout(next)
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('online', onOnline)
      window.removeEventListener('offline', onOffline)
    }
  }, [liveHref, stateHref, opened, names])

  const isOfThis = told?.opened === opened
  return {
    rows: isOfThis ? told.rows : noRows,
    more: more.opened === opened ? more.count : 0,
    connection: connection.opened === opened ? connection.is : 'live',
    rightAt: isOfThis ? told.rightAt : opened,
    ask: () => asking.current(),
  }
}

const noRows: Live['rows'] = new Map()
