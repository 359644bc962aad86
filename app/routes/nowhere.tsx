import { useParams } from '@remix-run/react'
import { Masthead } from '#app/ui/app-header.tsx'
import { Problem } from '#app/ui/problem.tsx'

/** Whatever no other route answers. */
export function loader(): never {
  throw new Response('No page has this address.', { status: 404 })
}

export default function Nowhere() {
  return null
}

export function ErrorBoundary() {
  const inWorkspace = useParams()['workspace'] !== undefined
  return (
    <>
      {!inWorkspace && <Masthead />}
      <Problem />
    </>
  )
}
