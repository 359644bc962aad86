import { expect, test } from 'vitest'
import { stratumName } from '#app/measures/compare-strata.ts'
import { mondayOf } from '#app/measures/days.ts'
import { openedSide, sideSearch, withDaysAsSide } from '#app/screens/compare-address.ts'
import { loadCompareFrame } from '#app/screens/compare-frame.server.ts'
import { loadSideColumns } from '#app/screens/compare-columns.server.ts'
import { loadSidePage, sideListCsv } from '#app/screens/compare-list.server.ts'
import { loadComparison } from '#app/screens/compare.server.ts'
import type { Seen } from '#app/screens/in-view.server.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { atThisMachine, type Asker } from '#app/rights/asker.ts'
import type { Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { brandNow, insertBrand } from '../factories/brand.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db } = database
const workspace = await freshWorkspace(db, { time_zone: 'Europe/London' })
await insertBrand(db, workspace)
const { say } = terminal(database, { workspace: workspace.name, now: () => brandNow })
await say('team', 'add', 'Far desk', '--kind', 'outsourced')
const charge = ['stewardship', 'add'] as const
await say(...charge, 'Far desk, at first', '--team', 'Far desk', '--from', '2025-12-01', '--to', '2026-01-12')
await say(...charge, 'Letter room, now', '--team', 'Letter room', '--from', '2026-01-12', '--handover', '4')

const sides = { a: 'Letter room, now', b: 'Far desk, at first' }

async function see<T>(
  work: (trx: Trx, seen: Seen) => Promise<T>,
  { asker = atThisMachine, search = '' }: { asker?: Asker; search?: string } = {},
): Promise<T> {
  const access = {
    ...{ db, askerOf: () => asker, now: () => brandNow },
    inWorkspace: <R>(scope: Seen['scope'], run: (trx: Trx) => Promise<R>) => inWorkspace(db, scope, run),
  }
  const found = await inView(access, workspace.name, new URLSearchParams(search), work)
  if (!found.ok) throw new Error(found.message)
  return found.value
}

const compare = (asked: { a: string; b: string }, asker?: Asker) =>
  see(async (trx, { scope, view }) => {
    const loaded = await loadComparison(trx, scope, view, asked)
    if (!loaded.ok) throw new Error(loaded.reason)
    return loaded.comparison
  }, asker && { asker })

/** The list behind a number, asked for by the very address that the page links. */
const list = (asked: { a: string; b: string }, opened: Parameters<typeof sideSearch>[3], asker?: Asker) => {
  const search = sideSearch(new URLSearchParams(), asked, brandNow.toISOString(), opened)
  return see(
    async (trx, { scope, view }) => {
      const again = openedSide(new URLSearchParams(search))
      const found = await loadSideColumns(trx, scope, view, asked, again)
      if (!found.ok) throw new Error(found.reason)
      const total = found.at.length
      const { rows } = await loadSidePage(trx, scope, view.asOf, found, { from: 0, limit: 1000 })
      expect(rows.length).toBe(total)
      return { total, rows, found }
    },
    { ...(asker && { asker }) },
  )
}

test('every count of a comparison is the length of the list behind it', async () => {
  const { measures, whoReplied, sides: both } = await compare(sides)
  for (const side of ['a', 'b'] as const) {
    for (const one of Object.values(measures)) {
      const { total } = await list(sides, { side, of: one.key })
      expect({ key: one.key, side, total }).toEqual({ key: one.key, side, total: one[side].n })
      for (const stratum of one.apart.slice(0, 2)) {
        const counted = await list(sides, { side, of: one.key, levels: stratum.levels })
        expect(counted.total, `${one.key}: ${stratumName(stratum.levels)}`).toBe(stratum[side])
      }
    }
    expect((await list(sides, { side, of: 'conversations' })).total).toBe(both[side].conversations)
    expect((await list(sides, { side, of: 'handover' })).total).toBe(both[side].handover.conversations)
    for (const { team, conversations } of whoReplied.of[side])
      expect((await list(sides, { side, of: 'conversations', repliedBy: team ?? '' })).total).toBe(conversations)
  }
  expect(both.a.handover.conversations).toBeGreaterThan(0)
  expect(measures['resolution_rate']?.a.n).toBeGreaterThan(30)
})

test('of a side a week can be opened; pages and the CSV hold each row once, in order', async () => {
  const whole = await list(sides, { side: 'a', of: 'conversations' })
  const mondays = new Set(whole.rows.map(({ datedAt }) => mondayOf(datedAt.toISOString().slice(0, 10))))
  expect(mondays.size).toBeGreaterThan(2)
  const byWeek = []
  for (const week of mondays) byWeek.push(await list(sides, { side: 'a', of: 'conversations', week }))
  expect(byWeek.flatMap(({ rows }) => rows)).toEqual(whole.rows)

  const { found, rows } = await list(sides, { side: 'b', of: 'first_response' })
  const paged = await see(async (trx, { scope, view }) => {
    const all = []
    for (let from: number | null = 0; from !== null;) {
      const page = await loadSidePage(trx, scope, view.asOf, found, { from, limit: 7 })
      all.push(...page.rows)
      from = page.next
    }
    return all
  })
  expect(paged).toEqual(rows)
  expect(rows.map(({ datedAt }) => datedAt.getTime())).toEqual(
    rows.map(({ datedAt }) => datedAt.getTime()).toSorted((one, other) => one - other),
  )
  const csv = await see((_trx, { scope, view }) => {
    const inside = { inWorkspace: <R>(own: Seen['scope'], run: (trx: Trx) => Promise<R>) => inWorkspace(db, own, run) }
    return new Response(sideListCsv(inside, scope, view.asOf, found)).text()
  })
  expect(
    csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]),
  ).toEqual(rows.map(({ id }) => id))
})

