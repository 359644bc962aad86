import { z } from 'zod'
import { channels } from '#app/conversations/records.ts'
import type { ImportOptions } from './describe-source.ts'
import type { Found } from './files/look.ts'
import { encodings, parseMapping, type Cell, type Mapping } from './files/mapping.ts'

type Role = { role: string; label: string; needed?: true }

const messageRoles: readonly Role[] = [
  { role: 'at', label: 'When it was written', needed: true },
  { role: 'text', label: 'What was written', needed: true },
  { role: 'author', label: 'Who wrote it' },
  { role: 'authorName', label: 'Their name' },
  { role: 'id', label: 'Its own id' },
  { role: 'replyTo', label: 'The id of what it replies to' },
  { role: 'thread', label: 'The ticket, thread or chat it is in' },
  { role: 'account', label: 'Which of our accounts it was to' },
  { role: 'topic', label: 'What it was about' },
  { role: 'language', label: 'Its language' },
]

const ticketRoles: readonly Role[] = [
  { role: 'id', label: 'The ticket’s id', needed: true },
  { role: 'opened', label: 'When it was opened', needed: true },
  { role: 'firstAnswered', label: 'When it was first answered' },
  { role: 'resolved', label: 'When it was solved' },
  { role: 'closed', label: 'When it was closed' },
  { role: 'reopened', label: 'When it was opened again' },
  { role: 'customer', label: 'The customer' },
  { role: 'agent', label: 'Who answered' },
  { role: 'account', label: 'Which of our accounts it was to' },
  { role: 'topic', label: 'What it was about' },
  { role: 'status', label: 'Its status, in words' },
  { role: 'at', label: 'When the row was written, if a ticket has several' },
  { role: 'version', label: 'Its version, if a ticket has several' },
]

/**
 * What a row of a file may tell, by what a row is, in the order of the form. `needed`: without it nothing can be
 * imported.
 */
export const rolesOf = { message: messageRoles, conversation: ticketRoles } as const

const names = z.array(z.string())

const schema = z.object({
  format: z.enum(['twcs', 'csv', 'jsonl']),
  encoding: z.enum(encodings).nullable(),
  timeZone: z.string().nullable(),
  timeFormat: z.string().nullable(),
  channel: z.enum(channels).nullable(),
  accounts: names,
  alsoAccounts: names,
  shape: z.enum(['message', 'conversation']),
  columns: z.record(z.string(), z.string()),
  /** Who wrote a row: a customer, we, a column says so, or these authors are ours. */
  direction: z.enum(['inbound', 'outbound', 'column', 'authors']),
  directionColumn: z.string().nullable(),
  inboundWords: names,
  outboundWords: names,
  ourAuthors: names,
  nulls: names,
  /** A whole mapping as JSON; where there is one it goes before everything chosen column by column. */
  map: z.string(),
})

/** How a file is to be read, as chosen in its form; kept with the upload, complete or not. */
export type Choices = z.infer<typeof schema>

export const parseChoices = (stored: unknown): Choices => schema.parse(stored)

/** What is proposed at first: what the file says itself, and the mapping guessed from its columns. */
export function firstChoices({ format, guess }: Found): Choices {
  const choices: Choices = {
    ...{ format, encoding: null, timeZone: null, timeFormat: guess?.timeFormat ?? null },
    ...{ channel: null, accounts: [], alsoAccounts: [], columns: {}, nulls: guess?.nulls ?? [], map: '' },
    ...{ shape: 'message', direction: 'inbound', directionColumn: null },
    ...{ inboundWords: [], outboundWords: [], ourAuthors: [] },
  }
  if (guess === null || !(guess.shape in rolesOf)) return choices
  const columns = Object.entries(guess.columns).flatMap(([role, cell]: [string, Cell | undefined]) =>
    typeof cell === 'string' ? [[role, cell] as const] : [],
  )
  choices.shape = guess.shape as Choices['shape']
  choices.columns = Object.fromEntries(columns)
  if (guess.shape === 'message' && typeof guess.direction === 'object' && 'column' in guess.direction) {
    choices.direction = 'column'
    choices.directionColumn = guess.direction.column
    choices.inboundWords = guess.direction.inbound
    choices.outboundWords = guess.direction.outbound
  }
  return choices
}

