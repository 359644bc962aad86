import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { loadWorkspaces } from '#app/screens/workspaces.server.ts'
import { Masthead } from '#app/ui/app-header.tsx'
import { Beginning } from '#app/ui/beginning.tsx'
import { Speech } from '#app/ui/speech.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const { workspaces, only } = await loadWorkspaces(context)
  if (only !== undefined) return redirect(`/w/${encodeURIComponent(only)}/health`)
  return { workspaces, person: context.signedIn?.name ?? null, isOwner: context.signedIn?.ownsInstallation ?? false }
}

export default function Start() {
  const { workspaces, person, isOwner } = useLoaderData<typeof loader>()
  if (workspaces.length === 0 && !isOwner) {
    return (
      <>
        <Masthead />
        <Speech title="You have no part in any workspace.">
          <p>
            You are signed in as {person}. Whoever looks after a workspace can invite you into it; then its pages open
            here.
          </p>
          <p>
            <Link to="/account">Your account, and sign out</Link>
          </p>
        </Speech>
      </>
    )
  }
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
