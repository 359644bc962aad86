import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react'
import inter from '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url'
import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2?url'
import type { LinksFunction, MetaFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { Masthead } from './ui/app-header.tsx'
import { Hatches } from './ui/hatches.tsx'
import { useNonce } from './ui/nonce.ts'
import { Problem } from './ui/problem.tsx'
import './ui/base.css'

export const meta: MetaFunction = () => [{ title: 'Rapport' }]

/** The two typefaces that every page needs, asked for before the style sheet is read. */
export const links: LinksFunction = () =>
  [newsreader, inter].map((href) => ({
    rel: 'preload',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
    href,
  }))

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

/** A failure that no page of a workspace has caught. */
export function ErrorBoundary() {
  return (
    <>
      <Masthead />
      <Problem />
    </>
  )
}
