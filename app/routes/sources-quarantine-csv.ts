import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/platform/api-answers.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { quarantineCsv, refuseConfined } from '#app/screens/quarantine.server.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const scope = await requireView(context, params['workspace'], new URLSearchParams(), (_trx, seen) =>
    Promise.resolve(seen.scope),
  )
  refuseConfined(scope)
  return csvAnswer(context, 'quarantine', quarantineCsv(context, scope))
}
