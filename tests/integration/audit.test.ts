import { expect, test } from 'vitest'
import { auditCsv, auditFilter, loadAudit } from '#app/screens/audit.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import type { Trx } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const { db, pool } = await createTestDatabase()
const workspace = await freshWorkspace(db)
const scope = (userId?: number): Scope => ({
  ...{ workspaceId: workspace.id, teams: 'all' },
  ...(userId !== undefined && { userId }),
})
const access = { db, inWorkspace: <T>(of: Scope, work: (trx: Trx) => Promise<T>) => inWorkspace(db, of, work) }
const may = { withUsers: false, seesTokens: true }
const note = (text: string) => ({ action: 'add note', subject: '1', after: { day: '2026-02-03', text } })

async function log(search: Record<string, string> = {}) {
  return loadAudit(access, { scope: scope(), workspace }, auditFilter(new URLSearchParams(search)), may)
}

test('two people with one name are two, one with two names is one, and a kind of change is asked for by itself', async () => {
  await inWorkspace(db, scope(), async (trx) => {
    await writeAudit(trx, scope(71), { who: 'Anna', ...note('of the first') })
    await writeAudit(trx, scope(72), { who: 'Anna', ...note('of the second') })
    await writeAudit(trx, scope(71), {
      who: 'Anna Bell',
      action: 'add team',
      subject: 'Pell',
      after: { kind: 'in_house' },
    })
    await writeAudit(trx, scope(), { who: 'terminal', ...note('of the terminal') })
  })
  const { people, lines } = await log()
  expect(people).toEqual([
    { by: 'user 71', name: 'Anna, also Anna Bell' },
    { by: 'user 72', name: 'Anna' },
    { by: 'terminal', name: 'terminal' },
  ])
  expect(lines).toHaveLength(4)
  const told = async (search: Record<string, string>) => (await log(search)).lines.map(({ detail }) => detail)
  expect(await told({ by: 'user 71' })).toEqual(['our own people', 'of the first'])
  expect(await told({ by: 'user 71', kind: 'settings' })).toEqual(['of the first'])
  expect(await told({ by: 'terminal' })).toEqual(['of the terminal'])
  expect(await told({ by: 'Anna' })).toEqual([])
  expect(await told({ kind: 'teams' })).toEqual(['our own people'])
})

test('pages and the CSV of a long log hold every line once', async () => {
  await pool.query(
    `insert into audit (workspace_id, who, user_id, action, subject, after)
     select $1, 'Max', 80, 'add note', g::text, jsonb_build_object('day', '2026-02-03', 'text', 'note ' || g)
     from generate_series(1, 4100) g`,
    [workspace.id],
  )
  const first = await log({ by: 'user 80' })
  const second = await log({ by: 'user 80', before: String(first.next) })
  expect([first.lines[0]?.detail, second.lines[0]?.id]).toEqual(['note 4100', first.next! - 1])
  const filter = auditFilter(new URLSearchParams({ by: 'user 80' }))
  const csv = await new Response(await auditCsv(access, { scope: scope(), workspace }, filter)).text()
  const rows = csv.trimEnd().split('\r\n')
  expect(rows[0]).toBe('at,who,what,action,subject,before,after')
  expect(new Set(rows).size).toBe(4101)
  expect(rows[1]).toContain('"Note on the time line, 3\u00a0Feb\u00a02026: note 4100"')
})
