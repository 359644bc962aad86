import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { refusals } from '#app/ingestion/vanity.ts'
import { weekInWords, weekName } from '#app/measures/days.ts'
import { chanceWords } from '#app/measures/headline-words.ts'
import { measures } from '#app/measures/list.ts'
import { may } from '#app/rights/roles.ts'
import { requireRemembered, requireView } from '#app/screens/in-view.server.ts'
import { loadJudgeAccuracy } from '#app/screens/judge-accuracy.server.ts'
import { listSearch } from '#app/screens/list-address.ts'
import { loadDefinitions } from '#app/screens/measures.server.ts'
import { FilterSentence } from '#app/ui/filter-sentence.tsx'
import { Headline } from '#app/ui/headline.tsx'
import { JudgeAccuracy } from '#app/ui/judge-accuracy.tsx'
import { MarginNote } from '#app/ui/margin-note.tsx'
import { MeasureArticle } from '#app/ui/measure-article.tsx'
import { MeasuresIndex } from '#app/ui/measures-index.tsx'
import styles from '#app/ui/measures-page.module.css'
import { Problem } from '#app/ui/problem.tsx'
import { RefusedFields } from '#app/ui/refused-fields.tsx'
import { SignalsDefinition } from '#app/ui/signals-definition.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Measures · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const labels = new Map<string, string>(measures.map(({ key, label }) => [key, label]))
  const refused = refusals.map(({ readings, ...refusal }) => {
    return { ...refusal, readings: readings.map((key) => ({ key, label: labels.get(key) ?? key })) }
  })
  const definitions = await requireRemembered(context, 'measures', params['workspace'], search, loadDefinitions)
  const judge = await requireView(
    context,
    params['workspace'],
    new URLSearchParams(),
    async (trx, { scope, asker }) => ({
      ...(await loadJudgeAccuracy(trx, scope)),
      mayCheck: scope.teams === 'all' && may(asker.role, 'care'),
    }),
  )
  return { ...definitions, refused, judge }
}

const theThree = ['resolution_rate', 'first_response', 'repeat_share']
const howWeCount = [
  { id: 'signals', label: 'Signals and ordinary variation' },
  { id: 'refused', label: 'What is left out' },
  { id: 'the-judge', label: 'How well the judge reads' },
]
/** So many weeks are offered; others have an address too. */
const mostWeeks = 104

export default function Measures() {
  const {
    measures: defined,
    refused,
    judge,
    week,
    weeks,
    asOf,
    timeZone,
    falseSignalsPerYear,
  } = useLoaderData<typeof loader>()
  const [filters] = useSearchParams()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const named = (three: boolean) =>
    defined.filter(({ key }) => theThree.includes(key) === three).map(({ key, label }) => ({ id: key, label }))
  const chance = chanceWords(falseSignalsPerYear)
  const linkTo = (measure: string) => (part?: string) =>
    `${home}/conversations?${listSearch(filters, asOf, { measure, part, from: week?.from ?? null, to: week?.to ?? null })}`
  return (
    <main id="main">
      {week && (
        <FilterSentence
          picks={[
            {
              ...{ name: 'Week', label: weekInWords(week.from), changed: filters.get('week') !== null },
              choices: [
                ...new Set([...(weeks.includes(week.from) ? [] : [week.from]), ...weeks.slice(0, mostWeeks)]),
              ].map((monday) => ({
                label: weekInWords(monday),
                href: `${home}/measures${withWeek(filters, monday)}`,
                selected: monday === week.from,
              })),
            },
          ]}
          reset={`${home}/measures`}
        />
      )}
      <div className="wrap">
        <Headline
          title="What each number means."
          deck={`These words, the figures on every page, the terminal and the API come from one place: what is said here is what is counted. ${
            week === null
              ? 'Nothing has come in yet, so there are no numbers to put in.'
              : week.over
                ? 'The numbers put in are this workspace’s own, of the week above.'
                : 'The numbers put in are this workspace’s own, of the week above, which is not over.'
          }`}
          {...(chance !== '' && {
            margin: (
              <MarginNote title="Some signals mean nothing" link={{ href: '#signals', text: 'How we tell them' }}>
                <p>{chance}</p>
              </MarginNote>
            ),
          })}
        />
        <div className={styles['columns']}>
          <MeasuresIndex
            groups={[
              { title: 'The three', entries: named(true) },
              { title: 'Also watched', entries: named(false) },
              { title: 'How we count', entries: howWeCount },
            ]}
          />
          <div>
            {defined.map(({ reading, usual, ...words }) => (
              <MeasureArticle
                key={words.key}
                words={words}
                reading={reading}
                usual={usual}
                when={
                  words.key === 'waiting_now'
                    ? 'Now'
                    : (weekInWords(week?.from ?? asOf.slice(0, 10)).split(',')[0] ?? '')
                }
                week={week}
                linkTo={linkTo(words.key)}
              />
            ))}
            <SignalsDefinition />
            <RefusedFields refusals={refused} />
            <JudgeAccuracy
              shown={judge}
              checkAt={judge.mayCheck ? `${home}/check-the-judge` : null}
              timeZone={timeZone}
            />
          </div>
        </div>
      </div>
    </main>
  )
}

function withWeek(filters: URLSearchParams, monday: string): string {
  const next = new URLSearchParams([...filters].filter(([key, value]) => value !== '' && !['from', 'to'].includes(key)))
  next.set('week', weekName(monday))
  return `?${next.toString()}`
}

export { Problem as ErrorBoundary }
