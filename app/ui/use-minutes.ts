import { useEffect, useState } from 'react'

/** A moment (ms) that goes on by the minute from when the server said it was, whatever the clock of this machine says. */
export function useMinutes(asOf: string): number {
  const [passed, setPassed] = useState({ asOf, ms: 0 })
  useEffect(() => {
    const begun = performance.now()
    const timer = window.setInterval(() => setPassed({ asOf, ms: performance.now() - begun }), 60_000)
    return () => window.clearInterval(timer)
  }, [asOf])
  return Date.parse(asOf) + (passed.asOf === asOf ? passed.ms : 0)
}
