import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'

/** Words about a signal: vermilion, with the diamond. */
export function Outside({ children }: { children: ReactNode }) {
  return (
    <span className="attention">
      <Mark kind="attention" size={11} />
      {children}
    </span>
  )
}
