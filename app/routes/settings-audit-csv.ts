import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/platform/api-answers.ts'
import { auditCsv, auditFilter } from '#app/screens/audit.server.ts'
import { requireScope } from '#app/screens/in-view.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await requireScope(context, params['workspace'], 'people')
  const filter = auditFilter(new URL(request.url).searchParams)
  return csvAnswer(context, 'audit-log', await auditCsv(context, found, filter))
}
