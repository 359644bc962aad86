/** The brand's own address in these records. */
export const desk = 'help@acorn.example'

type Extra = Record<string, unknown>

/** One line of a jsonl file: a customer's mail. `thread` is the id's first part: `a1` and `a2` are in thread `a`. */
export function wrote(id: string, at: string, author: string, text: string, extra: Extra = {}): string {
  return line({ type: 'message', id, at, direction: 'inbound', author: { id: author }, text, ...extra })
}

/** The brand's mail to whoever began the thread, by one of its people. */
export function replied(id: string, at: string, text: string, extra: Extra = {}): string {
  return line({ type: 'message', id, at, direction: 'outbound', author: { id: desk }, account: desk, text, ...extra })
}

/** What happened to a whole thread: `t-closed` to thread `t`. */
export function happened(id: string, at: string, what: Extra): string {
  return line({ type: 'outcome', id, at, thread: id.slice(0, id.indexOf('-')), ...what })
}

export function same(one: string, other: string): string {
  return `${JSON.stringify({ type: 'customer', id: one, channel: 'email', sameAs: [{ channel: 'email', id: other }] })}\n`
}

function line(record: Extra & { id: string; at: string }): string {
  const at = record.at.includes('T') ? record.at : `${record.at}T09:00:00Z`
  return `${JSON.stringify({ channel: 'email', thread: /^\D+/.exec(record.id)![0], ...record, at })}\n`
}
