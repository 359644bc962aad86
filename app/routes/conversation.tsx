import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams } from '@remix-run/react'
import { changeWaiting } from '#app/actions/waiting-form.server.ts'
import { correctByForm } from '#app/actions/correct-message.server.ts'
import { channelInWords } from '#app/measures/channel-words.ts'
import { counted } from '#app/measures/format.ts'
import { loadConversationPage } from '#app/screens/conversation-page.server.ts'
import { requireScope, requireView } from '#app/screens/in-view.server.ts'
import { verdictFlags } from '#app/screens/verdict-words.ts'
import { AroundConversation } from '#app/ui/around-conversation.tsx'
import { CorrectForm } from '#app/ui/correct-form.tsx'
import { MessageItem } from '#app/ui/message-item.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { OutcomeHistory } from '#app/ui/outcome-history.tsx'
import { OutcomeMenu } from '#app/ui/outcome-menu.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { Returns } from '#app/ui/returns.tsx'
import { standingWords } from '#app/ui/standing-words.ts'
import { Standings } from '#app/ui/standings.tsx'
import { WaitClocks } from '#app/ui/wait-clocks.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Conversation · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { workspace = '', id = '' } = params
  const found = await requireView(context, workspace, new URLSearchParams(), (trx, seen) =>
    loadConversationPage(trx, seen, id),
  )
  if (!found)
    throw new Response('There is no conversation of this name, or its source was taken back.', { status: 404 })
  if ('forgotten' in found)
    throw new Response('This customer was forgotten: what was said is erased, and what was counted stays.', {
      status: 410,
    })
  if ('movedTo' in found)
    throw redirect(`/w/${encodeURIComponent(workspace)}/conversations/${encodeURIComponent(found.movedTo)}`)
  return found
}

/** A correction or a mark made on the page, by its form alone. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { scope, asker } = await requireScope(context, params['workspace'], 'care')
  if (form.has('do')) {
    const marked = await changeWaiting(context, scope, form, { asker, now: context.now() })
    if (!marked.ok) throw new Response(marked.reason, { status: 422 })
    return redirect(
      `/w/${encodeURIComponent(params['workspace'] ?? '')}/conversations/${encodeURIComponent(marked.conversation)}`,
    )
  }
  const done = await correctByForm(context.pool, scope, form, { who: asker.name, now: context.now() })
  if (!done.ok) throw new Response(done.reason, { status: 422 })
  const { workspace = '', id = '' } = params
  const home = `/w/${encodeURIComponent(workspace)}/conversations/${encodeURIComponent(done.conversation ?? id)}`
  return redirect(`${home}#message-${encodeURIComponent(done.message)}`)
}

export default function Conversation() {
  const shown = useLoaderData<typeof loader>()
  const { conversation, messages, standings, returns, customer, waits, outcomes, around, asOf, timeZone } = shown
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const automatic = messages.filter(({ outbound, automated }) => outbound && automated).length
  const now = standings.findLast(({ from }) => from <= asOf)
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>
          {counted(conversation.messages, 'message')}
          {automatic > 0 && ` and ${automatic === 1 ? 'an automatic reply' : `${automatic} automatic replies`}`} on{' '}
          {channelInWords(conversation.channel)}, {now ? standingWords(now.kind) : 'not begun yet'}.
        </h1>
        <p className="notice">
          With <Link to={`${home}/customers/${customer.id}`}>{customer.name ?? conversation.customer}</Link>
          {customer.name !== null && ` (${customer.ids.join(', ')})`}
          {conversation.account !== null && `, and ${conversation.account}`}, begun{' '}
          <Moment at={conversation.beganAt} timeZone={timeZone} />
          {conversation.topic !== null && `, about ${conversation.topic}`}.{' '}
          {shown.openHref !== null && (
            <a href={shown.openHref} rel="noreferrer" target="_blank">
              Open in {channelInWords(conversation.channel)}
            </a>
          )}
        </p>
      </div>
      <div className="two-columns section">
        <section aria-labelledby="said">
          <h2 id="said">Who said what</h2>
          <ol>
            {messages.map((message) => (
              <MessageItem
                key={message.id}
                message={{
                  ...message,
                  author: message.outbound ? message.author : nameOf(customer, message.author),
                  canned:
                    message.copies === null
                      ? null
                      : {
                          says: `near-copy of ${counted(message.copies, 'other reply', 'other replies')}`,
                          href: `${home}/near-copies/${encodeURIComponent(message.id)}`,
                        },
                  flags: verdictFlags(message.verdict, message.outbound, message.countsAsNeed),
                  corrected: message.corrected !== null,
                }}
                timeZone={timeZone}
              >
                {shown.mayCare && <CorrectForm message={message} timeZone={timeZone} />}
              </MessageItem>
            ))}
          </ol>
        </section>
        <div>
          <WaitClocks waits={waits} timeZone={timeZone} />
          <Standings
            standings={standings.map(({ kind, from }) => ({ kind, from, toCome: from > asOf }))}
            timeZone={timeZone}
          />
          {shown.mayCare && (
            <Form method="post" className="beside">
              <input type="hidden" name="do" value="mark" />
              <input type="hidden" name="conversation" value={conversation.id} />
              <OutcomeMenu showKeys={false} />
            </Form>
          )}
          <OutcomeHistory
            conversation={conversation.id}
            outcomes={outcomes}
            timeZone={timeZone}
            mayCare={shown.mayCare}
          />
          <Returns {...{ returns, home, timeZone }} />
          <AroundConversation home={home} customer={customer.id} around={around} timeZone={timeZone} />
          <dl className="facts">
            {conversation.dueAt && (
              <>
                <dt>Comes due</dt>
                <dd>
                  <Moment at={conversation.dueAt} timeZone={timeZone} />
                </dd>
              </>
            )}
            <dt>Name</dt>
            <dd>{conversation.id}</dd>
          </dl>
          <p className="beside">
            <Link to={`${home}/conversations`}>All conversations</Link>
          </p>
        </div>
      </div>
    </main>
  )
}

/** A customer by name, where one is known; whoever else writes to us under their conversation by what they are called. */
const nameOf = ({ name, ids }: { name: string | null; ids: string[] }, author: string) =>
  name !== null && ids.includes(author) ? name : author

export { Problem as ErrorBoundary }
