import { apiError } from '#app/platform/api-answers.ts'

export function loader(): Response {
  return apiError(404, 'not_found', 'No such address in the API. /api/v1/openapi.json lists what there is.')
}
