import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { formatCount } from '#app/measures/format.ts'
import { measures } from '#app/measures/list.ts'
import { loadConversations, partsOf } from '#app/screens/conversations.server.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { openedNumber } from '#app/screens/opened-number.ts'
import { ConversationTable } from '#app/ui/conversation-table.tsx'
import { FilterForm, filterValues } from '#app/ui/filter-form.tsx'
import { datedWords, listHeading, narrowedWords } from '#app/ui/list-heading.ts'
import { Moment } from '#app/ui/moment.tsx'
import { partLabel } from '#app/ui/part-words.ts'
import { Problem } from '#app/ui/problem.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Conversations · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const opened = openedNumber(search)
  if (!opened.ok) throw new Response(opened.reason, { status: 400 })
  return requireView(context, params['workspace'], search, async (trx, { scope, view, choices }) => {
    const list = await loadConversations(trx, scope, view, opened.number)
    if (!list.ok) throw new Response(list.reason, { status: 400 })
    const { measure, part, word, topic } = opened.number
    const { asOf, from, to, workspace } = view
    const label = measures.find(({ key }) => key === measure)?.label ?? measure
    const number = { measure, label, part, word, topic, parts: partsOf(measure) }
    return { list, choices, number, asOf, from, to, timeZone: workspace.timeZone }
  })
}

export default function Conversations() {
  const { list, choices, number, asOf, from, to, timeZone } = useLoaderData<typeof loader>()
  const { measure, label, part, word, topic, parts } = number
  const workspace = useParams()['workspace'] ?? ''
  const [search] = useSearchParams()
  const home = `/w/${encodeURIComponent(workspace)}`
  const here = (changes: Record<string, string | null>) => changed(search, changes)
  const keep = ['measure', 'part', 'word', 'topic'].flatMap((name): [string, string][] => {
    const value = search.get(name)
    return value ? [[name, value]] : []
  })
  return (
    <main id="main" className="wrap">
      <FilterForm action={`${home}/conversations`} values={filterValues(search)} choices={choices} keep={keep} />
      <div className="lede">
        <h1 data-total={list.total}>{listHeading({ total: list.total, measure, part, from, to })}</h1>
        <p className="notice">
          As of <Moment at={asOf} timeZone={timeZone} />. Of the measure{' '}
          <Link to={`${home}/measures#${measure}`}>{label}</Link>.
        </p>
        {(word !== undefined || topic !== undefined) && (
          <p className="notice">
            {narrowedWords({ word, topic, read: list.openingsRead })}{' '}
            <Link to={here({ word: null, topic: null, after: null })}>Whatever they were about</Link>
          </p>
        )}
        <nav className="parts" aria-label="Parts of this number">
          <Link to={here({ part: null, after: null })} aria-current={part === undefined ? 'true' : undefined}>
            All it counts
          </Link>
          {parts.map((name) => (
            <Link key={name} to={here({ part: name, after: null })} aria-current={name === part ? 'true' : undefined}>
              {partLabel(measure, name)}
            </Link>
          ))}
        </nav>
      </div>
      {list.conversations.length > 0 && (
        <ConversationTable
          caption={`Showing ${formatCount(list.conversations.length)} of ${formatCount(list.total)}, oldest first`}
          rows={list.conversations}
          dated={datedWords(measure).column}
          timeZone={timeZone}
          linkTo={(id) => `${home}/conversations/${encodeURIComponent(id)}`}
        />
      )}
      <p className="after-list">
        {list.next !== null && (
          <Link className="button" to={here({ after: list.next })} rel="next">
            Next
          </Link>
        )}
        {search.get('after') && (
          <Link className="button plain" to={here({ after: null })}>
            From the beginning
          </Link>
        )}
        {list.total > 0 && (
          <a href={`/api/v1/conversations${changed(search, { workspace, measure, after: null, format: 'csv' })}`}>
            All {formatCount(list.total)} as CSV
          </a>
        )}
      </p>
    </main>
  )
}

function changed(search: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(search)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return `?${next}`
}

export { Problem as ErrorBoundary }
