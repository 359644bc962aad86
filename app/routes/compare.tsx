import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { comparisonHeadline } from '#app/measures/compare-headline.ts'
import { addDays, weekdayInWords } from '#app/measures/days.ts'
import { counted, nounFor } from '#app/measures/format.ts'
import { fromThread, headersOfBusy } from '#app/platform/from-thread.ts'
import { unlessLong } from '#app/platform/unless-long.ts'
import { compareSearch, type OpenedSide, sideSearch, weekSearch, withDaysAsSide } from '#app/screens/compare-address.ts'
import { comparedNow, comparisonKey, parseAsked } from '#app/screens/compare-asked.ts'
import { loadCompareFrame } from '#app/screens/compare-frame.server.ts'
import type { Comparison, ComparisonAsked, LoadedComparison } from '#app/screens/compare.server.ts'
import { requireRemembered, requireView } from '#app/screens/in-view.server.ts'
import { Beginning } from '#app/ui/beginning.tsx'
import { ChargeLine } from '#app/ui/charge-line.tsx'
import { ComparePicks } from '#app/ui/compare-picks.tsx'
import { ShownComparison } from '#app/ui/comparison.tsx'
import { Count } from '#app/ui/count.tsx'
import { FilterSentence } from '#app/ui/filter-sentence.tsx'
import { FreshnessLine } from '#app/ui/freshness-line.tsx'
import { Headline } from '#app/ui/headline.tsx'
import { MarginNote } from '#app/ui/margin-note.tsx'
import { momentInWords } from '#app/ui/moment-in-words.ts'
import { Problem } from '#app/ui/problem.tsx'
import { BeingCalculated, Ready } from '#app/ui/ready.tsx'
import { looksOf } from '#app/ui/side-mark.tsx'
import { SideSection } from '#app/ui/side-section.tsx'
import { sideName, sidePhrase } from '#app/ui/side-words.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `Compare · ${params['workspace']} · Rapport` }]

/** After so long the page is shown without what takes longer. */
const patienceMs = 2000

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const spelled = withDaysAsSide(search)
  if (spelled) throw redirect(`?${spelled}`)
  const asked = { a: search.get('a') || null, b: search.get('b') || null }
  const loaded = await requireView(context, params['workspace'], search, (trx, { scope, view }) =>
    loadCompareFrame(trx, scope, view, asked),
  )
  if (!loaded.ok) throw new Response(loaded.reason, { status: 400 })
  const { frame } = loaded
  if (frame === null) return data({ frame })
  const sides = { a: frame.sides.a.asked, b: frame.sides.b.asked }
  const filled = new URLSearchParams(compareSearch(search, sides))
  const parsed = parseAsked(filled)
  if (!parsed.ok) throw new Response(parsed.reason, { status: 400 })
  // The thread has a transaction of its own: none is held open while it computes.
  const { changes, ...seen } = await requireRemembered(context, 'compare', params['workspace'], filled, comparedNow)
  const question: ComparisonAsked = { ...seen, asked: parsed.asked }
  const key = { keep: JSON.stringify([changes, question]), same: comparisonKey(question, filled) }
  const work = fromThread<LoadedComparison>(context, request, 'compare', question, key).then(comparisonOf)
  const found = await unlessLong(work, patienceMs)
  // What comes later must not wait in a compressor for more.
  return data({ frame, found }, 'later' in found ? { headers: { 'Cache-Control': 'no-transform' } } : {})
}

function comparisonOf(loaded: LoadedComparison): Comparison {
  if (loaded.ok) return loaded.comparison
  throw new Response(loaded.reason, { status: 400 })
}

export const headers = headersOfBusy

/** Its first words may be sent before the rest is known. */
export const handle = { mayStream: true }

