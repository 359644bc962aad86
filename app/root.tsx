import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react'
import type { MetaFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { Hatches } from './ui/hatches.tsx'
import { useNonce } from './ui/nonce.ts'
import { Problem } from './ui/problem.tsx'
import './ui/base.css'

export const meta: MetaFunction = () => [{ title: 'Rapport' }]

/** The document around every page, also around a failed one. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the page
        </a>
        <Hatches />
        {children}
        <ScrollRestoration {...(nonce !== undefined && { nonce })} />
        <Scripts {...(nonce !== undefined && { nonce })} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export { Problem as ErrorBoundary }
