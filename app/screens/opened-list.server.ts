import { measures } from '#app/measures/list.ts'
import type { Trx } from '#db/client.server.ts'
import { loadConversations, partsOf } from './conversations.server.ts'
import type { Seen } from './in-view.server.ts'
import { openedNumber } from './opened-number.ts'
import { loadSearch } from './search.server.ts'

/**
 * A list of conversations: behind a number of a measure, where the address names one; else what somebody looks for.
 *
 * @throws Response with status 400 when the address cannot be read
 */
export async function loadList(trx: Trx, seen: Seen, search: URLSearchParams) {
  return search.get('measure') ? await behindNumber(trx, seen, search) : await loadSearch(trx, seen, search)
}

async function behindNumber(trx: Trx, { scope, view, choices }: Seen, search: URLSearchParams) {
  const opened = openedNumber(search)
  if (!opened.ok) throw new Response(opened.reason, { status: 400 })
  const list = await loadConversations(trx, scope, view, opened.number)
  if (!list.ok) throw new Response(list.reason, { status: 400 })
  const { measure, part, word, topic } = opened.number
  const { asOf, from, to, workspace } = view
  const label = measures.find(({ key }) => key === measure)?.label ?? measure
  const number = { measure, label, part, word, topic, parts: partsOf(measure) }
  return { kind: 'number' as const, list, choices, number, asOf, from, to, timeZone: workspace.timeZone }
}
