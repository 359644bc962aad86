import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '#app/platform/api-answers.ts'
import { openApi } from '#app/screens/openapi.ts'

export function loader({ context }: LoaderFunctionArgs): Response {
  return jsonAnswer(context, openApi())
}
