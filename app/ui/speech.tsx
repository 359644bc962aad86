import type { ReactNode } from 'react'

/** A page that only says something: an error, an empty start, a choice. */
export function Speech({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main id="main" className="wrap speech">
      <h1>{title}</h1>
      {children}
    </main>
  )
}
