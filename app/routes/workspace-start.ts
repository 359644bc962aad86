import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireScope } from '#app/screens/in-view.server.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { workspace } = await requireScope(context, params['workspace'], 'read')
  return redirect(`/w/${encodeURIComponent(workspace.name)}/health`)
}
