import { describe, expect, test } from 'vitest'
import type { ArrivalGroup } from '#db/queries/compare.ts'
import { arrivedOf } from './compare-arrived.ts'
import { byFirstReplier, firstRepliers, type Members, placeOnSides, sharedBy } from './compare-placing.ts'
import { type NamedStewardship, parseSide, type Side } from './compare-sides.ts'

const stewardship = (id: number, name: string, overrides: Partial<NamedStewardship> = {}): NamedStewardship => ({
  ...{ id, name, teamId: id, channel: null, account: null, fromDay: '2026-01-05', toDay: null, handoverDays: 0 },
  ...overrides,
})
const ours = stewardship(1, 'Ours', { toDay: '2026-03-02' })
const agency = stewardship(2, 'Agency', { fromDay: '2026-03-02', handoverDays: 14 })
const help = stewardship(3, 'Help account', { account: '@Help', fromDay: '2026-03-02' })
const stewardships = [ours, agency, help]
const known = { stewardships, teams: [{ id: 7, name: 'Letter room' }], accounts: ['@Help'] }
const always = { from: null, to: null }

function side(asked: string, view: { from: string | null; to: string | null } = always): Side {
  const parsed = parseSide(asked, view, known)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.side
}

describe('what can be compared', () => {
  test('a stewardship by its name, days, a team, a channel, an account', () => {
    expect(side('agency')).toMatchObject({ kind: 'stewardship', name: 'Agency', from: '2026-03-02', to: null })
    expect(side('2026-01-05..2026-04-06')).toMatchObject({ kind: 'period', from: '2026-01-05', to: '2026-04-06' })
    expect(side('team:Letter room')).toMatchObject({ kind: 'team', team: 7 })
    expect(side('channel:email')).toMatchObject({ kind: 'channel', channel: 'email' })
    expect(side('account:@help')).toMatchObject({ kind: 'account', account: '@Help' })
  })

  test('within the days of the view', () => {
    expect(side('Ours', { from: '2026-02-02', to: '2026-06-01' })).toMatchObject({
      from: '2026-02-02',
      to: '2026-03-02',
    })
    const before = { from: '2026-03-02', to: null }
    expect(parseSide('Ours', before, known)).toMatchObject({ ok: false, reason: expect.stringContaining('Nothing of') })
  })

  test.each([
    ['Nobody', 'neither a stewardship (there is "Ours", "Agency" and "Help account")'],
    ['2026-02-30..2026-03-02', 'a day that does not exist'],
    ['2026-03-02..2026-03-02', 'holds no day'],
    ['team:Nobody', 'There is no team "Nobody" (there is "Letter room").'],
    ['channel:pigeon', '"pigeon" is no channel'],
    ['account:@else', 'There is no account "@else" (there is "@Help").'],
  ])('%s is told what is wrong with it', (asked, reason) => {
    expect(parseSide(asked, always, known)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) })
  })
})

let made = 0
type Row = Omit<ArrivalGroup, 'places' | 'ids' | 'customers' | 'began'> & { id: number; began: number }
const row = (day: string, overrides: Partial<Row> = {}): Row => ({
  ...{ id: ++made, channel: 'x', account: null, team: null, topic: null, unhappy: null },
  ...{ began: Date.parse(`${day}T12:00:00Z`), counts: true, aside: false, lastStanding: null, ...overrides },
})
/** Of a customer each, the earliest first. */
const arrive = (rows: Row[]) =>
  arrivedOf(
    rows.map(({ id, began, ...alike }, place) => ({
      ...{ ...alike, places: Int32Array.of(place), ids: Int32Array.of(id, 0) },
      ...{ customers: Float64Array.of(id), began: Float64Array.of(began) },
    })),
    { timeZone: 'Europe/Berlin', isOpen: () => null },
  )
const place = (rows: Row[], a: string, b: string) =>
  placeOnSides(arrive(rows), { a: side(a), b: side(b) }, stewardships)
const idsOf = ({ arrived, places }: Members) => Array.from(places, (one) => arrived.ids[2 * one])

describe('who was in charge decides the side', () => {
  test('by the day on which it began, an account before everything else, nobody’s reply needed', () => {
    const [before, after] = [row('2026-03-01'), row('2026-04-01')]
    const elsewhere = row('2026-04-01', { account: '@help' })
    const { members } = place([before, after, elsewhere], 'Ours', 'Agency')
    expect(idsOf(members.a)).toEqual([before.id])
    expect(idsOf(members.b)).toEqual([after.id])
  })

  test('a conversation at half past eleven at night belongs to the day of the workspace’s zone', () => {
    const late = row('2026-03-01', { began: Date.parse('2026-03-01T23:30:00Z') })
    const { members, handover } = place([late], 'Ours', 'Agency')
    expect(members.a.places.length).toBe(0)
    expect(idsOf(handover.b.members)).toEqual([late.id])
  })

  test('what began in a handover is set apart: its window, or the day of change where none was declared', () => {
    const [inWindow, after] = [row('2026-03-15'), row('2026-03-16')]
    const { members, handover } = place([inWindow, after], 'Ours', 'Agency')
    expect(idsOf(members.b)).toEqual([after.id])
    expect(handover.b.windows).toEqual([{ from: '2026-03-02', to: '2026-03-16' }])
    const changed = row('2026-03-02', { account: '@Help' })
    expect(place([changed], 'Ours', 'Help account').handover.b.windows).toEqual([
      { from: '2026-03-02', to: '2026-03-03' },
    ])
    const first = row('2026-01-05')
    expect(place([first], 'Ours', 'Agency').members.a.places.length).toBe(1)
  })

  test('where channels are compared nothing is set apart', () => {
    const { members } = place(
      [row('2026-03-03'), row('2026-03-03', { channel: 'email' })],
      'channel:x',
      'channel:email',
    )
    expect([members.a.places.length, members.b.places.length]).toEqual([1, 1])
  })

  test('what is on both sides is counted', () => {
    const { members } = place([row('2026-02-02', { team: 7 }), row('2026-02-02')], 'team:7', 'channel:x')
    expect(sharedBy(members)).toEqual({ conversations: 1, customers: 1 })
  })

  test('who replied is another cut: of both sides and their handovers', () => {
    const [byOurs, byAgency, unanswered] = [row('2026-03-03'), row('2026-02-02'), row('2026-02-03')]
    const placed = place([byOurs, byAgency, unanswered], 'Ours', 'Agency')
    const groups = [
      { team: 1, ids: Int32Array.of(byOurs.id, 0) },
      { team: 2, ids: Int32Array.of(byAgency.id, 0) },
    ]
    const repliers = firstRepliers(groups, placed.members.a.arrived)
    const cut = byFirstReplier(placed, repliers, { a: 1, b: 2 })
    expect([idsOf(cut.a), idsOf(cut.b)]).toEqual([[byOurs.id], [byAgency.id]])
  })
})
