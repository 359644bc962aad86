import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { loadNearCopies } from '#app/screens/near-copies.server.ts'
import { Moment } from '#app/ui/moment.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { Written } from '#app/ui/written.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Near-copies · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { workspace, id = '' } = params
  const found = await requireView(context, workspace, new URLSearchParams(), async (trx, { scope, view }) => {
    const copies = await loadNearCopies(trx, scope, id)
    return copies && { ...copies, timeZone: view.workspace.timeZone }
  })
  if (!found) throw new Response('There is no reply of this name that could be compared with others.', { status: 404 })
  return found
}

export default function NearCopies() {
  const { id, at, text, total, copies, timeZone } = useLoaderData<typeof loader>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const conversation = (message: string) => `${home}/conversations/${encodeURIComponent(message)}`
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1 data-total={total}>Near-copy of {counted(total, 'other reply', 'other replies')}.</h1>
        <p className="notice">
          To other customers, in the 28 days before <Moment at={at} timeZone={timeZone} />. Names, greeting, signature,
          links and numbers are set aside: see <Link to={`${home}/measures#canned_share`}>Canned replies</Link>.
        </p>
        {text !== null && (
          <blockquote>
            <Written text={text} />
          </blockquote>
        )}
        <p className="beside">
          <Link to={conversation(id)}>The conversation it stands in</Link>
        </p>
      </div>
      {copies.length > 0 && (
        <table className="rows stacks">
          <caption>
            {copies.length < total
              ? `The latest ${formatCount(copies.length)} of ${formatCount(total)}`
              : `All ${formatCount(total)}, the latest first`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Sent</th>
              <th scope="col">To</th>
              <th scope="col">By</th>
              <th scope="col">Channel</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            {copies.map((copy) => (
              <tr key={copy.id}>
                <th scope="row">
                  <Link to={conversation(copy.id)}>
                    <Moment at={copy.at} timeZone={timeZone} />
                    <span className="out-of-sight">, the conversation with {copy.customer}</span>
                  </Link>
                </th>
                <td data-label="to">{copy.customer}</td>
                <td data-label="by">{copy.author}</td>
                <td>{channelLabel(copy.channel)}</td>
                <td className="wide">{copy.text ?? <span className="quiet">The source gave no words.</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}

export { Problem as ErrorBoundary }
