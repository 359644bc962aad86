import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams } from '@remix-run/react'
import { chooseForUpload, startImport, startTrial } from '#app/actions/uploads.server.ts'
import type { Found } from '#app/ingestion/files/look.ts'
import { parseChoices, rolesOf, whatIsMissing } from '#app/ingestion/upload-choices.ts'
import { refusalOf } from '#app/ingestion/vanity.ts'
import { enqueueIn } from '#app/jobs/queue.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { requireScope, requireView } from '#app/screens/in-view.server.ts'
import { loadUpload } from '#app/screens/upload.server.ts'
import { channelNames } from '#app/measures/channel-words.ts'
import { bytesInWords } from '#app/ui/bytes-in-words.ts'
import { Buttons } from '#app/ui/choice-fields.tsx'
import { ChoicesForm } from '#app/ui/choices-form.tsx'
import { Fault } from '#app/ui/entry-form.tsx'
import { FirstRows } from '#app/ui/first-rows.tsx'
import { Headline } from '#app/ui/headline.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { RunProgress } from '#app/ui/run-progress.tsx'
import { SideSection } from '#app/ui/side-section.tsx'
import { Trial, type ShownTrial } from '#app/ui/trial.tsx'
import { useUnderWay } from '#app/ui/use-under-way.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `File · ${params['workspace']} · Rapport` }]

type KeptTrial = Omit<ShownTrial, 'refused'> & { refused: [string, number][] }

