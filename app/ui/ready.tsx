import { Await, useNavigation } from '@remix-run/react'
import { type ReactNode, Suspense } from 'react'
import { ErrorNote } from './error-note.tsx'
import styles from './ready.module.css'

/** What a loader found in time, or the promise of it. */
export type Found<T> = { now: T } | { later: Promise<T> }

type Props<T> = {
  found: Found<T>
  /** What stands here while it is calculated. */
  meanwhile: ReactNode
  /** What could not be shown, should it fail. */
  failed: string
  /** What is still of use then. */
  below?: ReactNode
  children: (value: T) => ReactNode
}

/** What takes long: shown at once where it is there, else when it comes. What it showed before stays, greyed, till then. */
export function Ready<T>({ found, meanwhile, failed, below, children }: Props<T>) {
  const busy = useNavigation().state === 'loading'
  const shown = (value: T) => (
    <div className={busy ? styles['busy'] : undefined} aria-busy={busy || undefined}>
      {children(value)}
    </div>
  )
  if ('now' in found) return shown(found.now)
  return (
    <Suspense fallback={meanwhile}>
      <Await
        resolve={found.later}
        errorElement={
          <>
            <ErrorNote title={failed}>
              <p>Nothing was changed. Reload the page to try again; the log says why it failed.</p>
            </ErrorNote>
            {below}
          </>
        }
      >
        {shown}
      </Await>
    </Suspense>
  )
}

/** Until it is there; where no scripts run, the page looks again by itself. */
export function BeingCalculated({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={`lede first ${styles['calculated']}`} aria-live="polite">
      <h1>{title}</h1>
      {children}
      <noscript>
        <meta httpEquiv="refresh" content="3" />
        <p className="notice">This page looks again in three seconds.</p>
      </noscript>
    </div>
  )
}
