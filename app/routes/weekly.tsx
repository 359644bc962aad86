import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { mondayOfWeek, weekInWords } from '#app/measures/days.ts'
import { posted } from '#app/platform/posted.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { Fault } from '#app/ui/entry-form.tsx'
import { momentInWords } from '#app/ui/moment-in-words.ts'
import { Moment } from '#app/ui/moment.tsx'
import { Problem } from '#app/ui/problem.tsx'
import styles from '#app/ui/setting-form.module.css'
import { Choice, Fields } from '#app/ui/setting-form.tsx'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import { requireLetters } from '#app/weekly-report/page.server.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `Weekly · ${params['workspace']} · Rapport` }]

export function loader({ params, context }: LoaderFunctionArgs) {
  return requireLetters(context, params['workspace'])
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { workspace, asker } = await requireScope(context, params['workspace'], 'settings')
  const week = posted(await request.formData(), 'week')
  const written = await writeLetter(context, workspace.name, week, asker.name)
  if (!written.ok) return json({ fault: written.reason }, written.status)
  return redirect(`/w/${encodeURIComponent(workspace.name)}/weekly/${written.week}`)
}

const inWords = (week: string) => weekInWords(mondayOfWeek(week) ?? week)

export default function Weekly() {
  const { letters, unwritten, next, canWrite, timeZone } = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}/weekly`
  const [latest] = letters
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>{latest ? latest.title : 'No letter has been written yet.'}</h1>
        <p className="deck">
          {latest ? (
            <>
              That is what the letter of <span className="whole">{inWords(latest.week)}</span> says first.{' '}
              <a href={`${home}/${latest.week}`}>Read it</a>
            </>
          ) : (
            'Once a week Rapport writes down what changed, whether it means anything, and who is still waiting.'
          )}
        </p>
        <p className="notice">
          {next === null
            ? 'No letter is written by itself here; Settings turns that on.'
            : `The next one is written ${momentInWords(next, timeZone)}.`}
        </p>
      </div>
      {letters.length > 0 && (
        <section className="section" aria-label="Letters">
          <table className="rows stacks">
            <caption>A letter that is written stays as it is; what turns out later is said beside it.</caption>
            <thead>
              <tr>
                <th scope="col">Week</th>
                <th scope="col">What it says first</th>
                <th scope="col">Written</th>
              </tr>
            </thead>
            <tbody>
              {letters.map(({ week, title, publishedAt }) => (
                <tr key={week}>
                  <th scope="row">
                    <a href={`${home}/${week}`}>{inWords(week)}</a>
                  </th>
                  <td>{title}</td>
                  <td data-label="Written">
                    <Moment at={publishedAt} timeZone={timeZone} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {canWrite && unwritten.length > 0 && (
        <section className="section" aria-labelledby="write">
          <h2 id="write">Write the letter of an earlier week</h2>
          {told && <Fault>{told.fault}</Fault>}
          <form method="post" className={styles['form']}>
            <Fields>
              <Choice
                label="Week"
                name="week"
                options={unwritten.map((week) => ({ value: week, label: inWords(week) }))}
              />
              <button className="button">Write it</button>
            </Fields>
          </form>
        </section>
      )}
    </main>
  )
}

export { Problem as ErrorBoundary }
