import { redirectDocument, type LoaderFunctionArgs } from '@remix-run/node'

/** Where a script's request ends whose session has: the whole page goes to sign in. */
export function loader({ request }: LoaderFunctionArgs) {
  const to = new URL(request.url).searchParams.get('to') ?? '/'
  return redirectDocument(`/sign-in?${new URLSearchParams({ to })}`)
}

export { loader as action }
