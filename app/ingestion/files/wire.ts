import { incomingRecord, type Channel } from '#app/conversations/records.ts'
import { dropVanity } from '../vanity.ts'
import { isTooDeep, tooDeep } from './depth.ts'
import type { Mapping } from './mapping.ts'
import { inPlainWords } from './plain-fault.ts'
import { reject, type Rejection, type Translate, type Translated } from './rejection.ts'

type Json = Record<string, unknown>

/** What a tap says beside its records: kept by the tap, of no use here. */
const asides = new Set([
  'SCHEMA',
  'STATE',
  'ACTIVATE_VERSION',
  'LOG',
  'TRACE',
  'SPEC',
  'CATALOG',
  'CONNECTION_STATUS',
  'CONTROL',
])

export type ReadWire = (line: string, row: number, refused: Map<string, number>) => Translated | null

/**
 * Reads one line of JSON: a record as it goes over the wire, one wrapped by a Singer tap or an Airbyte source, or any
 * object a mapping translates. Null where the line holds no record.
 */
export function wireReader(settings: {
  mapping: Mapping | null
  channel: Channel | undefined
  translate: Translate<Json> | null
}): ReadWire {
  const { mapping, channel, translate } = settings
  return (line, row, refused) => {
    const found = bodyOf(line, mapping?.stream)
    if (found === null || 'cause' in found) return found
    const kept = dropVanity(found.body, refused)
    if (translate) return translate(kept, row)
    const parsed = incomingRecord.safeParse(kept, inPlainWords)
    if (!parsed.success) return reject('row', sentenceOf(kept, parsed.error.issues[0]))
    const record = parsed.data
    if (channel !== undefined && record.channel === undefined) record.channel = channel
    return [record]
  }
}

/** The object of a line, out of what a Singer tap or an Airbyte source wraps it in; null where the line holds no record. */
export function bodyOf(line: string, stream: string | undefined): { body: Json } | Rejection | null {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return reject('row', 'The line is not JSON.')
  }
  if (isTooDeep(json)) return reject('row', tooDeep)
  // JSON may write what no text can be: a NUL, half a pair of surrogates.
  if (line.includes('\\u')) json = withCleanTexts(json)
  if (Array.isArray(json)) return reject('row', 'The line holds a list; write one object a line.')
  if (typeof json !== 'object' || json === null) return reject('row', 'The line holds no object.')
  const outer = json as Json
  if (typeof outer.type !== 'string' || outer.type !== outer.type.toUpperCase()) return { body: outer }
  if (asides.has(outer.type)) return null
  if (outer.type !== 'RECORD') return { body: outer }
  const record = outer.record
  if (typeof record !== 'object' || record === null) return reject('row', 'The RECORD holds no record.')
  const wrapped = record as Json
  const isAirbyte = typeof wrapped.data === 'object' && wrapped.data !== null && typeof wrapped.stream === 'string'
  const name = isAirbyte ? wrapped.stream : outer.stream
  if (stream !== undefined && name !== stream) return null
  return { body: isAirbyte ? (wrapped.data as Json) : wrapped }
}

function withCleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (Array.isArray(value)) return value.map(withCleanTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withCleanTexts(inner)]))
}

function sentenceOf(body: Json, issue: { path: PropertyKey[]; message: string } | undefined): string {
  const { type } = body
  if (type !== 'message' && type !== 'outcome' && type !== 'customer') {
    return typeof type === 'string'
      ? `The type "${type.slice(0, 40)}" is none of message, outcome, customer.`
      : 'The object has no type; it should be message, outcome or customer, or come with a mapping.'
  }
  if (!issue || issue.path.length === 0) return `This ${type} is not right: ${issue?.message ?? 'it cannot be read'}.`
  return `“${issue.path.map(String).join('.')}” of this ${type} is not right: ${issue.message}.`
}

/** Finds a dotted path in an object; a key that has a dot itself goes first. Objects and lists are no words. */
export function locatePath(path: string): (body: Json) => string | undefined {
  const keys = path.split('.')
  return (body) => {
    let value: unknown = body[path]
    if (value === undefined && keys.length > 1) {
      value = body
      for (const key of keys) value = typeof value === 'object' && value !== null ? (value as Json)[key] : undefined
    }
    if (typeof value === 'string') return value
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
  }
}
