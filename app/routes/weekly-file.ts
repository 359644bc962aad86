import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer, jsonAnswer, savedAs } from '#app/platform/api-answers.ts'
import { letterCsv } from '#app/weekly-report/letter-csv.ts'
import { requireLetter } from '#app/weekly-report/page.server.ts'

/** The letter as a file: letter.pdf, letter.html, letter.csv or letter.json. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { letter } = await requireLetter(context, params['workspace'], params['week'] ?? '')
  const name = `letter-${letter.week.name}`
  if (params['file'] === 'letter.pdf' || params['file'] === 'letter.html') {
    const html = await context.asOneFile(
      `/w/${encodeURIComponent(params['workspace'] ?? '')}/weekly/${letter.week.name}/letter`,
    )
    if (params['file'] === 'letter.html') return savedAs(`${name}.html`, 'text/html; charset=utf-8', html)
    const printed = await context.printPdf(html)
    if (!printed.ok) throw new Response(printed.reason, { status: 501 })
    return savedAs(`${name}.pdf`, 'application/pdf', printed.pdf)
  }
  if (params['file'] === 'letter.csv') return csvAnswer(context, name, letterCsv(letter))
  if (params['file'] === 'letter.json') return jsonAnswer(context, letter)
  throw new Response(`There is no file "${params['file']}" of a letter.`, { status: 404 })
}
