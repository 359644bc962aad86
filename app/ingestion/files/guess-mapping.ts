import { judgeKey } from '../vanity.ts'
import type { Mapping } from './mapping.ts'

type Role = string

const messageRoles: Record<Role, string[]> = {
  id: ['message_id', 'tweet_id', 'comment_id', 'review_id', 'post_id', 'status_id', 'id', 'uuid'],
  at: [
    'created_at',
    'sent_at',
    'posted_at',
    'published_at',
    'tweet_created',
    'timestamp',
    'date_time',
    'datetime',
    'at',
    'date',
    'time',
    'created',
  ],
  author: [
    'author_id',
    'author',
    'sender',
    'from',
    'screen_name',
    'user_name',
    'username',
    'user_id',
    'user',
    'customer_id',
    'customer',
    'name',
  ],
  text: [
    'text',
    'full_text',
    'message',
    'body',
    'content',
    'comment',
    'review',
    'tweet',
    'consumer_complaint_narrative',
    'description',
  ],
  replyTo: [
    'in_reply_to',
    'in_reply_to_id',
    'in_reply_to_status_id',
    'in_response_to_tweet_id',
    'reply_to',
    'parent_id',
  ],
  thread: ['conversation_id', 'thread_id', 'ticket_id', 'case_id', 'session_id', 'thread'],
  account: ['account', 'brand', 'page', 'company', 'airline'],
  language: ['language', 'lang'],
  topic: ['topic', 'category', 'issue'],
  rating: ['rating', 'stars', 'score'],
}

const ticketRoles: Record<Role, string[]> = {
  id: [
    'ticket_id',
    'case_id',
    'case_enquiry_id',
    'unique_key',
    'incident_id',
    'ticket',
    'ticket_number',
    'case_number',
    'number',
    'id',
    'key',
  ],
  opened: [
    'opened_at',
    'open_dt',
    'opened',
    'created_date',
    'created_at',
    'date_created',
    'created',
    'date_received',
    'open_date',
  ],
  firstAnswered: ['first_answered_at', 'first_response_at', 'first_replied_at', 'first_reply_at', 'first_responded_at'],
  resolved: ['resolved_at', 'solved_at', 'resolved', 'solved', 'resolution_date'],
  closed: ['closed_at', 'closed_dt', 'closed_date', 'close_date', 'closed'],
  reopened: ['reopened_at', 'reopened'],
  customer: ['customer_id', 'requester_id', 'caller_id', 'customer', 'requester', 'contact_id', 'contact'],
  agent: ['agent_id', 'assignee_id', 'assigned_to', 'agent', 'assignee', 'owner'],
  rating: ['satisfaction_rating', 'csat', 'rating'],
  status: ['status', 'ticket_status', 'case_status', 'state', 'incident_state', 'ident_state'],
  at: ['sys_updated_at', 'updated_at'],
  version: ['sys_mod_count', 'version'],
  topic: ['topic', 'category', 'complaint_type', 'reason', 'type'],
}

const plain = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_|_$/g, '')

/**
 * A mapping guessed from the names of columns and the first rows, to be shown and agreed to; null when too little is
 * clear. Which messages are ours cannot be guessed without a column that says so: then all are taken for customers'.
 */
export function guessMapping(columns: string[], rows: string[][]): Mapping | null {
  const byName = new Map<string, string>()
  for (const column of columns) {
    if (column !== '' && judgeKey(column) !== 'always' && !byName.has(plain(column))) byName.set(plain(column), column)
  }
  const pick = (roles: Record<Role, string[]>) => {
    const taken = new Set<string>()
    const found: Record<Role, string> = {}
    for (const [role, names] of Object.entries(roles)) {
      const column = names.map((name) => byName.get(name)).find((name) => name !== undefined && !taken.has(name))
      if (column === undefined) continue
      taken.add(column)
      found[role] = column
    }
    return found
  }
  const valuesOf = (column: string) => {
    const index = columns.indexOf(column)
    return rows.map((cells) => cells[index]?.trim() ?? '').filter((value) => value !== '' && value !== '?')
  }

  const ticket = pick(ticketRoles)
  const isTicket = ticket.id && ticket.opened && (ticket.resolved || ticket.closed || ticket.firstAnswered)
  if (isTicket) {
    const again = new Set(valuesOf(ticket.id!)).size < valuesOf(ticket.id!).length
    if (!again) {
      delete ticket.at
      delete ticket.version
    }
    return {
      shape: 'conversation',
      ...timeFormatOf([...valuesOf(ticket.opened!), ...valuesOf(ticket.resolved ?? ticket.closed ?? ticket.opened!)]),
      nulls: rows.some((cells) => cells.includes('?')) ? ['?'] : [],
      showsReplies: true,
      columns: ticket as { id: string; opened: string },
    }
  }
  const message = pick(messageRoles)
  if (!message.at || !message.text) return null
  const direction = byName.get('direction') ?? byName.get('inbound') ?? byName.get('is_inbound')
  return {
    shape: 'message',
    ...timeFormatOf(valuesOf(message.at)),
    nulls: [],
    showsReplies: direction !== undefined,
    direction:
      direction === undefined
        ? 'inbound'
        : {
            column: direction,
            inbound: ['inbound', 'in', 'true', '1', 'customer'],
            outbound: ['outbound', 'out', 'false', '0', 'agent', 'brand'],
          },
    columns: message as { at: string },
  }
}

/** The order of day and month, only where some value proves it: a number above 12. */
function timeFormatOf(values: string[]): { timeFormat?: string } {
  const parts = values.flatMap((value) => {
    const match = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?: (\d{1,2}:\d{2})(:\d{2})?( ?[AP]M)?)?$/i.exec(value)
    return match ? [match] : []
  })
  if (parts.length === 0 || parts.length < values.length) return {}
  const dayFirst = parts.some((match) => Number(match[1]) > 12)
  const monthFirst = parts.some((match) => Number(match[3]) > 12)
  if (dayFirst === monthFirst) return {}
  const [, , mark, , year, clock, seconds, half] = parts[0]!
  const date = [...(dayFirst ? ['D', 'M'] : ['M', 'D']), year!.length === 4 ? 'YYYY' : 'YY'].join(mark)
  if (clock === undefined) return { timeFormat: date }
  return { timeFormat: `${date} ${half ? 'h' : 'H'}:mm${seconds ? ':ss' : ''}${half ? ' A' : ''}` }
}