export default function Compare() {
  const loaded = useLoaderData<typeof loader>()
  const workspace = useParams()['workspace'] ?? ''
  const [filters] = useSearchParams()
  if (loaded.frame === null) return <Beginning workspace={workspace} />
  const { frame, found } = loaded
  const home = `/w/${encodeURIComponent(workspace)}`
  const here = (asked: { a: string; b: string }, of = filters) => `${home}/compare?${compareSearch(of, asked)}`
  const asked = { a: frame.sides.a.asked, b: frame.sides.b.asked }
  const listOf = (opened: OpenedSide, asOf: string) =>
    `${home}/compare/conversations?${sideSearch(filters, asked, asOf, opened)}`
  const names = { a: sideName(frame.sides.a), b: sideName(frame.sides.b) }
  const looks = looksOf(frame.sides.a.team, frame.sides.b.team)
  const channel = filters.get('channel') || null
  const withChannel = (name: string | null) => {
    const next = new URLSearchParams([...filters].filter(([key]) => key !== 'channel'))
    if (name !== null) next.set('channel', name)
    return here(asked, next)
  }
  const kept = [...filters].filter(([key, value]) => ['channel', 'account', 'as-of'].includes(key) && value !== '')
  const csv = `/api/v1/compare?${compareSearch(filters, asked)}&workspace=${encodeURIComponent(workspace)}&format=csv`
  const bracketed = (letter: 'a' | 'b') => ({
    ...{ name: names[letter], look: looks[letter], stretches: frame.sides[letter].stretches },
  })
  const picks = (counts: { a: ReactNode; b: ReactNode }) => (
    <ComparePicks
      sides={frame.sides}
      {...{ looks, kept, options: frame.options, to: here, action: `${home}/compare`, counts }}
    />
  )
  const inCharge = (
    <SideSection
      id="in-charge"
      title="Who was in charge"
      about={<p>Brackets mark the two sides compared. The bars are conversations a week: the load, not a result.</p>}
    >
      <ChargeLine
        {...frame.timeline}
        sides={{ a: bracketed('a'), b: bracketed('b') }}
        linkTo={{
          week: (monday) => `${home}/conversations?${weekSearch(filters, frame.asOf, monday)}`,
          side: (side, week) => listOf({ side, of: 'conversations', week }, frame.asOf),
        }}
        csv={`${csv}&table=weeks`}
      />
    </SideSection>
  )
  return (
    <main id="main">
      <FilterSentence
        picks={[
          {
            name: 'Channel',
            label: channel === null ? 'Every channel' : channelLabel(channel),
            changed: channel !== null,
            choices: [null, ...frame.channels].map((name) => ({
              label: name === null ? 'Every channel' : channelLabel(name),
              href: withChannel(name),
              selected: name === channel,
            })),
          },
        ]}
        reset={withChannel(null)}
      >
        <FreshnessLine
          completeTo={momentInWords(frame.completeTo, frame.timeZone)}
          missing={frame.silent.map(({ source, from, to }) => ({
            ...{ name: source, since: weekdayInWords(from) },
            ...(to !== null && { until: weekdayInWords(addDays(to, -1)) }),
          }))}
        />
      </FilterSentence>
      <div className="wrap">
        <Ready
          found={found}
          failed="These two could not be compared just now."
          below={
            <>
              {picks({ a: null, b: null })}
              {inCharge}
            </>
          }
          meanwhile={
            <BeingCalculated title={`${names.a} and ${names.b} are being compared.`}>
              <p className="deck">
                Customers are drawn again and again to see how sure one can be. That takes a while.
              </p>
            </BeingCalculated>
          }
        >
          {(comparison) => {
            const { measures, cautions, sides, asOf } = comparison
            const phrases = { a: sidePhrase(frame.sides.a), b: sidePhrase(frame.sides.b) }
            const { title, deck } = comparisonHeadline(Object.values(measures), phrases, names)
            const [first] = cautions
            const countOn = (side: 'a' | 'b') => (
              <SideCount {...sides[side]} href={listOf({ side, of: 'conversations' }, asOf)} />
            )
            return (
              <>
                <Headline
                  title={title}
                  {...(deck.length > 0 && { deck: deck.join(' ') })}
                  margin={
                    first && (
                      <MarginNote
                        title="Read this with care"
                        link={{ href: '#keep-in-mind', text: 'What to keep in mind' }}
                      >
                        <p>{first.text}</p>
                      </MarginNote>
                    )
                  }
                />
                {picks({ a: countOn('a'), b: countOn('b') })}
                {inCharge}
                <ShownComparison
                  {...{ comparison, names, looks, promiseSeconds: frame.promiseSeconds }}
                  linkTo={(opened) => listOf(opened, asOf)}
                  definition={(measure) => `${home}/measures#${measure}`}
                  csv={{ measures: csv, curves: `${csv}&table=curves` }}
                />
              </>
            )
          }}
        </Ready>
      </div>
    </main>
  )
}

type CountProps = Pick<Comparison['sides']['a'], 'conversations' | 'customers' | 'running'> & { href: string }

/** How many lie on a side, and of whom. */
function SideCount({ conversations, customers, running, href }: CountProps) {
  return (
    <>
      <Count count={conversations} href={href} of={nounFor(conversations, 'conversation')} showWords /> of{' '}
      {counted(customers, 'customer')}
      {running && ' · still running, or not yet due'}
    </>
  )
}

export { Problem as ErrorBoundary }
