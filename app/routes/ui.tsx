import type { MetaFunction } from '@remix-run/node'
import { readEnv } from '#app/platform/env.ts'
import { Figures } from '#app/ui/gallery/figures.tsx'
import { MeasureGallery } from '#app/ui/gallery/measures.tsx'
import { Words } from '#app/ui/gallery/words.tsx'
import { Problem } from '#app/ui/problem.tsx'

export const meta: MetaFunction = () => [{ title: 'Components · Rapport' }]

/** Not there in production, where nobody builds pages. */
export function loader(): null {
  if (readEnv().NODE_ENV === 'production') throw new Response('No page has this address.', { status: 404 })
  return null
}

/** Every component in every state, on invented figures. */
export default function Gallery() {
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>Every component in every state.</h1>
        <p className="deck">Nothing on this page happened. Light and dark follow the system.</p>
      </div>
      <MeasureGallery />
      <Figures />
      <Words />
    </main>
  )
}

export { Problem as ErrorBoundary }
