import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { topicInWords } from '#app/measures/about-words.ts'
import { weekInWords } from '#app/measures/days.ts'
import { loadAbout } from '#app/screens/about-week.server.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { aboutSearch, listSearch } from '#app/screens/list-address.ts'
import { Headline } from '#app/ui/headline.tsx'
import { LeadsTable } from '#app/ui/leads-table.tsx'
import { MarginNote } from '#app/ui/margin-note.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { SideSection } from '#app/ui/side-section.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `What it was about · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  return requireView(context, params['workspace'], search, async (trx, seen) => {
    const loaded = await loadAbout(trx, seen)
    if (loaded === null) throw new Response('Nobody had written to us by then, that we know of.', { status: 404 })
    if (!loaded.ok) throw new Response(loaded.reason, { status: 400 })
    return loaded.about
  })
}

export default function AboutWeek() {
  const { title, notes, week, measure, signals, found, asOf } = useLoaderData<typeof loader>()
  const [filters] = useSearchParams()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const linkTo = (about: { word?: string; topic?: string }) => {
    const of = { measure: measure?.key ?? '', from: week.from, to: week.to, ...about }
    return `${home}/conversations?${listSearch(filters, asOf, of)}`
  }
  const others = signals.filter(({ key }) => key !== measure?.key)
  return (
    <main id="main" className="wrap">
      <Headline
        title={title}
        deck={[measure?.signal ?? '', ...notes.slice(0, 2)].join(' ').trim()}
        margin={
          <MarginNote
            title={measure ? `${measure.label}, ${weekInWords(week.from)}` : weekInWords(week.from)}
            signal={measure?.signal != null}
            link={{
              href: `${home}/health?${healthSearch(filters, week.from)}`,
              text: 'This week on Health',
            }}
          >
            {others.map(({ key, label }) => (
              <p key={key}>
                <Link to={`?${aboutSearch(filters, key, week.from)}`}>The same for {label.toLowerCase()}</Link>
              </p>
            ))}
          </MarginNote>
        }
      />
      {found && found.topics.length > 0 && (
        <SideSection id="topics" title="Topics" about={<p>As the sources name them.</p>}>
          <LeadsTable
            what="Topic"
            leads={found.topics}
            named={topicInWords}
            linkTo={({ name }) => linkTo({ topic: name })}
          />
        </SideSection>
      )}
      {found && found.words.length > 0 && (
        <SideSection
          id="words"
          title="Words"
          about={<p>What customers wrote in their first message, more often than usual.</p>}
        >
          <LeadsTable what="Word" leads={found.words} linkTo={({ name }) => linkTo({ word: name })} />
        </SideSection>
      )}
      {notes.length > 2 && (
        <SideSection id="how" title="How we looked">
          {notes.slice(2).map((note) => (
            <p key={note}>{note}</p>
          ))}
        </SideSection>
      )}
    </main>
  )
}

function healthSearch(filters: URLSearchParams, monday: string): string {
  const search = new URLSearchParams(aboutSearch(filters, '', monday))
  search.delete('measure')
  return search.toString()
}

export { Problem as ErrorBoundary }
