import type { Seen } from './in-view.server.ts'
import { refuseConfined } from './quarantine.server.ts'
import { shownGap, shownRun } from './sources.server.ts'
import { may } from '#app/rights/roles.ts'
import type { Trx } from '#db/client.server.ts'
import { listEndedRuns } from '#db/queries/run-list.ts'
import { countConversationsOfSource, listSourceContents } from '#db/queries/source-contents.ts'
import { listSourceGaps } from '#db/queries/source-gap.ts'
import { findSource } from '#db/queries/source.ts'
import { listTakingBack } from '#db/queries/taking-back.ts'

const runsShown = 12

/** One source: what it told, its runs, when it was silent, and what goes if it is taken back. */
export async function loadSource(trx: Trx, { scope, asker, workspace }: Seen, id: number) {
  refuseConfined(scope)
  const source = await findSource(trx, scope, id)
  if (!source) return undefined
  const contents = (await listSourceContents(trx, scope)).find(({ source_id }) => source_id === id)
  const gaps = (await listSourceGaps(trx, scope)).filter(({ source_id }) => source_id === id)
  const runs = await listEndedRuns(trx, scope, { limit: runsShown, sourceId: id })
  const settings = source.settings as { accounts?: string[]; timeZone?: string | null; mapping?: unknown }
  return {
    timeZone: workspace.time_zone,
    mayChange: may(asker.role, 'sources'),
    id,
    name: source.name,
    format: source.format,
    channels: contents && contents.channels.length > 0 ? contents.channels : [source.channel],
    showsReplies: source.shows_replies,
    addedAt: source.created_at.toISOString(),
    accounts: settings.accounts ?? [],
    mapping: settings.mapping ? JSON.stringify(settings.mapping, null, 2) : null,
    messages: contents?.messages ?? 0,
    outcomes: contents?.outcomes ?? 0,
    quarantined: contents?.quarantined ?? 0,
    completeTo: contents?.last_at?.toISOString() ?? null,
    conversations: await countConversationsOfSource(trx, scope, id),
    isLeaving: (await listTakingBack(trx, scope)).some(({ source_id }) => source_id === id),
    gaps: gaps.map(shownGap),
    runs: runs.map(shownRun),
  }
}
