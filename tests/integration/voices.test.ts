import { expect, test } from 'vitest'
import { importText } from '../factories/imported.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db, pool } = database
const begin = Date.parse('2025-03-03T08:00:00Z')
const hour = 3_600_000
const now = () => new Date(begin + 60 * 24 * hour)

let lines = 0
const said = (thread: string, hours: number, more: object) =>
  `${JSON.stringify({
    ...{ type: 'message', id: `m${++lines}`, channel: 'email', account: 'help@desk.example', thread },
    ...{ at: new Date(begin + hours * hour).toISOString(), direction: 'inbound', author: { id: thread } },
    ...{ text: 'Where is my parcel? It should have come on Monday.', ...more },
  })}\n`
const ours = (thread: string, hours: number, by: string, more: object = {}) =>
  said(thread, hours, {
    ...{ direction: 'outbound', author: { id: by }, text: 'It left our warehouse this morning, by courier.', ...more },
  })

async function given(contents: string[]) {
  const { id, name } = await freshWorkspace(db)
  await importText(database, id, contents.join(''), { format: 'jsonl' })
  await expectSound(pool, id)
  return terminal(database, { workspace: name, now })
}

test('as many voices as people replied, and how much hangs on the busiest; no name is told', async () => {
  const { readings, say } = await given([
    ...['a', 'b', 'c', 'd'].flatMap((one, i) => [said(one, i, {}), ours(one, i + 1, 'kim')]),
    ...[ours('a', 9, 'lee'), ours('b', 9, 'mo')],
    // None of these is somebody's: automated, a note among ourselves, the account's own name, nobody named.
    ...[ours('a', 10, 'bot', { automated: true }), ours('a', 10, 'ann', { visibility: 'internal' })],
    ...[ours('c', 10, 'Help@desk.example'), ours('d', 10, 'unknown')],
  ])
  const { voices } = await readings('--measure', 'voices')
  // kim 4, lee 1, mo 1: the busiest sent 4 of 6.
  expect(voices).toMatchObject({ value: 3, n: 6, customers: 4, parts: { named: 6 }, figures: { not_named: 2 } })
  expect(voices!.shares!['busiest']!.value).toBeCloseTo(4 / 6, 12)
  const { out } = await say('readings', '--measure', 'voices')
  expect(out).toMatch(/Voices\s+3/)
  expect(out + JSON.stringify(voices)).not.toMatch(/kim|lee|\bmo\b/)
})

test('whom a filter leaves out has not replied, and of fewer than five replies there is no figure', async () => {
  const { readings } = await given([
    ...['a', 'b'].flatMap((one, i) => [said(one, i, {}), ours(one, i + 1, 'kim'), ours(one, i + 2, 'lee')]),
    said('x', 3, { channel: 'chat' }),
    ours('x', 4, 'zoe', { channel: 'chat' }),
  ])
  expect((await readings('--measure', 'voices'))['voices']).toMatchObject({ state: 'ok', value: 3, n: 5 })
  expect((await readings('--measure', 'voices', '--channel', 'email'))['voices']).toMatchObject({
    ...{ state: 'few', value: null, n: 4 },
  })
})

test('who was written to before they wrote was reached out to; whether they wrote back is told as of then', async () => {
  const to = { id: 'c' }
  const { readings } = await given([
    // We wrote first, and heard back after a day; wrote and heard nothing; a machine wrote; they wrote first.
    ...[ours('a', 0, 'kim', { to: { id: 'a' } }), said('a', 24, { author: { id: 'a' } })],
    ours('c', 1, 'kim', { to }),
    ...[ours('d', 2, 'shop', { automated: true, to: { id: 'd' } }), said('d', 3, {})],
    ...[said('e', 4, {}), ours('e', 5, 'kim')],
    // Addressed to nobody.
    ours('f', 6, 'kim', { thread: undefined, channel: 'x', account: 'desk' }),
  ])
  const { reached_out_first: reached } = await readings('--measure', 'reached_out_first')
  expect(reached).toMatchObject({ state: 'ok', value: 2, n: 2, customers: 2, parts: { wrote_back: 1, no_word: 1 } })
  const soon = new Date(begin + 12 * hour).toISOString()
  const { reached_out_first: before } = await readings('--measure', 'reached_out_first', '--as-of', soon)
  expect(before).toMatchObject({ value: 2, parts: { wrote_back: 0, no_word: 2 } })
})

test('nought is measured where there are conversations, and no figure where there are none', async () => {
  const { readings } = await given([said('a', 0, {})])
  expect((await readings('--measure', 'reached_out_first'))['reached_out_first']).toMatchObject({
    state: 'ok',
    value: 0,
  })
  const { name } = await freshWorkspace(db)
  const empty = await terminal(database, { workspace: name, now }).readings('--measure', 'reached_out_first')
  expect(empty['reached_out_first']).toMatchObject({ state: 'none', value: null })
})
