import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { notForAgencies } from '#app/weekly-report/freeze.server.ts'
import { letterCsv } from '#app/weekly-report/letter-csv.ts'
import { loadLetter } from '#app/weekly-report/load.server.ts'
import { noLetter } from '#app/weekly-report/page.server.ts'

export const loader = apiLoader(async ({ request, params, context }) => {
  const search = new URL(request.url).searchParams
  const week = params['week'] ?? ''
  const found = await inView(
    context,
    search.get('workspace') || undefined,
    new URLSearchParams(),
    async (trx, seen) => ({
      isTheirs: seen.scope.teams === 'all',
      loaded: seen.scope.teams === 'all' ? await loadLetter(trx, seen, week) : undefined,
    }),
  )
  if (!found.ok) return apiError(found.status, found.code, found.message)
  const { isTheirs, loaded } = found.value
  if (!isTheirs) return apiError(403, 'no_right', notForAgencies)
  if (!loaded) return apiError(404, 'no_letter', noLetter(week))
  const { letter } = loaded
  return wantsCsv(request)
    ? csvAnswer(context, `letter-${letter.week.name}`, letterCsv(letter))
    : jsonAnswer(context, letter)
})
