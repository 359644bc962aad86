import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findLeaving, leaveByLink } from '#app/actions/leave-letter.server.ts'
import { Doorway, EntryForm, Words } from '#app/ui/entry-form.tsx'

export const meta: MetaFunction = () => [
  { title: 'Leave the weekly letter · Rapport' },
  { name: 'robots', content: 'noindex, nofollow' },
]

/** Opened by a person, or by a program that looks where links lead: nothing happens yet. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await findLeaving(context.db, params['token'] ?? '')
  if (!found) return json({ leaving: null }, 404)
  const { workspace, reader } = found
  const isOn = reader.left_at === null && reader.removed_at === null
  return json({ leaving: { workspace: workspace.name, email: reader.email, isOn } })
}

/** The page's button, or that of a mail program (RFC 8058), which sees no page. */
export async function action({ params, context }: ActionFunctionArgs) {
  const left = await leaveByLink(context.db, params['token'] ?? '', context.now())
  return json({ hasLeft: left !== undefined }, left ? 200 : 404)
}

export default function Leave() {
  const { leaving } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  if (leaving === null)
    return (
      <Doorway title="This link leads nowhere.">
        <Words>It may have been cut off on its way. The last mail has it whole, at its end.</Words>
      </Doorway>
    )
  const { workspace, email, isOn } = leaving
  if (done?.hasLeft === true || !isOn)
    return (
      <Doorway title="You are off the list.">
        <Words>
          The weekly letter of {workspace} is no longer sent to {email}. If that was a mistake, ask whoever looks after
          it to put you back.
        </Words>
      </Doorway>
    )
  return (
    <Doorway title="Leave the list?">
      <Words>
        The weekly letter of {workspace} is sent to {email}.
      </Words>
      <EntryForm button="Leave the list">{null}</EntryForm>
    </Doorway>
  )
}
