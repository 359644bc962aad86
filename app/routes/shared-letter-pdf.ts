import type { LoaderFunctionArgs } from '@remix-run/node'
import { savedAs } from '#app/platform/api-answers.ts'
import { requireSharedWeek } from '#app/weekly-report/share.server.ts'

/** The same letter on paper. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const secret = params['secret'] ?? ''
  const { week } = await requireSharedWeek(context, secret)
  const printed = await context.printPdf(await context.asOneFile(`/s/${encodeURIComponent(secret)}`))
  if (!printed.ok) throw new Response(printed.reason, { status: 501 })
  return savedAs(`letter-${week}.pdf`, 'application/pdf', printed.pdf)
}
