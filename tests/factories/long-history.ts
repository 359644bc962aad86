import { conversationFacts, insertConversations, type Facts } from './conversation.ts'
import { seeded } from './seeded.ts'
import { addDays } from '#app/measures/days.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Db } from '#db/client.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'

const hour = 3_600_000
const day = 24 * hour

type Plan = {
  /** Mondays: the first week, and the one after the last. */
  from: string
  to: string
  perWeek?: number
  /** By the Monday of the week of beginning: how many times longer people wait. */
  slower?: Record<string, number>
  /** From this Monday on "Alder desk" is in charge, before it "Pell Marlowe". */
  handover?: string
}

export const teamsOfHistory = { agency: 'Pell Marlowe', own: 'Alder desk' }

/**
 * Months of conversations whose weeks are alike but for what the plan plants: median wait about three hours, two thirds
 * resolved, a quarter of the customers returning. The same every time.
 */
export async function insertLongHistory(db: Db, { id: workspace_id }: Workspace, plan: Plan): Promise<void> {
  const draw = seeded(plan.perWeek ?? 60)
  const { from, to, handover, slower = {} } = plan
  await inWorkspace(db, { workspaceId: workspace_id, teams: 'all' }, async (trx) => {
    const team = async (name: string, kind: 'in_house' | 'outsourced') =>
      (await trx.insertInto('team').values({ workspace_id, name, kind }).returning('id').executeTakeFirstOrThrow()).id
    const [agency, own] = handover
      ? [await team(teamsOfHistory.agency, 'outsourced'), await team(teamsOfHistory.own, 'in_house')]
      : []
    if (handover && agency && own) {
      const steward = { workspace_id, channel: null, account: null }
      await trx
        .insertInto('stewardship')
        .values([
          { ...steward, name: 'agency', team_id: agency, from_day: from, to_day: handover },
          { ...steward, name: 'own', team_id: own, from_day: handover, to_day: null },
        ])
        .execute()
    }
    const source = {
      workspace_id,
      format: 'csv',
      name: 'history.csv',
      namespace: 'history',
      channel: 'x',
      settings: '{}',
    }
    const { id: source_id } = await trx.insertInto('source').values(source).returning('id').executeTakeFirstOrThrow()
    const accounts = ['x', 'email'].map((channel) => ({
      workspace_id,
      channel,
      external_id: `alder on ${channel}`,
      source_id,
    }))
    await trx.insertInto('account').values(accounts).execute()
    let made = 0
    for (let monday = from; monday < to; monday = addDays(monday, 7)) {
      const count = Math.round((plan.perWeek ?? 60) * (0.85 + 0.3 * draw()))
      const rows = Array.from({ length: count }, () => {
        const began = new Date(Date.parse(`${monday}T00:00:00Z`) + draw() * 7 * day)
        return oneOf(began, draw, slower[monday] ?? 1)
      })
      const team_id = (handover === undefined || monday < handover ? agency : own) ?? null
      await insertConversations(
        trx,
        rows.map((row) => conversationFacts({ ...row, id: `history/${++made}`, workspace_id, team_id })),
      )
    }
  })
}

function oneOf(began: Date, draw: () => number, slower: number): Partial<Facts> {
  const at = (hours: number) => new Date(began.getTime() + hours * hour)
  // Three hours in the middle, as many above as below on a log scale.
  const wait = 3 * Math.exp(1.4 * (draw() - 0.5) * 2) * slower
  const [fate, fresh] = [draw(), draw()]
  const base = {
    customer_id: fresh < 0.75 ? 1_000_000 + Math.floor(draw() * 9_000_000) : 1 + Math.floor(draw() * 300),
    channel: draw() < 0.4 ? 'email' : 'x',
    first_message_at: began,
    opening_complaint_at: draw() < 0.3 ? began : null,
  }
  if (fate < 0.08) return { ...base, messages: 1 }
  const replied = { first_reply_at: at(wait), last_message_at: at(wait), due_replied: true, messages: 2 }
  if (fate < 0.2) {
    const standings = { standings: ['waiting', 'passed_along'], standing_from: [began, at(wait)] }
    return {
      ...base,
      ...replied,
      ...standings,
      due_passed_along: true,
      due_outcome: 'passed_along',
      waiting_until: at(wait),
    }
  }
  const end: 'confirmed' | 'presumed' = fate < 0.5 ? 'confirmed' : 'presumed'
  const helped = { answered_at: at(wait), resolved_at: at(wait), first_resolved_at: at(wait), waiting_until: at(wait) }
  const standings = { standings: ['waiting', 'open', end], standing_from: [began, at(wait), at(wait + 72)] }
  const revoked = fate > 0.85 ? { due_outcome: 'unresolved' as const } : { due_outcome: end }
  return { ...base, ...replied, ...helped, ...standings, ...revoked }
}
