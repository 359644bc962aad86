import { type DuckDBAppender, DuckDBInstance } from '@duckdb/node-api'
import type { ConversationRow } from '#db/queries/conversation.ts'
import { repliesOf } from '#app/ingestion/count.ts'
import { turnsOf } from '#app/ingestion/count-turns.ts'
import type { Made } from './conversations.ts'
import { type Asked, codes, statements } from './duck-sql.ts'

/** The rows that one statement gave: numbers by the names of its columns, and `week`, counted from 0. */
export type DuckRow = { [column: string]: number }
export type DuckFigures = { [Key in keyof typeof statements]: DuckRow[] }

type Cell = number | string | boolean | null | Date

/** Types and values of the columns that the figures need. Where a conversation stands is told as of now, once for all. */
const columns: Record<
  string,
  [type: 'integer' | 'double' | 'varchar' | 'boolean' | 'utinyint', cell: (row: ConversationRow, asOf: Date) => Cell]
> = {
  customer: ['integer', (row) => row.customer_id],
  need: ['double', (row) => row.first_need_at],
  inbound: ['double', (row) => row.first_inbound_at],
  first: ['double', (row) => row.first_message_at],
  began: ['double', (row) => row.began_at],
  due: ['double', (row) => row.due_at],
  outcome: ['utinyint', (row) => codeOf('outcome', row.due_outcome)],
  due_replied: ['boolean', (row) => row.due_replied],
  due_passed_along: ['boolean', (row) => row.due_passed_along],
  answered: ['double', (row, asOf) => past(row.answered_at, asOf)],
  answer_unknown: ['boolean', (row) => row.answer_wait_unknown],
  replied: ['double', (row) => row.first_reply_at],
  reply_unknown: ['boolean', (row) => row.reply_wait_unknown],
  complaint: ['boolean', (row, asOf) => past(row.opening_complaint_at, asOf) !== null],
  unhappy: ['double', (row) => row.opening_unhappy_at],
  mood: ['utinyint', (row) => codeOf('mood', row.due_mood)],
  resolved: ['double', (row) => row.first_resolved_at],
  resolved_known: ['double', (row) => row.first_resolved_known_at],
  again: ['utinyint', (row) => codeOf('again', row.again)],
  returned: ['utinyint', (row) => codeOf('returned', row.returned)],
  bought_resolved: ['double', (row) => row.bought_after_resolved_at],
  bought_began: ['double', (row) => row.bought_after_began_at],
  resolves_from: ['double', (row) => (isResolved(row.standings.at(-1)) ? row.standing_from.at(-1)! : null)],
  stands_now: ['varchar', (row, asOf) => row.standings[nowOf(row, asOf)] ?? null],
  now_from: ['double', (row, asOf) => row.standing_from[nowOf(row, asOf)] ?? null],
  shown: ['boolean', (row) => row.source_shows_replies],
  aside: ['boolean', (row) => isAside(row)],
}

const isAside = (row: ConversationRow) => row.standings.at(-1) === 'set_aside'
/** Once resolved, these conversations stay so. */
const isResolved = (stands: string | undefined) => stands === 'confirmed' || stands === 'presumed'

function codeOf(what: keyof typeof codes, part: string | null): number | null {
  const code = part === null ? null : (codes[what] as readonly string[]).indexOf(part)
  if (code === -1) throw new Error(`${part} has no code as ${what}`)
  return code
}

const past = (at: Date | null, asOf: Date) => (at !== null && at <= asOf ? at : null)
const nowOf = (row: ConversationRow, asOf: Date) => row.standing_from.findLastIndex((from) => from <= asOf)

const replyColumns = 'customer integer, sent double, kind utinyint, who varchar, aside boolean'
const turnColumns = 'customer integer, began double, ended double, unknown boolean, shown boolean, aside boolean'

/** The conversations in DuckDB's memory, each reply and each later turn a row of its own; and what asks for all figures. */
export async function openDuck({ count, rowOf, asOf }: Made) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const own = Object.entries(columns).map(([name, [type]]) => `${name} ${type}`)
  const tables = { c: own.join(', '), reply: replyColumns, turn: turnColumns }
  for (const [table, shape] of Object.entries(tables)) await connection.run(`create table ${table} (${shape})`)
  const [conversations, replies, turns] = [
    await connection.createAppender('c'),
    await connection.createAppender('reply'),
    await connection.createAppender('turn'),
  ]
  const cells = Object.values(columns)
  for (let i = 0; i < count; i++) {
    const row = rowOf(i)
    const aside = isAside(row)
    for (const [, cell] of cells) append(conversations, cell(row, asOf))
    conversations.endRow()
    for (const [nth, { at, part }] of repliesOf(row).entries())
      appendRow(replies, [row.customer_id, at, codeOf('kind', part), row.reply_by[nth] ?? '', aside])
    for (const { at, until, unknown } of turnsOf(row))
      appendRow(turns, [row.customer_id, at, past(until, asOf), unknown, row.source_shows_replies, aside])
  }
  for (const appender of [conversations, replies, turns]) appender.closeSync()
  const read = async (asked: Asked): Promise<DuckFigures> => {
    const found: Record<string, DuckRow[]> = {}
    for (const [key, statement] of Object.entries(statements)) {
      const result = await connection.runAndReadAll(statement(asked))
      found[key] = result
        .getRowObjects()
        .map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Number(value)])))
    }
    return found as DuckFigures
  }
  return { read, close: () => connection.closeSync() }
}

function appendRow(to: DuckDBAppender, cells: Cell[]): void {
  for (const cell of cells) append(to, cell)
  to.endRow()
}

/** Moments as seconds since 1970; numbers are customers, or the codes of parts, which DuckDB makes small. */
function append(to: DuckDBAppender, cell: Cell): void {
  if (cell === null) to.appendNull()
  else if (typeof cell === 'string') to.appendVarchar(cell)
  else if (typeof cell === 'boolean') to.appendBoolean(cell)
  else if (typeof cell === 'number') to.appendInteger(cell)
  else to.appendDouble(cell.getTime() / 1000)
}
