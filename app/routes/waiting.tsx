import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { correctByForm } from '#app/actions/correct-message.server.ts'
import { changeWaiting } from '#app/actions/waiting-form.server.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { may } from '#app/rights/roles.ts'
import { requireRemembered, requireScope } from '#app/screens/in-view.server.ts'
import { keysAreOn } from '#app/screens/keys-on.ts'
import { readWaitingFilters } from '#app/screens/waiting-filters.ts'
import { loadWaiting } from '#app/screens/waiting.server.ts'
import { Beginning } from '#app/ui/beginning.tsx'
import { ErrorNote } from '#app/ui/error-note.tsx'
import { completeWords, FreshnessLine } from '#app/ui/freshness-line.tsx'
import { countsAfter } from '#app/ui/queue-counts.ts'
import { useDeeds } from '#app/ui/use-deeds.ts'
import { WaitingBar, searchWith } from '#app/ui/waiting-bar.tsx'
import { NobodyWaits, NoMatch } from '#app/ui/waiting-empty.tsx'
import { WaitingHead } from '#app/ui/waiting-head.tsx'
import { WaitingProblem } from '#app/ui/waiting-problem.tsx'
import { WaitingQueue } from '#app/ui/waiting-queue.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Waiting · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const read = readWaitingFilters(search)
  if (!read.ok) throw new Response(read.reason, { status: 400 })
  // The queue is of now: what it was once, the API tells.
  search.delete('as-of')
  const page = await requireRemembered(
    context,
    { name: 'waiting', perAsker: true, showsClaims: true },
    params['workspace'],
    search,
    async (trx, seen) => ({
      ...(await loadWaiting(trx, seen, read.filters)),
      me: seen.asker.name,
      mayCare: may(seen.asker.role, 'care'),
    }),
  )
  return { ...page, selected: read.filters.selected, keysAreOn: keysAreOn(request.headers.get('cookie')) }
}

/** What the forms of the page post where no script does it for them; scripts post to `waiting/change`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { scope, asker } = await requireScope(context, params['workspace'], 'care')
  const url = new URL(request.url)
  if (form.has('message')) {
    const done = await correctByForm(context.pool, scope, form, { who: asker.name, now: context.now() })
    if (!done.ok) return json({ reason: done.reason }, { status: 422 })
  } else {
    const done = await changeWaiting(context, scope, form, { asker, now: context.now() })
    if (!done.ok) return json({ reason: done.reason }, { status: 409 })
    for (const key of ['marked', 'mark', 'undo']) url.searchParams.delete(key)
    if (done.mark !== undefined && done.undo !== undefined) {
      url.searchParams.delete('selected')
      for (const [key, value] of [
        ['marked', done.conversation],
        ['mark', done.mark],
        ['undo', done.undo],
      ] as const)
        url.searchParams.set(key, value)
    }
  }
  return redirect(`${url.pathname}${url.search}`)
}

export default function Waiting() {
  const read = useLoaderData<typeof loader>()
  const [deeds, onDeed] = useDeeds(read.asOf)
  const page = countsAfter(read, deeds)
  const refused = useActionData<typeof action>()
  const workspace = useParams()['workspace'] ?? ''
  const [address] = useSearchParams()
  const home = `/w/${encodeURIComponent(workspace)}`
  const { asOf, timeZone, total, filters, completeTo, silent, rows } = page
  if (completeTo === null && total === 0) return <Beginning workspace={workspace} />
  const search = new URLSearchParams([...address].filter(([key]) => !ofMoment.has(key)))
  const [marked, mark, undo] = ['marked', 'mark', 'undo'].map((key) => address.get(key))
  return (
    <main id="main" className="wrap">
      <WaitingHead
        title={read.total === 0 ? 'Waiting' : headline(page)}
        fresh={
          <FreshnessLine
            {...(completeTo === null ? { completeTo } : completeWords(completeTo, page))}
            missing={silent.map(({ source, since }) => ({ name: source, since }))}
            affects={`${home}/sources`}
          />
        }
      />
      <WaitingBar {...page} {...{ home, search, filters, showKeys: page.keysAreOn }} />
      {refused && (
        <ErrorNote title={refused.reason}>
          <p>Nothing was changed.</p>
        </ErrorNote>
      )}
      {read.total === 0 ? (
        <NobodyWaits {...{ home, asOf, timeZone, silent, last: page.last }} />
      ) : rows.length === 0 ? (
        <NoMatch
          {...{ total, filters }}
          everyone={`${home}/waiting`}
          everyChannel={`${home}/waiting${searchWith(search, { channel: null })}`}
        />
      ) : (
        <WaitingQueue
          {...page}
          {...{ home, search, onDeed, first: page.preview, isFirstPage: filters.isFirstPage }}
          told={marked && mark && undo ? { conversation: marked, mark, undo } : null}
        />
      )}
    </main>
  )
}

/** What an address says of one moment only, and no link repeats. */
const ofMoment = new Set(['selected', 'marked', 'mark', 'undo'])

type Counts = { total: number; customers: number; past: number; anyPromise: boolean }

/** "23 people are waiting for us. 14 of them have waited longer than we promised." */
function headline({ total, customers, past, anyPromise }: Counts): string {
  if (total === 0) return 'Nobody is waiting any more, that we know of.'
  const people = customers === 1 ? 'One person is' : `${formatCount(customers)} people are`
  const where = customers === total ? '' : ` in ${counted(total, 'conversation')}`
  const of = customers === total ? 'them' : 'these'
  const longer = !anyPromise
    ? ''
    : past === 0
      ? ' Nobody has waited longer than we promised.'
      : total === 1
        ? ' It has been longer than we promised.'
        : ` ${formatCount(past)} of ${of} ${past === 1 ? 'has' : 'have'} waited longer than we promised.`
  return `${people} waiting for us${where}.${longer}`
}

export { WaitingProblem as ErrorBoundary }
