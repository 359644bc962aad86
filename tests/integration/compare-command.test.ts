import { beforeAll, expect, test } from 'vitest'
import { comparisonShape } from '#app/screens/compare-wire.ts'
import type { Comparison } from '#app/screens/compare.server.ts'
import { insertTwoSides, twoSidesNow } from '../factories/two-sides.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const workspace = await freshWorkspace(database.db, { time_zone: 'Europe/Berlin' })
const asked = terminal(database, { workspace: workspace.name, now: () => twoSidesNow })
const { json, say } = asked
const compare = (a: string, b: string, ...more: string[]) => json<Comparison>('compare', a, b, ...more)

beforeAll(() => insertTwoSides(database.db, workspace, asked))

test('who was in charge decides, also for those whom nobody answered; the handover is apart, the young are counted', async () => {
  const found = await compare('The agency', 'our people')
  expect(comparisonShape.parse(found)).toBeDefined()
  expect(found.sides.a).toMatchObject({ conversations: 150, customers: 150, running: false, to: '2026-02-02' })
  expect(found.sides.b).toMatchObject({ name: 'Our people', conversations: 220, running: true })
  expect(found.sides.b.handover).toEqual({ conversations: 50, windows: [{ from: '2026-02-02', to: '2026-02-05' }] })
  const { resolution_rate: resolution, first_response: response } = found.measures
  expect(resolution).toMatchObject({ a: { n: 150, value: 0.6 }, b: { n: 150, value: 0.9, immature: 70 } })
  expect(resolution?.adjusted?.value).toBeCloseTo(-0.3, 9)
  expect(resolution).toMatchObject({ conclusion: 'worse', z: 2.64, adjustedFor: expect.arrayContaining(['channel']) })
  // Half waited up to 6 h for the agency and 12 h for ours, but of the agency's so nearly half that nobody can be sure.
  expect(response).toMatchObject({ a: { n: 150, answered: 90 }, b: { n: 220, answered: 135 } })
  expect(response?.adjusted).toMatchObject({ value: expect.closeTo(0.5, 9), interval: [expect.any(Number), null] })
  expect(response?.conclusion).toBe('no_difference_we_can_claim')
  expect(found.measures['repeat_share']).toMatchObject({ conclusion: 'not_enough', a: { state: 'too_soon' } })
})

test('as of a moment before, what came later is unknown', async () => {
  const found = await compare('The agency', 'Our people', '--as-of', '2026-02-10T09:00:00Z')
  expect(found.measures['resolution_rate']).toMatchObject({
    ...{
      a: { n: 150 },
      b: { n: 0, immature: 150 },
      conclusion: 'not_enough',
      because: expect.stringContaining('customers'),
    },
  })
  expect(found.sides.b.conversations).toBe(150)
})

test('once both have ended and come due the usual limits hold', async () => {
  const found = await compare('2026-01-05..2026-01-14', '2026-02-05..2026-02-08')
  expect(found.measures['resolution_rate']).toMatchObject({ z: 1.96, confidence: 0.95, conclusion: 'worse' })
  expect(found.sides.a.running || found.sides.b.running).toBe(false)
})

test('what matters can be set, and the seed is told', async () => {
  const strict = ['--points', '40', '--seed', '7'] as const
  const found = await compare('2026-01-05..2026-01-14', '2026-02-05..2026-02-08', ...strict)
  expect(found.measures['resolution_rate']?.conclusion).toBe('no_difference_that_matters')
  expect(found.measures['first_response']?.resampling?.seed).toBe(7)
  expect(found.material).toEqual({ points: 40, percent: 10 })
})

test('too few on a side conclude nothing, and the terminal says how many are needed', async () => {
  const { out } = await say('compare', '2026-01-12..2026-01-13', 'account:nobody')
  expect(out).toBe('')
  const few = await say('compare', 'The agency', '2026-03-01..2026-03-02')
  expect(few.out).toMatch(/Resolution .*not enough conversations \(0 customers on the smaller side; 30 are needed\)/)
})

test('what cannot be compared is refused in one sentence', async () => {
  const said = await say('compare', 'The agency', 'The angency')
  expect(said.reason).toBe('usage')
  expect(said.err).toContain('"The angency" is neither a stewardship (there is "The agency" and "Our people")')
})
