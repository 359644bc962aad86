import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { loadSource } from '#app/screens/source.server.ts'
import { Buttons, Fields, TextField } from '#app/ui/choice-fields.tsx'
import { Headline } from '#app/ui/headline.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { momentInWords } from '#app/ui/moment-in-words.ts'
import { Problem } from '#app/ui/problem.tsx'
import { RunTable } from '#app/ui/run-table.tsx'
import { SideSection } from '#app/ui/side-section.tsx'
import { bringsInWords } from '#app/ui/sources-words.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `Source · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const id = /^\d{1,15}$/.test(params['source'] ?? '') ? Number(params['source']) : -1
  const source = await requireView(context, params['workspace'], new URLSearchParams(), (trx, seen) =>
    loadSource(trx, seen, id),
  )
  if (!source) throw new Response('There is no such source, or it was taken back.', { status: 404 })
  return source
}

/** Its forms post to the Sources page. */
export default function Source() {
  const source = useLoaderData<typeof loader>()
  const { id, name, timeZone, mayChange, gaps, runs, quarantined } = source
  const here = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}/sources`
  const told = `${counted(source.messages, 'message')}${source.outcomes > 0 ? ` and ${counted(source.outcomes, 'outcome')}` : ''}`
  return (
    <main id="main" className="wrap">
      <Headline
        title={`${name}.`}
        deck={`It told ${told}${source.completeTo === null ? '' : `, the last of ${momentInWords(source.completeTo, timeZone)}`}.`}
      >
        <p className="notice">
          <Link to={here}>Sources</Link>
          {quarantined > 0 && (
            <>
              {' '}
              · <Link to={`${here}/quarantine?source=${id}`}>{counted(quarantined, 'row')} in quarantine</Link>
            </>
          )}
        </p>
      </Headline>
      <SideSection id="what" title="What it is">
        <dl className="facts">
          <dt>Brings</dt>
          <dd>
            {bringsInWords(source)}, {source.channels.map(channelLabel).join(', ')}
          </dd>
          <dt>Added</dt>
          <dd>
            <Moment at={source.addedAt} timeZone={timeZone} />
          </dd>
          {source.accounts.length > 0 && (
            <>
              <dt>Our accounts in it</dt>
              <dd>{source.accounts.join(', ')}</dd>
            </>
          )}
          {source.mapping !== null && (
            <>
              <dt>How its rows are read</dt>
              <dd>
                <details>
                  <summary>The mapping</summary>
                  <pre>{source.mapping}</pre>
                </details>
              </dd>
            </>
          )}
        </dl>
      </SideSection>
      <SideSection
        id="gaps"
        title="When it was silent"
        about={
          <p>Every figure that covers such a time says so. What nobody declares counts as nobody having written.</p>
        }
      >
        {gaps.length === 0 && <p className="after-list">No time is declared in which it told nothing.</p>}
        <ul>
          {gaps.map((gap) => (
            <li key={gap.id}>
              <Form method="post" action={here} className="after-list">
                <input type="hidden" name="back" value={`/${id}`} />
                <input type="hidden" name="gap" value={gap.id} />
                <span>
                  <Moment at={gap.from} timeZone={timeZone} />{' '}
                  {gap.to === null ? (
                    'on, and it lasts'
                  ) : (
                    <>
                      to <Moment at={gap.to} timeZone={timeZone} />
                    </>
                  )}
                  : {gap.reason} <span className="quiet">(declared by {gap.by})</span>
                </span>
                {mayChange && (
                  <button className="button plain" name="do" value="remove-gap">
                    Take it back
                  </button>
                )}
              </Form>
            </li>
          ))}
        </ul>
        {mayChange && (
          <Form method="post" action={here} key={gaps.length}>
            <input type="hidden" name="back" value={`/${id}`} />
            <input type="hidden" name="source" value={id} />
            <Fields>
              <TextField name="from" label="Missing from" type="datetime-local" value="" required />
              <TextField name="to" label="To; empty while it lasts" type="datetime-local" value="" />
              <TextField name="reason" label="What happened" value="" required />
            </Fields>
            <Buttons>
              <button className="button plain" name="do" value="add-gap">
                Declare it
              </button>
            </Buttons>
          </Form>
        )}
      </SideSection>
      {runs.length > 0 && (
        <SideSection id="runs" title="Its runs">
          <RunTable runs={runs} caption={`Runs of ${name}`} timeZone={timeZone} quarantine={`${here}/quarantine`} />
        </SideSection>
      )}
      {mayChange && (
        <SideSection
          id="take-back"
          title="Take it back"
          about={<p>Readings are then as if it had never come. The file itself can be brought in again.</p>}
        >
          {source.isLeaving ? <p>It is being taken back.</p> : <TakeBack source={source} told={told} here={here} />}
        </SideSection>
      )}
    </main>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

function TakeBack({ source, told, here }: { source: Shown; told: string; here: string }) {
  const { conversations, quarantined } = source
  return (
    <details>
      <summary>What would go</summary>
      <p>
        {told}, {conversations === 1 ? 'the conversation' : `the ${formatCount(conversations)} conversations`} that
        began there{quarantined > 0 && `, ${counted(quarantined, 'row')} in quarantine`}, and corrections or marks made
        on them by hand no longer hold. What another source tells, too, stays. It takes from seconds to some minutes,
        and every number changes at once when it is done.
      </p>
      <Form method="post" action={here}>
        <input type="hidden" name="source" value={source.id} />
        <Buttons>
          <button className="button" name="do" value="take-back">
            Take {source.name} back
          </button>
        </Buttons>
      </Form>
    </details>
  )
}

export { Problem as ErrorBoundary }
