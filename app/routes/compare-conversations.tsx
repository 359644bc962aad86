import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { stratumName } from '#app/measures/compare-strata.ts'
import { weekInWords } from '#app/measures/days.ts'
import { formatCount } from '#app/measures/format.ts'
import { fromThread, headersOfBusy } from '#app/platform/from-thread.ts'
import { compareSearch, openedSide } from '#app/screens/compare-address.ts'
import { comparedNow, comparedSearch, parseAsked } from '#app/screens/compare-asked.ts'
import type { LoadedSide, SideAsked } from '#app/screens/compare-columns.server.ts'
import { loadSidePage, sideListFrom } from '#app/screens/compare-list.server.ts'
import { requireRemembered } from '#app/screens/in-view.server.ts'
import { ConversationTable } from '#app/ui/conversation-table.tsx'
import { ListFoot } from '#app/ui/list-foot.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { partLabel } from '#app/ui/part-words.ts'
import { Problem } from '#app/ui/problem.tsx'
import { sideListTitle } from '#app/ui/side-words.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `Compared · ${params['workspace']} · Rapport` }]

const rowsAtOnce = 50

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const parsed = parseAsked(search)
  if (!parsed.ok) throw new Response(parsed.reason, { status: 400 })
  const { asked } = parsed
  const opened = openedSide(search)
  const about = comparedSearch(search)
  const { changes, scope, view } = await requireRemembered(context, 'compare', params['workspace'], about, comparedNow)
  const question: SideAsked = { scope, view, asked, opened }
  const keep = JSON.stringify([changes, question])
  const found = await fromThread<LoadedSide>(context, request, 'compare-list', question, { keep })
  if (!found.ok) throw new Response(found.reason, { status: 400 })
  const from = sideListFrom(search)
  const page = await context.inWorkspace(scope, (trx) =>
    loadSidePage(trx, scope, view.asOf, found, { from, limit: rowsAtOnce }),
  )
  const list = { ...page, total: found.at.length, side: found.side, label: found.label }
  return { list, opened, asked: { a: asked.a, b: asked.b }, from, asOf: view.asOf, timeZone: view.workspace.timeZone }
}

export const headers = headersOfBusy

export default function CompareConversations() {
  const { list, opened, asked, from, asOf, timeZone } = useLoaderData<typeof loader>()
  const workspace = useParams()['workspace'] ?? ''
  const [search] = useSearchParams()
  const home = `/w/${encodeURIComponent(workspace)}`
  const here = (after: number | null) => {
    const next = new URLSearchParams(search)
    next.delete('after')
    if (after !== null) next.set('after', String(after))
    return next
  }
  const csv = here(null)
  csv.set('workspace', workspace)
  csv.set('format', 'csv')
  const { of, part, levels, repliedBy, byReplier, week } = opened
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1 data-total={list.total}>{sideListTitle({ ...list, of })}</h1>
        <p className="notice">
          As of <Moment at={asOf} timeZone={timeZone} />, in{' '}
          <Link to={`${home}/compare?${compareSearch(search, asked)}`}>this comparison</Link>
          {list.label !== null && (
            <>
              {' '}
              by <Link to={`${home}/measures#${of}`}>{list.label}</Link>
            </>
          )}
          .{part !== undefined && ` Only: ${partLabel(of, part)}.`}
          {levels !== undefined && ` Only those that arrived as ${stratumName(levels)}.`}
          {week !== undefined && ` Only those that began in ${weekInWords(week)}.`}
          {repliedBy !== undefined && ` Only those first replied to by ${repliedBy || 'people in no team'}.`}
          {byReplier && ' By who replied first, whoever was in charge.'}
        </p>
      </div>
      {list.rows.length > 0 && (
        <ConversationTable
          caption={`${formatCount(from + 1)} to ${formatCount(from + list.rows.length)} of ${formatCount(list.total)}, oldest first`}
          rows={list.rows}
          dated="Dated"
          timeZone={timeZone}
          linkTo={(id) => `${home}/conversations/${encodeURIComponent(id)}`}
        />
      )}
      <ListFoot
        next={list.next === null ? null : `?${here(list.next)}`}
        first={from > 0 ? `?${here(null)}` : null}
        csv={
          list.total === 0
            ? null
            : { href: `/api/v1/compare/conversations?${csv}`, words: `All ${formatCount(list.total)} as CSV` }
        }
      />
    </main>
  )
}

export { Problem as ErrorBoundary }
