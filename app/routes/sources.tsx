import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { doWithSources } from '#app/actions/sources-by-form.server.ts'
import { refusalOf } from '#app/ingestion/vanity.ts'
import { enqueueIn } from '#app/jobs/queue.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { measures } from '#app/measures/list.ts'
import { requireScope, requireView } from '#app/screens/in-view.server.ts'
import { loadSources } from '#app/screens/sources.server.ts'
import { parseMoment } from '#app/screens/view.ts'
import { Headline } from '#app/ui/headline.tsx'
import { MarginNote } from '#app/ui/margin-note.tsx'
import { momentInWords } from '#app/ui/moment-in-words.ts'
import { Problem } from '#app/ui/problem.tsx'
import { QuarantineDone } from '#app/ui/quarantine-done.tsx'
import { QuarantineList } from '#app/ui/quarantine-list.tsx'
import { RefusalLedger } from '#app/ui/refusal-ledger.tsx'
import { RunProgress } from '#app/ui/run-progress.tsx'
import { RunTable } from '#app/ui/run-table.tsx'
import { SideSection } from '#app/ui/side-section.tsx'
import { SourceTable } from '#app/ui/source-table.tsx'
import { sourcesHeadline } from '#app/ui/sources-words.ts'
import { useUnderWay } from '#app/ui/use-under-way.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `Sources · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const labels = new Map<string, string>(measures.map(({ key, label }) => [key, label]))
  return requireView(context, params['workspace'], new URLSearchParams(), async (trx, seen) => {
    const { refusals, ...shown } = await loadSources(trx, seen, context.remember, context.now())
    const refused = refusals.map((one) => {
      const { why, readings } = refusalOf(one.field)
      return { ...one, why, readings: readings.map((key) => ({ key, label: labels.get(key) ?? key })) }
    })
    return { ...shown, refused, seesAll: seen.scope.teams === 'all' }
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { scope, asker, workspace } = await requireScope(context, params['workspace'], 'sources')
  const tools = {
    db: context.db,
    pool: context.pool,
    enqueue: enqueueIn(context.pool),
    readMoment: (text: string) => parseMoment(text, workspace.time_zone),
  }
  const done = await doWithSources(tools, scope, form, { who: asker.name, now: context.now() })
  if (!done.ok) throw new Response(done.reason, { status: 422 })
  const back = placeOf(form.get('back'))
  return redirect(`/w/${encodeURIComponent(workspace.name)}/sources${back}?${new URLSearchParams(done.told)}`)
}

/** Where the button stood; its page is shown again. */
function placeOf(back: FormDataEntryValue | null): string {
  return typeof back === 'string' && /^\/(quarantine|\d{1,15}|uploads\/[\w-]{1,64})$/.test(back) ? back : ''
}

export default function Sources() {
  const shown = useLoaderData<typeof loader>()
  const { timeZone, sources, quarantine, refused, runs, moreRuns, mayChange, seesAll } = shown
  const [search] = useSearchParams()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const here = `${home}/sources`
  const { work, said } = useUnderWay(shown, `${here}/progress`)
  const lastAt = sources
    .map(({ completeTo }) => completeTo ?? '')
    .toSorted()
    .at(-1)
  const { title, deck } = sourcesHeadline(
    sources.map((source) => ({ ...source, missingSince: missingSince(source.gaps, timeZone) })),
    { lastAt: lastAt ? momentInWords(lastAt, timeZone) : null, waiting: quarantine.waiting },
  )
  const add = mayChange && (
    <p>
      <Link to={`${here}/add`}>Add a file</Link>
    </p>
  )
  return (
    <main id="main" className="wrap">
      <Headline
        title={title}
        deck={deck || beginning}
        margin={<Advice sources={sources} here={seesAll ? here : null} />}
      />
      <p className="out-of-sight" aria-live="polite">
        {said}
      </p>
      {sources.length === 0 && work.length === 0 && mayChange && (
        <p className="after-list">
          <Link className="button" to={`${here}/add`}>
            Bring in a file
          </Link>
        </p>
      )}
      {work.length > 0 && (
        <SideSection
          id="running"
          title="Running now"
          about={
            <p>It can be stopped and taken up again. What has arrived counts at once; nothing is counted twice.</p>
          }
        >
          <RunProgress {...{ work, timeZone, mayChange }} home={here} />
        </SideSection>
      )}
      {sources.length > 0 && (
        <SideSection
          id="sources"
          title="Sources"
          about={
            <>
              <p>Where conversations and outcomes come from. We read; we never post.</p>
              {add}
            </>
          }
        >
          <SourceTable sources={sources} timeZone={timeZone} home={seesAll ? here : null} />
        </SideSection>
      )}
      {runs.length > 0 && (
        <SideSection
          id="runs"
          title="Recent runs"
          about={
            <>
              <p>Received is what was read; the four columns after it say what became of it.</p>
              <p>
                {moreRuns && (
                  <>
                    <Link to={`${here}/runs`}>All runs</Link> ·{' '}
                  </>
                )}
                <a href={`${here}/runs.csv`}>As CSV</a>
              </p>
            </>
          }
        >
          <RunTable runs={runs} caption="Recent runs" timeZone={timeZone} quarantine={`${here}/quarantine`} />
        </SideSection>
      )}
      {(quarantine.waiting > 0 || search.size > 0) && (
        <SideSection
          id="quarantine"
          title="In quarantine"
          about={
            <>
              <p>
                {quarantine.waiting === 0
                  ? 'No row waits.'
                  : `${counted(quarantine.waiting, 'row')} we could not read. They are kept, and count nowhere until somebody decides.`}
              </p>
              {quarantine.waiting > 0 && (
                <p>
                  <Link to={`${here}/quarantine`}>All {formatCount(quarantine.waiting)}</Link> ·{' '}
                  <a href={`${here}/quarantine.csv`}>As CSV</a>
                </p>
              )}
              {mayChange && quarantine.waiting > 1 && (
                <Form method="post">
                  <p>
                    <button className="button plain" name="do" value="replay-all">
                      Read all again
                    </button>
                  </p>
                </Form>
              )}
            </>
          }
        >
          <QuarantineDone search={search} action={here} mayChange={mayChange} />
          <QuarantineList rows={quarantine.rows} timeZone={timeZone} mayChange={mayChange} action={here} />
        </SideSection>
      )}
      <RefusalLedger refused={refused} timeZone={timeZone} measures={`${home}/measures`} />
    </main>
  )
}

const beginning =
  'A source is where conversations come from: a file with one row per message or per ticket. It is read, never written to.'

const missingSince = (gaps: { from: string; to: string | null }[], timeZone: string) => {
  const lasting = gaps.findLast(({ to }) => to === null)
  return lasting === undefined ? null : momentInWords(lasting.from, timeZone)
}

function Advice({ sources, here }: { sources: { id: number; state: string }[]; here: string | null }) {
  const missing = sources.find(({ state }) => state === 'gap' || state === 'silent')
  if (missing)
    return (
      <MarginNote
        title="What to do about it"
        signal
        {...(here !== null && { link: { href: `${here}/${missing.id}`, text: 'Look at the source' } })}
      >
        <p>Bring in an export of the days that are missing once you have one: nothing is counted twice.</p>
      </MarginNote>
    )
  return (
    <MarginNote title="The same file again">
      <p>
        Changes nothing: every record keeps the id of where it came from. A newer export of the same conversations adds
        what is new and updates what changed.
      </p>
    </MarginNote>
  )
}

export { Problem as ErrorBoundary }