/** Reads the form. What was left out stays as it was; a list is written with commas. */
export function readChoices(form: FormData, before: Choices): Choices {
  const word = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : undefined
  }
  const orNull = (name: keyof Choices) => (word(name) === undefined ? before[name] : word(name) || null)
  const list = (name: 'accounts' | 'alsoAccounts' | 'inboundWords' | 'outboundWords' | 'ourAuthors') =>
    word(name)
      ?.split(',')
      .map((one) => one.trim())
      .filter(Boolean) ?? before[name]
  const chosen = rolesOf[before.shape].flatMap(({ role }) => {
    const column = word(`column-${role}`) ?? before.columns[role]
    return column ? [[role, column]] : []
  })
  const read = schema.safeParse({
    ...before,
    ...{ format: word('format') ?? before.format, shape: word('shape') ?? before.shape },
    ...{ encoding: orNull('encoding'), timeZone: orNull('timeZone'), timeFormat: orNull('timeFormat') },
    ...{ channel: orNull('channel'), accounts: list('accounts'), alsoAccounts: list('alsoAccounts') },
    columns: Object.fromEntries(chosen) as Record<string, string>,
    ...{ direction: word('direction') ?? before.direction, directionColumn: orNull('directionColumn') },
    ...{ inboundWords: list('inboundWords'), outboundWords: list('outboundWords'), ourAuthors: list('ourAuthors') },
    map: word('map') ?? before.map,
  })
  // A value that no form of ours offers changes nothing.
  return read.success ? read.data : before
}

/** What is still to be said before the file can be read, in sentences. */
export function whatIsMissing(found: Found, choices: Choices): string[] {
  const missing: string[] = []
  if (found.encodingUnknown && choices.encoding === null)
    missing.push('Choose the encoding of the file: it is not UTF-8.')
  if (found.saysItself || choices.format === 'twcs') return missing
  if (choices.map !== '') {
    const parsed = mappingFromJson(choices.map)
    return parsed.ok ? missing : [...missing, parsed.reason]
  }
  for (const { role, label, needed } of rolesOf[choices.shape]) {
    if (needed && !choices.columns[role]) missing.push(`Choose the column that says: ${lower(label)}.`)
  }
  if (choices.shape === 'message' && choices.direction === 'column') {
    if (choices.directionColumn === null) missing.push('Choose the column that says who wrote a row.')
    if (choices.inboundWords.length === 0 || choices.outboundWords.length === 0)
      missing.push('Say which words in that column mean a customer, and which mean us.')
  }
  if (choices.shape === 'message' && choices.direction === 'authors' && choices.ourAuthors.length === 0)
    missing.push('Name the authors that are ours.')
  return missing
}

const lower = (label: string) => label.slice(0, 1).toLowerCase() + label.slice(1)

/** How the file is imported. Call it once nothing is missing. */
export function optionsOf(
  found: Pick<Found, 'saysItself'>,
  choices: Choices,
): Omit<ImportOptions, 'workspaceId' | 'path' | 'name'> {
  const { format, accounts, alsoAccounts, channel, encoding, timeZone, timeFormat } = choices
  return {
    ...{ format, accounts, alsoAccounts },
    mapping: found.saysItself || format === 'twcs' ? null : mappingOf(choices),
    ...(channel && { channel }),
    ...(encoding && { encoding }),
    ...(timeZone && { timeZone }),
    ...(timeFormat && { timeFormat }),
  }
}

function mappingOf(choices: Choices): Mapping | null {
  if (choices.map !== '') {
    const parsed = mappingFromJson(choices.map)
    return parsed.ok ? parsed.mapping : null
  }
  const { shape, columns, nulls, direction } = choices
  const common = { shape, nulls, columns }
  const { directionColumn, inboundWords, outboundWords, ourAuthors } = choices
  const said = {
    inbound: 'inbound',
    outbound: 'outbound',
    column: { column: directionColumn, inbound: inboundWords, outbound: outboundWords },
    authors: { outboundAuthors: ourAuthors },
  }[direction]
  const parsed = parseMapping(
    shape === 'message' ? { ...common, direction: said, showsReplies: direction !== 'inbound' } : common,
  )
  return parsed.ok ? parsed.mapping : null
}

function mappingFromJson(text: string): ReturnType<typeof parseMapping> {
  try {
    return parseMapping(JSON.parse(text))
  } catch {
    return { ok: false, reason: 'The mapping is not JSON.' }
  }
}
