import type { Insertable } from 'kysely'
import type { Trx } from '#db/client.server.ts'
import type { ConversationTable } from '#db/schema-conversations.ts'

export type Facts = Insertable<ConversationTable>

let made = 0

/** The facts of a conversation that began on 2 February 2026 and waits; `overrides` say what is different. */
export function conversationFacts(overrides: Partial<Facts> & Pick<Facts, 'workspace_id'>): Facts {
  const first = overrides.first_message_at ?? new Date('2026-02-02T09:00:00Z')
  const need = overrides.first_need_at === undefined ? first : overrides.first_need_at
  const due = need && new Date(new Date(need).getTime() + 14 * 86_400_000)
  return {
    id: `conversation-${++made}`,
    customer_id: made,
    channel: 'x',
    account: null,
    account_at: overrides.account ? first : null,
    team_id: null,
    topic: null,
    source_shows_replies: true,
    first_message_at: first,
    first_inbound_at: first,
    first_need_at: need,
    began_at: need ?? first,
    last_message_at: first,
    messages: 1,
    answered_at: null,
    answer_wait_unknown: false,
    first_reply_at: null,
    reply_wait_unknown: false,
    first_closed_at: null,
    opening_complaint_at: null,
    opening_tone: null,
    due_at: due,
    due_outcome: due && 'unresolved',
    due_replied: false,
    due_passed_along: false,
    resolved_at: null,
    first_resolved_at: null,
    standings: need ? ['waiting', 'unanswered'] : ['no_answer_needed'],
    standing_from: need && due ? [first, due] : [first],
    waiting_until: due,
    unknown_words_at: null,
    turn_at: null,
    turn_answered_at: null,
    turn_wait_unknown: null,
    turn_words_unknown: null,
    opening_unhappy_at: null,
    due_mood: null,
    first_resolved_known_at: null,
    again: null,
    again_at: null,
    returned: null,
    returned_at: null,
    ...overrides,
  }
}

export async function insertConversations(trx: Trx, rows: Facts[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('conversation').values(rows).execute()
}
