import { isRouteErrorResponse, useLocation, useRevalidator, useRouteError } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { Mark } from './mark.tsx'
import { Problem } from './problem.tsx'
import { WaitingHead } from './waiting-head.tsx'

const againSeconds = 15

/** The queue could not be read: nothing is lost, and it is tried again by itself. Anything else is told as elsewhere. */
export function WaitingProblem() {
  const error = useRouteError()
  const isKnown = isRouteErrorResponse(error) && error.status < 500
  const { revalidate, state } = useRevalidator()
  const { pathname, search } = useLocation()
  const [left, setLeft] = useState(againSeconds)
  useEffect(() => {
    if (isKnown) return undefined
    const timer = window.setInterval(() => setLeft((seconds) => (seconds <= 1 ? againSeconds : seconds - 1)), 1000)
    const again = window.setInterval(revalidate, againSeconds * 1000)
    return () => {
      window.clearInterval(timer)
      window.clearInterval(again)
    }
  }, [isKnown, revalidate])
  if (isKnown) return <Problem />
  return (
    <main id="main" className="wrap">
      <WaitingHead title="Waiting" />
      <div className="lede">
        <h2 className="display">
          <Mark kind="attention" size={22} />
          We cannot show the queue just now.
        </h2>
        <p className="deck">
          The database did not answer. What people wrote is kept where it was, and nothing that you did here before is
          lost.
        </p>
        <p className="notice">
          {state === 'loading'
            ? 'Trying again …'
            : `We try again every ${againSeconds} seconds; the next try is in ${left} s.`}{' '}
          <a href={`${pathname}${search}`}>Try now</a> · the log of the server says why
        </p>
      </div>
    </main>
  )
}
