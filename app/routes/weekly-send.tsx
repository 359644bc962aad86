import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { sayArrived, sendAgain } from '#app/actions/letter-sending.server.ts'
import { addJob } from '#app/jobs/queue.ts'
import { weekInWords } from '#app/measures/days.ts'
import { hastyPost } from '#app/platform/mail.server.ts'
import { posted, postedId } from '#app/platform/posted.ts'
import { may } from '#app/rights/roles.ts'
import { Fault } from '#app/ui/entry-form.tsx'
import { DeliveryTable } from '#app/ui/delivery-table.tsx'
import { MailPreview } from '#app/ui/mail-preview.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { SendForm } from '#app/ui/send-form.tsx'
import { deliverLetters, deliveryTurn } from '#app/weekly-report/sending/deliver-work.ts'
import { sendByHand } from '#app/weekly-report/sending/mailing.server.ts'
import {
  loadSending,
  readDeliveryKey,
  requireOutgoing,
  requireSending,
} from '#app/weekly-report/sending/send-page.server.ts'
import { sendPreview } from '#app/weekly-report/sending/try-mail.server.ts'

export const meta: MetaFunction = ({ params }) => [
  { title: `Send week ${params['week']} · ${params['workspace']} · Rapport` },
]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const sending = await requireSending(context, params['workspace'], params['week'] ?? '')
  const { nonce, reached, signedIn } = context
  const loaded = await loadSending(context, sending, reached.url)
  const html = loaded.html.replace('<style>', `<style nonce="${nonce}">`)
  const isOwner = may(sending.asker.role, 'mail')
  return { ...loaded, html, isOwner, to: signedIn?.email ?? null, isReachable: isReachable(reached.url) }
}

type Done = { ok: true } | { ok: false; status?: number; reason: string }
type Told = { fault?: string; says?: string }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sending = await requireSending(context, params['workspace'], params['week'] ?? '')
  const { scope, workspace, asker, monday: week } = sending
  const form = await request.formData()
  const [does, who, now, { db, pool }] = [posted(form, 'do'), asker.name, context.now(), context]
  if (does === 'preview') {
    const { signedIn: to } = context
    if (!to) return json<Told>({ fault: 'Nobody is signed in whom it could be sent to.' }, 422)
    const outgoing = await requireOutgoing(context, sending, context.reached.url)
    const tried = await sendPreview({ db, scope, post: hastyPost, to, workspace: workspace.name, now }, outgoing)
    return json<Told>(tried.ok ? { says: tried.says } : { fault: tried.says })
  }
  const key = readDeliveryKey(week, posted(form, 'kind'), postedId(form, 'target'))
  const done = await context.inWorkspace(scope, async (trx): Promise<Done> => {
    if (does === 'send') return sendByHand(trx, scope, { week, now, who })
    if (does === 'again' && key) return sendAgain(trx, scope, { ...key, who, now })
    if ((does === 'arrived' || does === 'came back') && key)
      return sayArrived(trx, scope, { ...key, who, now, arrived: does === 'arrived' })
    return { ok: false, reason: 'Nothing was sent: the page did not say what to do.' }
  })
  if (!done.ok) return json<Told>({ fault: done.reason }, done.status ?? 422)
  await addJob(pool, deliverLetters, { workspaceId: workspace.id }, deliveryTurn(workspace.id))
  return redirect(`/w/${encodeURIComponent(workspace.name)}/weekly/${params['week']}/send`)
}

/** Whether an address is one of this machine alone. */
const isReachable = (url: string) => !['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

export default function WeeklySend() {
  const { monday, deliveries, subject, html, text, timeZone, ...known } = useLoaderData<typeof loader>()
  const told: Told | undefined = useActionData<typeof action>()
  const { workspace = '', week = '' } = useParams()
  const home = `/w/${encodeURIComponent(workspace)}`
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>{known.isClosed ? 'This letter has gone out.' : 'Send this letter.'}</h1>
        <p className="deck">
          {weekInWords(monday)}: “{subject}” <a href={`${home}/weekly/${week}`}>Back to the letter</a>
        </p>
        {told?.fault !== undefined && <Fault>{told.fault}</Fault>}
        {told?.says !== undefined && <output>{told.says}</output>}
      </div>
      <SendForm {...known} home={home} timeZone={timeZone} />
      {deliveries.length > 0 && <DeliveryTable deliveries={deliveries} timeZone={timeZone} />}
      <MailPreview html={html} text={text} />
    </main>
  )
}

export { Problem as ErrorBoundary }
