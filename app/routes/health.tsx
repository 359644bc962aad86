import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { nounFor } from '#app/measures/format.ts'
import { loadHealth } from '#app/screens/health.server.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { listSearch, type ListOf } from '#app/screens/list-address.ts'
import { Beginning } from '#app/ui/beginning.tsx'
import { Count } from '#app/ui/count.tsx'
import { FilterForm, filterValues } from '#app/ui/filter-form.tsx'
import { lineRange } from '#app/ui/line-range.ts'
import { daysInWords } from '#app/ui/moment-in-words.ts'
import { Moment } from '#app/ui/moment.tsx'
import { PeriodTable } from '#app/ui/period-table.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { ReadingBlock } from '#app/ui/reading-block.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Health · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  if (!search.get('by')) search.set('by', 'week')
  return requireView(context, params['workspace'], search, async (trx, { scope, view, choices }) => ({
    health: await loadHealth(trx, scope, view),
    choices,
  }))
}

export default function Health() {
  const { health, choices } = useLoaderData<typeof loader>()
  const workspace = useParams()['workspace'] ?? ''
  const [filters] = useSearchParams()
  const home = `/w/${encodeURIComponent(workspace)}`
  const linkTo = (of: ListOf) => `${home}/conversations?${listSearch(filters, health.asOf, of)}`
  if (health.completeTo === null && !filters.get('as-of')) return <Beginning workspace={workspace} />
  const needing = health.measures.find(({ key }) => key === 'first_response')?.whole?.n ?? 0
  return (
    <main id="main" className="wrap">
      <FilterForm action={`${home}/health`} values={filterValues(filters)} choices={choices} overTime />
      <div className="lede">
        <h1>
          <Count
            count={needing}
            href={linkTo({ measure: 'first_response', ...health.range })}
            of={nounFor(needing, 'conversation')}
            showWords
          />{' '}
          needed an answer
          {health.range && `, ${daysInWords(health.range.from, health.range.to)}`}.
        </h1>
        <p className="deck">
          {whatIsShown(filters)} As of <Moment at={health.asOf} timeZone={health.timeZone} />;{' '}
          {health.completeTo === null ? (
            'nothing had happened by then.'
          ) : (
            <>
              the last message we know of is from <Moment at={health.completeTo} timeZone={health.timeZone} />.
            </>
          )}
        </p>
        {health.range === null && <p className="notice">The days asked for lie after that moment.</p>}
        <p className="notice">
          Every number opens the conversations behind it. Intervals hold the true figure 95 times in 100.
        </p>
      </div>
      <div className={health.by === 'all' ? 'side-by-side' : undefined}>
        {health.measures.map((measure) => {
          const { key, label, whole, periods } = measure
          if (!whole) return null
          const range = lineRange([whole, ...periods.map(({ reading }) => reading)])
          return (
            <ReadingBlock
              key={key}
              measure={measure}
              reading={whole}
              definition={`${home}/measures#${key}`}
              range={range}
              linkTo={(part) => linkTo({ measure: key, part, ...health.range })}
            >
              {health.by !== 'all' && periods.length > 0 && (
                <PeriodTable
                  label={label}
                  noun={key === 'repeat_share' ? 'Customer' : 'Conversation'}
                  by={health.by}
                  periods={periods}
                  range={range}
                  linkTo={({ from, to }, part) => linkTo({ measure: key, part, from, to })}
                />
              )}
            </ReadingBlock>
          )
        })}
      </div>
    </main>
  )
}

function whatIsShown(filters: URLSearchParams): string {
  const [channel, account, team] = ['channel', 'account', 'team'].map((key) => filters.get(key) || undefined)
  return [
    channel === undefined ? 'On every channel' : `On ${channel}`,
    account === undefined ? 'to every account' : `to ${account}`,
    team === undefined ? 'whoever was in charge.' : `while ${team} was in charge.`,
  ].join(', ')
}

export { Problem as ErrorBoundary }