test('whoever sees only their own team’s conversations compares and opens only those', async () => {
  const everybody = await see((_trx, { choices }) => Promise.resolve(choices.teams))
  const own = everybody.find(({ name }) => name === 'Far desk')?.id ?? 0
  const asker: Asker = { name: 'agency', role: 'viewer', teams: [own], userId: null }
  const [all, theirs] = [await compare(sides), await compare(sides, asker)]
  expect(theirs.sides.a.conversations).toBe(0)
  expect(theirs.sides.b.conversations).toBe(all.sides.b.conversations)
  expect((await list(sides, { side: 'a', of: 'first_response' }, asker)).total).toBe(0)
})

test('without an address the newest stewardship is compared with the last of another team', async () => {
  const loaded = await see((trx, { scope, view }) => loadCompareFrame(trx, scope, view, { a: null, b: null }))
  if (!loaded.ok || !loaded.frame) throw new Error('no frame')
  const { sides: framed, options, timeline } = loaded.frame
  expect(framed.a).toMatchObject({ asked: 'Letter room, now', team: 'in_house' })
  expect(framed.b).toMatchObject({ asked: 'Far desk, at first', team: 'outsourced' })
  expect(framed.b.stretches).toEqual([{ from: timeline.from, to: '2026-01-12' }])
  expect(timeline.charges.map(({ kind }) => kind)).toEqual(['outsourced', 'in_house'])
  expect(options.map(({ asked }) => asked)).toEqual(
    expect.arrayContaining(['team:Far desk', 'channel:x', 'account:alder', 'Letter room, now']),
  )
})

test('an agency’s people are offered two times of their own, not one in which they see nothing', async () => {
  const everybody = await see((_trx, { choices }) => Promise.resolve(choices.teams))
  const own = everybody.find(({ name }) => name === 'Far desk')?.id ?? 0
  const asker: Asker = { name: 'agency', role: 'viewer', teams: [own], userId: null }
  const nothingAsked = { a: null, b: null }
  const loaded = await see((trx, { scope, view }) => loadCompareFrame(trx, scope, view, nothingAsked), { asker })
  if (!loaded.ok || !loaded.frame) throw new Error('no frame')
  const { a, b } = loaded.frame.sides
  expect([a.kind, b.kind, a.to, b.to]).toEqual(['period', 'period', '2026-01-12', a.from])
})

test('days filled into the form of a side become that side, the last one with them', () => {
  const read = (search: string) => withDaysAsSide(new URLSearchParams(search))?.toString() ?? null
  expect(read('b=channel%3Ax&a-from=2026-01-05&a-to=2026-01-11')).toBe('b=channel%3Ax&a=2026-01-05..2026-01-12')
  expect(read('a=one&b=two')).toBeNull()
})
