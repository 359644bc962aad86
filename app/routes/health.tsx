import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { canBeAsked } from '#app/measures/about-words.ts'
import { weekInWords, weekName, weekdayInWords, addDays } from '#app/measures/days.ts'
import { counted } from '#app/measures/format.ts'
import { chanceWords, marginWords } from '#app/measures/headline-words.ts'
import { loadHealthPage } from '#app/screens/health.server.ts'
import { requireRemembered } from '#app/screens/in-view.server.ts'
import { aboutSearch, listSearch, type ListOf } from '#app/screens/list-address.ts'
import { Beginning } from '#app/ui/beginning.tsx'
import { changedSearch } from '#app/ui/changed-search.ts'
import { completeWords, FreshnessLine } from '#app/ui/freshness-line.tsx'
import { Headline } from '#app/ui/headline.tsx'
import { HealthDefinition } from '#app/ui/health-definition.tsx'
import { HealthFilters } from '#app/ui/health-filters.tsx'
import { HealthMeasure } from '#app/ui/health-measure.tsx'
import { HealthOutline } from '#app/ui/health-outline.tsx'
import { HealthWaiting } from '#app/ui/health-waiting.tsx'
import { nounOf, questionOf } from '#app/ui/health-words.ts'
import { MarginNote } from '#app/ui/margin-note.tsx'
import { Measures } from '#app/ui/measure.tsx'
import { momentInWords } from '#app/ui/moment-in-words.ts'
import { Problem } from '#app/ui/problem.tsx'
import { SecondTierTable } from '#app/ui/second-tier-table.tsx'
import { SideSection } from '#app/ui/side-section.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Health · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const page = { name: 'health', showsClaims: true } as const
  return requireRemembered(context, page, params['workspace'], search, async (trx, seen) => ({
    health: await loadHealthPage(trx, seen),
    asOf: seen.view.asOf.toISOString(),
    timeZone: seen.view.workspace.timeZone,
  }))
}

export default function Health() {
  const { health, asOf, timeZone } = useLoaderData<typeof loader>()
  const workspace = useParams()['workspace'] ?? ''
  const [filters] = useSearchParams()
  const home = `/w/${encodeURIComponent(workspace)}`
  if (health === null && !filters.get('as-of')) {
    return (
      <Beginning workspace={workspace}>
        <HealthOutline />
      </Beginning>
    )
  }
  if (health === null) {
    return (
      <main id="main" className="wrap">
        <Headline
          title="Nobody had written to us by then, that we know of."
          deck={
            <>
              Nothing is known from before {momentInWords(asOf, timeZone)}. <a href={`${home}/health`}>As of now</a>
            </>
          }
        />
      </main>
    )
  }
  const { week, headline, fuller, first, others, waiting, choices, brackets, promiseHours } = health
  const linkTo = (of: ListOf) => `${home}/conversations?${listSearch(filters, health.asOf, of)}`
  const ofWeek = (measure: string) => (part?: string) => linkTo({ measure, part, from: week.from, to: week.to })
  const about = headline.signals.find(canBeAsked)
  const margin = marginWords(headline.signals.length, headline.judged, headline.notJudged)
  return (
    <main id="main">
      <HealthFilters {...{ choices, filters, asOf, timeZone, home }} week={week.from}>
        <FreshnessLine {...freshness(health)} />
      </HealthFilters>
      <div className="wrap">
        <Headline
          title={headline.title}
          deck={headline.deck.join(' ')}
          margin={
            <MarginNote
              title={margin.title}
              signal={headline.signals.length > 0}
              link={{ href: `${home}/measures#signals`, text: 'How we tell a signal from noise' }}
            >
              <p>
                {margin.text} {chanceWords(health.falseSignalsPerYear)}
              </p>
            </MarginNote>
          }
        >
          {about !== undefined && (
            <p className="beside">
              <Link to={`${home}/health/about?${aboutSearch(filters, about, week.from)}`}>What it was about</Link>
            </p>
          )}
          {fuller && (
            <p className="beside">
              {counted(fuller.conversations, 'conversation')} needed an answer in{' '}
              <Link to={changedSearch(filters, { week: weekName(fuller.monday) })}>{weekInWords(fuller.monday)}</Link>.
            </p>
          )}
        </Headline>
        <Measures>
          {first.map((measure) => (
            <HealthMeasure
              key={measure.key}
              measure={measure}
              linkTo={ofWeek(measure.key)}
              {...(measure.key === 'first_response' && { brackets })}
              linkToWeek={({ from, to }, part) => linkTo({ measure: measure.key, part, from, to })}
            />
          ))}
        </Measures>
        <HealthWaiting
          {...waiting}
          promiseHours={promiseHours}
          linkTo={(part) => linkTo({ measure: 'waiting_now', part })}
          conversation={(id) => `${home}/conversations/${encodeURIComponent(id)}`}
        />
        <SideSection
          id="also-watched"
          title="Also watched"
          about={
            <p>
              These explain the three measures above. None of them is a target. The band is the usual range, the mark is
              this week.
            </p>
          }
        >
          <SecondTierTable
            week={weekInWords(week.from).split(',')[0] ?? ''}
            weeks={others[0]?.series.points.length ?? 0}
            measures={others.map(({ key, label, unit, series }) => ({
              ...{ name: label, meaning: questionOf(key), definition: `${home}/measures#${key}`, unit, series },
              noun: nounOf(key),
              hrefOf: ({ from, to }) => linkTo({ measure: key, from, to }),
            }))}
          />
        </SideSection>
        {first.map((measure) => (
          <HealthDefinition
            key={measure.key}
            definition={measure}
            reading={measure.reading}
            links={{ full: `${home}/measures#${measure.key}`, conversations: ofWeek(measure.key)() }}
          />
        ))}
      </div>
    </main>
  )
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['health']>

function freshness({ completeTo, silent, ...now }: Shown) {
  return {
    ...completeWords(completeTo, now),
    missing: silent.map(({ source, from, to }) => ({
      ...{ name: source, since: weekdayInWords(from) },
      ...(to !== null && { until: weekdayInWords(addDays(to, -1)) }),
    })),
  }
}

export { Problem as ErrorBoundary }
