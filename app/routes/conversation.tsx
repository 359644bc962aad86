import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { correctByForm } from '#app/actions/correct-message.server.ts'
import { channelInWords } from '#app/measures/channel-words.ts'
import { counted, formatWaited } from '#app/measures/format.ts'
import { loadConversation } from '#app/screens/conversation.server.ts'
import { requireScope, requireView } from '#app/screens/in-view.server.ts'
import { verdictFlags } from '#app/screens/verdict-words.ts'
import { CorrectForm } from '#app/ui/correct-form.tsx'
import { MessageItem } from '#app/ui/message-item.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { Returns } from '#app/ui/returns.tsx'
import { standingWords } from '#app/ui/standing-words.ts'
import { Standings } from '#app/ui/standings.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Conversation · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { workspace = '', id = '' } = params
  const found = await requireView(context, workspace, new URLSearchParams(), async (trx, { scope, view }) => {
    const conversation = await loadConversation(trx, scope, id)
    return conversation && { ...conversation, asOf: view.asOf, timeZone: view.workspace.timeZone }
  })
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

/** A correction made on the page, by its form alone. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { scope, asker } = await requireScope(context, params['workspace'], 'care')
  const done = await correctByForm(context.pool, scope, form, { who: asker.name, now: context.now() })
  if (!done.ok) throw new Response(done.reason, { status: 422 })
  const { workspace = '', id = '' } = params
  const home = `/w/${encodeURIComponent(workspace)}/conversations/${encodeURIComponent(done.conversation ?? id)}`
  return redirect(`${home}#message-${encodeURIComponent(done.message)}`)
}

export default function Conversation() {
  const { conversation, messages, standings, returns, asOf, timeZone } = useLoaderData<typeof loader>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const now = standings.findLast(({ from }) => from <= asOf)
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>
          {counted(conversation.messages, 'message')} on {channelInWords(conversation.channel)},{' '}
          {now ? standingWords(now.kind) : 'not begun yet'}.
        </h1>
        <p className="notice">
          With customer {conversation.customer}
          {conversation.account !== null && ` and ${conversation.account}`}, begun{' '}
          <Moment at={conversation.beganAt} timeZone={timeZone} />.
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
                <CorrectForm message={message} timeZone={timeZone} />
              </MessageItem>
            ))}
          </ol>
        </section>
        <div>
          <Standings
            standings={standings.map(({ kind, from }) => ({ kind, from, toCome: from > asOf }))}
            timeZone={timeZone}
          />
          <Returns {...{ returns, home, timeZone }} />
          <dl className="facts">
            <dt>First need</dt>
            <dd>{conversation.firstNeedAt ? <Moment at={conversation.firstNeedAt} timeZone={timeZone} /> : 'none'}</dd>
            <dt>First answer</dt>
            <dd>
              {conversation.answeredAt === null ? (
                'none so far'
              ) : (
                <>
                  <Moment at={conversation.answeredAt} timeZone={timeZone} />
                  {waited(conversation)}
                </>
              )}
            </dd>
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

type Wait = { firstNeedAt: Date | null; answeredAt: Date | null; answerWaitUnknown: boolean }

function waited({ firstNeedAt, answeredAt, answerWaitUnknown }: Wait): string {
  if (answerWaitUnknown) return ', dated before what it answers: the wait is unknown'
  if (firstNeedAt === null || answeredAt === null) return ''
  return `, after ${formatWaited((answeredAt.getTime() - firstNeedAt.getTime()) / 1000)}`
}

export { Problem as ErrorBoundary }
