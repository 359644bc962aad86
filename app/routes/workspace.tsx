import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useParams } from '@remix-run/react'
import { loadFrameCount } from '#app/screens/frame-count.server.ts'
import { loadWorkspace } from '#app/screens/workspaces.server.ts'
import { AbsentFooter } from '#app/ui/absent-footer.tsx'
import { AppHeader } from '#app/ui/app-header.tsx'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const workspace = await loadWorkspace(context, params['workspace'] ?? '')
  if (!workspace) throw new Response(`There is no workspace "${params['workspace']}".`, { status: 404 })
  return { ...workspace, waiting: await loadFrameCount(context, params['workspace'] ?? '') }
}

export default function Workspace() {
  const { name, isSample, timeZone, others, person, waiting, seesAll, mayRemove } = useLoaderData<typeof loader>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const places = [
    { name: 'Health', href: `${home}/health`, letter: 'h' },
    { name: 'Waiting', href: `${home}/waiting`, letter: 'w', ...(waiting && { waiting }) },
    { name: 'Conversations', href: `${home}/conversations`, letter: 'c' },
    { name: 'Customers', href: `${home}/customers`, letter: 'u' },
    { name: 'Compare', href: `${home}/compare`, letter: 'p' },
    ...(seesAll ? [{ name: 'Weekly', href: `${home}/weekly`, letter: 'l' }] : []),
    { name: 'Sources', href: `${home}/sources`, letter: 's' },
    { name: 'Measures', href: `${home}/measures`, letter: 'm' },
    { name: 'Settings', href: `${home}/settings`, letter: 't' },
  ]
  return (
    <>
      <AppHeader whose={name} {...{ isSample, mayRemove, others, person, places }} />
      <Outlet />
      <AbsentFooter
        why={`${home}/measures#refused`}
        notes={[
          `Times are ${timeZone}. Weeks begin on Monday.`,
          'The clock is the customer’s: nights and weekends count.',
        ]}
      />
    </>
  )
}