export async function loader({ params, context }: LoaderFunctionArgs) {
  await requireScope(context, params['workspace'], 'sources')
  const upload = await requireView(context, params['workspace'], new URLSearchParams(), (trx, seen) =>
    loadUpload(trx, seen, params['upload'] ?? '', context.now()),
  )
  if (!upload) throw new Response('This file is no longer here: files are kept for a day.', { status: 404 })
  const { found: kept, choices: chosen, trial: tried, ...rest } = upload
  const [found, choices, trial] = [kept as Found, parseChoices(chosen), tried as KeptTrial | null]
  const { guess: _guess, ...seen } = found
  return {
    ...rest,
    found: seen,
    choices,
    missing: whatIsMissing(found, choices),
    roles: rolesOf[choices.shape],
    timeZones: ['UTC', ...Intl.supportedValuesOf('timeZone')],
    trial: trial && {
      ...trial,
      refused: trial.refused.map(([field, times]) => ({ field, times, why: refusalOf(field).why })),
    },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { scope, asker, workspace } = await requireScope(context, params['workspace'], 'sources')
  const { upload = '' } = params
  const { db } = context
  const here = `/w/${encodeURIComponent(workspace.name)}/sources/uploads/${encodeURIComponent(upload)}`
  const chosen = await chooseForUpload(db, scope, upload, form)
  if (!chosen.ok) throw new Response(chosen.reason, { status: 422 })
  const wish = form.get('do')
  if (chosen.missing.length === 0 && (wish === 'try' || wish === 'import')) {
    const enqueue = enqueueIn(context.pool)
    const done =
      wish === 'try'
        ? await startTrial(db, enqueue, scope, upload)
        : await startImport(db, enqueue, scope, upload, asker.name)
    if (!done.ok) throw new Response(done.reason, { status: 422 })
  }
  return redirect(wish === 'look' ? here : `${here}#now`)
}

export default function SourceUpload() {
  const upload = useLoaderData<typeof loader>()
  const { name, bytes, state, found, choices, missing, trial, problem, isKnown, timeZone } = upload
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const here = `${home}/sources`
  const { work, said } = useUnderWay(upload, `${here}/progress`)
  const mine = work.filter((one) => one.kind !== 'take_back' && one.upload === upload.id)
  const isOpen = state === 'received' || state === 'refused'
  return (
    <main id="main" className="wrap">
      <Headline title={titleOf(upload)} deck={deckOf(upload)}>
        <p className="notice">
          <Link to={here}>Sources</Link>
          {state === 'finished' && (
            <>
              {' '}
              · <Link to={`${home}/health`}>Health</Link>
            </>
          )}
        </p>
      </Headline>
      <p className="out-of-sight" aria-live="polite">
        {said}
      </p>
      {!isOpen && mine.length > 0 && (
        <SideSection id="now" title="Now">
          <RunProgress work={mine} timeZone={timeZone} home={here} mayChange />
        </SideSection>
      )}
      {isOpen && (
        <>
          <SideSection
            id="first-rows"
            title="Its first rows"
            about={
              <>
                <p>
                  {bytesInWords(bytes)}, {formatWords(choices.format)}
                  {found.delimiter !== null && `, columns separated by ${found.delimiter}`}.
                </p>
                {found.notes.map((note) => (
                  <p key={note}>{note}</p>
                ))}
                {found.refused.length > 0 && (
                  <p>
                    {found.refused.join(', ')} {found.refused.length === 1 ? 'is' : 'are'} dropped before anything is
                    stored.
                  </p>
                )}
              </>
            }
          >
            <FirstRows columns={found.columns} rows={found.rows} refused={found.refused} />
          </SideSection>
          <SideSection
            id="choices"
            title="How it is read"
            about={<p>What the file says by itself is chosen already. Look whether it is right.</p>}
          >
            <Form method="post" key={JSON.stringify(choices)}>
              {isKnown && (
                <p className="beside">
                  This very file was imported already, <Moment at={isKnown.at} timeZone={timeZone} />: read as then, 0
                  rows are new. Read otherwise, that import is taken back first.
                </p>
              )}
              <ChoicesForm
                {...{ choices, roles: upload.roles, timeZones: upload.timeZones, channels: channelNames }}
                columns={found.columns}
                saysItself={found.saysItself}
              />
              <div id="now">
                {missing.map((one) => (
                  <Fault key={one}>{one}</Fault>
                ))}
                {problem !== null && <Fault>{problem}</Fault>}
              </div>
              <Buttons>
                <button className="button" name="do" value="try">
                  Try it: store nothing
                </button>
                <button className="button plain" name="do" value="import">
                  Import it
                </button>
                <button className="button plain" name="do" value="look">
                  Show again
                </button>
              </Buttons>
            </Form>
          </SideSection>
          {trial && (
            <SideSection id="trial" title="What would happen">
              <Trial trial={trial} />
              <Form method="post">
                <Buttons>
                  <button className="button" name="do" value="import">
                    Import it
                  </button>
                </Buttons>
              </Form>
            </SideSection>
          )}
        </>
      )}
      {state !== 'importing' && state !== 'waiting' && state !== 'finished' && (
        <Form method="post" action={here} className="after-list">
          <input type="hidden" name="upload" value={upload.id} />
          {state === 'trying' ? (
            <button className="button plain" name="do" value="leave-queue">
              Stop trying
            </button>
          ) : (
            <button className="button plain" name="do" value="drop">
              Throw the file away
            </button>
          )}
          <span className="quiet">{name}</span>
        </Form>
      )}
    </main>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

function titleOf({ name, state, run, trial }: Shown): string {
  if (state === 'trying') return `${name} is being tried.`
  if (state === 'waiting') return `${name} waits for its turn.`
  if (state === 'importing') return `${name} is being read.`
  if (state === 'ended') return `${name} is not read to its end.`
  if (state === 'refused') return `${name} cannot be taken in as it is.`
  if (state === 'finished')
    return run && run.new === 0 && run.updated === 0 ? `${name} was imported already: 0 new.` : `${name} is imported.`
  return trial ? `${name} can be imported.` : `Say how ${name} is to be read.`
}

function deckOf({ state, run }: Shown): string | undefined {
  if (state === 'finished' && run)
    return `${counted(run.received, 'row')} read: ${formatCount(run.new)} new, ${formatCount(run.updated)} changed, ${formatCount(run.unchanged)} already known, ${formatCount(run.rejected)} set apart.`
  if (state === 'waiting' || state === 'importing')
    return 'You can close this page; it goes on by itself and stands under Sources.'
  return undefined
}

const formatWords = (format: string) =>
  format === 'twcs' ? 'Customer Support on Twitter' : format === 'jsonl' ? 'JSON, one object a line' : 'a table'

export { Problem as ErrorBoundary }
