import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react'
import { Speech } from './speech.tsx'

const titles: Record<number, string> = {
  400: 'These filters cannot be read.',
  403: 'You may not do this here.',
  404: 'There is nothing here.',
  410: 'Nothing is left to show.',
}

/** What a thrown response says, in its own sentence; for anything else, what happened and what is not lost. */
export function Problem() {
  const error = useRouteError()
  const { pathname } = useLocation()
  const known = isRouteErrorResponse(error) ? error : undefined
  // What the router says of a method is meant for who wrote the page.
  const sentence: unknown = known?.status === 405 ? 'This page takes no form: nothing was changed.' : known?.data
  const back =
    known?.status === 400 ? { to: pathname, name: 'The same page without filters' } : { to: '/', name: 'Home' }
  return (
    <Speech title={known ? (titles[known.status] ?? 'This is not possible.') : 'Something failed here.'}>
      <p>
        {typeof sentence === 'string' && sentence !== ''
          ? sentence
          : known?.status === 404
            ? 'No page has this address.'
            : 'The page could not be made. Nothing was changed or lost; the log of the server says why.'}
      </p>
      <p>
        <Link to={back.to}>{back.name}</Link>
      </p>
    </Speech>
  )
}
