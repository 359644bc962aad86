import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guessMapping } from './guess-mapping.ts'
import { parseMapping } from './mapping.ts'

const examples = new URL('../../../examples/', import.meta.url)

test.each(readdirSync(examples).filter((name) => name.endsWith('.json')))('the example %s is a mapping', (name) => {
  expect(parseMapping(JSON.parse(readFileSync(new URL(name, examples), 'utf8')))).toMatchObject({ ok: true })
})

test('what is wrong with a mapping is said with its place', () => {
  const message = { shape: 'message', direction: 'inbound', columns: { at: 'at' } }
  expect(parseMapping(message)).toMatchObject({ ok: true })
  const reason = (json: unknown) => {
    const parsed = parseMapping(json)
    return parsed.ok ? null : parsed.reason
  }
  expect(reason({ ...message, columns: { at: 'at', colour: 'c' } })).toMatch(/not right at columns: .*colour/)
  expect(reason({ ...message, channel: 'pigeon' })).toMatch(/not right at channel/)
  expect(reason({ shape: 'table' })).toMatch(/not right at shape/)
  expect(reason({ shape: 'conversation', columns: { id: 'id' } })).toMatch(/not right at columns\.opened/)
  expect(reason('hello')).toMatch(/not right at its top/)
})

test('a ticket export is guessed, with its format where some day is above 12', () => {
  const columns = ['Ticket ID', 'Opened At', 'Resolved At', 'Requester', 'Status']
  const rows = [
    ['1', '3/4/2016 10:00', '4/4/2016 10:00', 'ann', 'Closed'],
    ['2', '29/4/2016 10:00', '?', 'bob', 'Open'],
  ]
  const guess = guessMapping(columns, rows)
  expect(guess).toMatchObject({
    shape: 'conversation',
    timeFormat: 'D/M/YYYY H:mm',
    nulls: ['?'],
    columns: { id: 'Ticket ID', opened: 'Opened At', resolved: 'Resolved At', customer: 'Requester', status: 'Status' },
  })
  expect(parseMapping(guess)).toMatchObject({ ok: true })
  expect(guessMapping(columns, rows.slice(0, 1))).not.toHaveProperty('timeFormat')
})

test('messages are guessed; which are ours only where a column says it', () => {
  const guess = guessMapping(['id', 'createdAt', 'author', 'text', 'like_count'], [])
  expect(guess).toMatchObject({
    shape: 'message',
    direction: 'inbound',
    showsReplies: false,
    columns: { at: 'createdAt' },
  })
  expect(guessMapping(['id', 'created_at', 'author', 'text', 'inbound'], [])).toMatchObject({
    direction: { column: 'inbound' },
    showsReplies: true,
  })
  expect(guessMapping(['date', 'page', 'followers'], [])).toBeNull()
})
