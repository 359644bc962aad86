import { conversationFacts, insertConversations, type Facts } from './conversation.ts'
import { seeded } from './seeded.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Db } from '#db/client.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'

/** The moment the brand of `insertBrand` is looked at. */
export const brandNow = new Date('2026-02-09T08:40:00Z')

const hour = 3_600_000
const day = 24 * hour

/**
 * Eight weeks of a small brand on two channels, the team "Letter room" in charge of its mail, until `brandNow`, the week of 5 January empty: answered soon and late,
 * passed along, unanswered, thanks that need no answer, set aside, waiting. The same every time.
 */
export async function insertBrand(db: Db, workspace: Workspace): Promise<void> {
  const draw = seeded(20_260_209)
  const rows: Facts[] = []
  for (let i = 0; i < 240; i++) {
    const began = new Date(brandNow.getTime() - draw() * 56 * day)
    const empty = began >= new Date('2026-01-05T00:00:00Z') && began < new Date('2026-01-12T00:00:00Z')
    if (!empty) rows.push(oneConversation(workspace.id, i, began, draw))
  }
  await inWorkspace(db, { workspaceId: workspace.id, teams: 'all' }, async (trx) => {
    const { id: source_id } = await trx
      .insertInto('source')
      .values({
        workspace_id: workspace.id,
        format: 'csv',
        name: 'brand.csv',
        namespace: 'brand',
        channel: 'x',
        settings: '{}',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const accounts = ['alder', 'help@alder.example'].map((external_id, n) => {
      return { workspace_id: workspace.id, channel: n === 0 ? 'x' : 'email', external_id, source_id }
    })
    await trx.insertInto('account').values(accounts).execute()
    const { id: team_id } = await trx
      .insertInto('team')
      .values({ workspace_id: workspace.id, name: 'Letter room', kind: 'in_house' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await insertConversations(
      trx,
      rows.map((row) => (row.channel === 'email' ? { ...row, team_id } : row)),
    )
  })
}

function oneConversation(workspace_id: number, i: number, began: Date, draw: () => number): Facts {
  const at = (hours: number) => new Date(began.getTime() + hours * hour)
  const [fate, wait, byMail] = [draw(), 0.2 + draw() ** 3 * 60, draw() < 0.4]
  const due = at(14 * 24)
  const base: Partial<Facts> & Pick<Facts, 'workspace_id'> = {
    workspace_id,
    id: `brand/${i}`,
    customer_id: 1 + Math.floor(draw() * 170),
    channel: byMail ? 'email' : 'x',
    account: byMail ? 'help@alder.example' : 'alder',
    first_message_at: began,
    opening_complaint_at: draw() < 0.3 ? began : null,
    messages: 2,
  }
  const replied = { answered_at: at(wait), first_reply_at: at(wait), last_message_at: at(wait), due_replied: true }
  if (fate < 0.06) return conversationFacts({ ...base, first_need_at: null, messages: 1 })
  if (fate < 0.09) {
    return conversationFacts({
      ...base,
      due_outcome: 'set_aside',
      standings: ['set_aside'],
      standing_from: [began],
      waiting_until: null,
    })
  }
  if (fate < 0.2) return conversationFacts({ ...base, messages: 1 })
  if (fate < 0.3) {
    return conversationFacts({
      ...base,
      ...{
        answered_at: null,
        first_reply_at: at(wait),
        last_message_at: at(wait),
        due_replied: true,
        due_passed_along: true,
      },
      ...{ due_outcome: 'passed_along', waiting_until: at(wait) },
      ...{ standings: ['waiting', 'passed_along'], standing_from: [began, at(wait)] },
    })
  }
  const helped = { ...base, ...replied, resolved_at: at(wait), first_resolved_at: at(wait), waiting_until: at(wait) }
  if (fate < 0.6) {
    const [standings, standing_from] = [
      ['waiting', 'open', 'confirmed'],
      [began, at(wait), at(wait + 5)],
    ]
    return conversationFacts({ ...helped, due_outcome: 'confirmed', standings, standing_from, due_at: due })
  }
  const [standings, standing_from] = [
    ['waiting', 'open', 'presumed'],
    [began, at(wait), at(wait + 72)],
  ]
  return conversationFacts({ ...helped, due_outcome: 'presumed', standings, standing_from, due_at: due })
}
