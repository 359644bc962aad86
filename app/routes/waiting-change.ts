import type { ActionFunctionArgs } from '@remix-run/node'
import { changeWaiting } from '#app/actions/waiting-form.server.ts'
import { requireScope } from '#app/screens/in-view.server.ts'

/** A script posts here. */
export const loader = () =>
  new Response('This address is asked with POST.', { status: 405, headers: { Allow: 'POST' } })

/** A claim or a mark that a script posts; without scripts the page takes the same form. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { scope, asker } = await requireScope(context, params['workspace'], 'care')
  const done = await changeWaiting(context, scope, form, { asker, now: context.now() })
  return Response.json(done, { status: done.ok ? 200 : 409 })
}
