import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { together } from './audit-together.ts'
import { actionsOf, auditKinds, auditTelling, hasWords } from './audit-words.ts'

const context = {
  dayOf: (moment: string) => moment.slice(0, 10),
  teamName: (id: unknown) => (typeof id === 'number' ? `Team ${id}` : 'a team'),
}
const told = (action: string, subject: string, before: unknown, after: unknown = null) => {
  const { what, detail } = auditTelling({ action, subject, before, after }, context)
  return `${what}${detail === null ? '' : `: ${detail}`}`.replaceAll('\u00a0', ' ')
}

const writers = /writeAudit|changeWithAudit|writePlatformAudit|insertInto\('(platform\.)?audit'\)/
/** Where a writer names its action: in its line, in a constant, or as what it hands to a function of its own. */
const naming = /\baction(?::|\s=)\s*(`[^`]*`|[^,\n}]+)|(?<!function )\baudit\([^'`]*?(['`][^'`]+['`])/g

/** What the code writes as actions, by file; `${…}` stands for any words. */
async function writtenActions(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const folder of ['app', 'db']) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (!path.endsWith('.ts') || path.endsWith('.test.ts') || path === 'db/queries/audit.ts') continue
      const source = await readFile(path, 'utf8')
      if (!writers.test(source)) continue
      const named = [...source.matchAll(naming)].flatMap(([, said, handed]) => said ?? handed ?? '')
      found.set(
        path,
        named.flatMap((said) =>
          [...said.replaceAll(/(=== |\[)'[^']*'/g, '').matchAll(/'([^']+)'|`([^`]+)`/g)].map(
            (one) => one[1] ?? one[2]!,
          ),
        ),
      )
    }
  }
  return found
}

test('every action that the code writes into the audit log has words', async () => {
  const all = auditKinds.flatMap(({ kind }) => actionsOf(kind))
  const written = await writtenActions()
  const without = [...written].flatMap(([path, actions]) =>
    actions
      .filter((action) => {
        if (!action.includes('${')) return !hasWords(action)
        const fits = new RegExp(`^${action.replaceAll(/\$\{[^}]*\}/g, '[a-z]+')}$`)
        return !all.some((one) => fits.test(one))
      })
      .map((action) => `${path}: ${action}`),
  )
  expect(without).toEqual([])
  // A file that writes in a way that this test cannot read would never fail it.
  expect([...written].filter(([, actions]) => actions.length === 0).map(([path]) => path)).toEqual([])
  expect(written.size).toBeGreaterThan(20)
})

test('no action is told as a raw key, whatever was kept of it', () => {
  for (const { kind } of auditKinds) {
    for (const action of actionsOf(kind)) {
      for (const kept of [null, {}, [], { hours: '4', from_day: '2026-03-01' }]) {
        const { what, detail } = auditTelling({ action, subject: 'x', before: kept, after: kept }, context)
        expect(`${what} ${detail}`).not.toMatch(/undefined|NaN|\[object|_/)
      }
    }
  }
})

test.each<[string, string, unknown, unknown, string]>([
  [
    ...(['set promise', 'email'] as const),
    { hours: '24', clock: 'wall', from_day: '2026-03-01' },
    { hours: '8', clock: 'wall', from_day: '2026-03-01' },
    'Promise for email: 24 h → 8 h, from 1 Mar 2026',
  ],
  [
    ...(['set promise', 'every channel', null] as const),
    { hours: '8', clock: 'business', from_day: '1970-01-01' },
    'Promise for every channel: 8 business hours, from the beginning',
  ],
  [
    ...(['set workspace', 'acme'] as const),
    { promise_hours: '8', promise_clock: 'wall' },
    { promise_hours: null, promise_clock: 'wall' },
    'Promise for every channel: 8 h → nothing promised',
  ],
  ['set workspace', 'acme', { quiet_spell_days: 7 }, { quiet_spell_days: null }, 'Quiet spell: 7 days → off'],
  ['mark conversation', 'email:1', { mark: null }, { mark: 'passed_along' }, 'Marked email:1: no mark → passed along'],
  [
    ...(['correct message', 'x:1', { complaint: true }] as const),
    { complaint: false, passesAlong: ['phone'] },
    'Corrected what was judged of x:1: a complaint: yes → no, passes along: as judged → to phone',
  ],
  [
    ...(['add team member', 'Pell: ann', null] as const),
    { team_id: 2, responder: 'ann', channel: 'review', from_day: '2026-01-12', to_day: '2026-06-01' },
    'ann joined “Pell”: on reviews, 12 Jan to 31 May 2026',
  ],
  [
    ...(['change part', 'ada@example.com'] as const),
    { role: 'viewer', teams: [2] },
    { role: 'manager', teams: null },
    'What ada@example.com is here: a viewer for Team 2 only → a manager',
  ],
  [
    ...(['add source gap', '3', null] as const),
    { from_at: '2026-06-03T10:00:00Z', to_at: '2026-06-05T00:00:00Z', reason: 'token expired' },
    'Said that a source was silent: 3 to 4 Jun 2026: token expired',
  ],
  ['an action of tomorrow', 'x', null, null, 'an action of tomorrow: x'],
])('%s of %s', (action, subject, before, after, words) => {
  expect(told(action, subject, before, after)).toBe(words)
})

test('what one person did of one thing in one go is one line', () => {
  const line = (id: number, minute: number, detail: string, who = 'Ada') => ({
    ...{ id, who, userId: null, at: new Date(`2026-02-03T10:${String(minute).padStart(2, '0')}:00Z`) },
    ...{ what: 'ann joined “Pell”', detail, to: null },
  })
  const days = '12 Jan to 31 May 2026'
  const joined = [line(9, 5, `on reviews, ${days}`), line(8, 5, `on chat, ${days}`), line(7, 5, `on X, ${days}`)]
  const others = [line(6, 5, `on X, ${days}`, 'Bea'), line(5, 1, `on X, ${days}`, 'Bea')]
  expect(together([...joined, ...others]).map(({ id, detail }) => [id, detail])).toEqual([
    [9, `on reviews, chat and X: ${days}`],
    [6, `on X, ${days}`],
    [5, `on X, ${days}`],
  ])
})
