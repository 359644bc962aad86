import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measures } from '#app/measures/list.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { importText } from '../factories/imported.ts'
import { mailLines } from '../factories/records.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { viewOf } from './look.ts'

const database = await createTestDatabase()

type Line = {
  type: string
  id: string
  at?: string
  thread?: string
  direction?: string
  replyTo?: string
  kind?: string
  version?: number
}

/**
 * Lines of mail in the order of their times. Left out is what changes the past by its nature: later versions, merges,
 * replies dated before what they answer, and what we wrote to nobody known before the customer did.
 */
function linesInOrder(seed: number): Line[] {
  const lines = mailLines(seed, 30).map((line) => JSON.parse(line) as Line)
  const at = new Map(lines.flatMap((line) => (line.type === 'message' ? [[line.id, line.at!] as const] : [])))
  const written = new Set<string>()
  return lines
    .filter(({ kind, version }) => kind !== 'merged' && version === undefined)
    .map(({ replyTo, ...line }): Line =>
      replyTo !== undefined && (at.get(replyTo) ?? '9') <= line.at! ? { ...line, replyTo } : line,
    )
    .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
    .filter(({ direction, thread, replyTo }) => {
      if (direction === 'inbound' && thread !== undefined) written.add(thread)
      return direction !== 'outbound' || replyTo !== undefined || (thread !== undefined && written.has(thread))
    })
}

test('readings as of a moment are the same after data dated later have come', { timeout: 300_000 }, async () => {
  let counted = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 20, max: 80 }), async (seed, percent) => {
      const lines = linesInOrder(seed)
      const begin = Date.parse('2025-01-06T00:00:00Z')
      const asOf = new Date(begin + percent * 1.3 * 86_400_000)
      const isEarly = ({ at }: Line) => at === undefined || Date.parse(at) <= asOf.getTime()
      const workspace = await freshWorkspace(database.db)
      const text = (some: readonly Line[]) => some.map((line) => `${JSON.stringify(line)}\n`).join('')
      const options = { format: 'jsonl', channel: 'email' } as const
      const read = () =>
        inWorkspace(database.db, { workspaceId: workspace.id, teams: 'all' }, async (trx) => {
          const own = { id: workspace.id, name: 'test', timeZone: 'UTC', promiseHours: 8, teams: [] }
          const look = { workspace: own, asOf, from: '2025-01-06', to: '2025-06-01' }
          const scope = { workspaceId: workspace.id, teams: 'all' as const }
          return [
            await loadReadings(trx, scope, viewOf(look)),
            await loadReadings(trx, scope, viewOf({ ...look, by: 'month' })),
          ]
        })
      await importText(database, workspace.id, text(lines.filter(isEarly)), options)
      const before = await read()
      const late = lines.filter((line) => !isEarly(line))
      if (late.length > 0) await importText(database, workspace.id, text(late), options)
      const after = await read()
      // What we wrote to somebody is told apart from what we wrote to nobody only once they are known.
      for (const { periods } of [...before, ...after])
        for (const { readings } of periods) delete readings['reached_out_first']
      expect(after.map(({ periods }) => periods)).toEqual(before.map(({ periods }) => periods))
      const [all] = before
      for (const { key } of measures) if ((all!.periods[0]!.readings[key]?.n ?? 0) > 0) counted += 1
    }),
    { numRuns: 6, endOnFailure: true },
  )
  expect(counted).toBeGreaterThan(40)
})
