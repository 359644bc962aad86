import { Problem } from '#app/ui/problem.tsx'

/** Whatever no other route answers. */
export function loader(): never {
  throw new Response('No page has this address.', { status: 404 })
}

export default function Nowhere() {
  return null
}

export { Problem as ErrorBoundary }
