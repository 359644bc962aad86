import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { loadWorkspaces } from '#app/screens/workspaces.server.ts'
import { Masthead } from '#app/ui/app-header.tsx'
import { Beginning } from '#app/ui/beginning.tsx'
import { Speech } from '#app/ui/speech.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const { workspaces, only } = await loadWorkspaces(context)
  if (only !== undefined) return redirect(`/w/${encodeURIComponent(only)}/health`)
  return { workspaces }
}

export default function Start() {
  const { workspaces } = useLoaderData<typeof loader>()
  if (workspaces.length === 0) {
    return (
      <>
        <Masthead />
        <Beginning />
      </>
    )
  }
  return (
    <>
      <Masthead />
      <Speech title="Whose conversations?">
        <ul>
          {workspaces.map(({ name, isSample }) => (
            <li key={name}>
              <Link to={`/w/${encodeURIComponent(name)}/health`}>{name}</Link>
              {isSample && ' (an invented shop)'}
            </li>
          ))}
        </ul>
      </Speech>
    </>
  )
}
