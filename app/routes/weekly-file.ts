import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer, jsonAnswer } from '#app/platform/api-answers.ts'
import { letterCsv } from '#app/weekly-report/letter-csv.ts'
import { requireLetter } from '#app/weekly-report/page.server.ts'

/** The letter as a file: letter.csv or letter.json. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { letter } = await requireLetter(context, params['workspace'], params['week'] ?? '')
  if (params['file'] === 'letter.csv') return csvAnswer(context, `letter-${letter.week.name}`, letterCsv(letter))
  if (params['file'] === 'letter.json') return jsonAnswer(context, letter)
  throw new Response(`There is no file "${params['file']}" of a letter.`, { status: 404 })
}
