import { expect, test } from 'vitest'
import { parseView, viewParams, type ViewParams } from './view.ts'

const workspace = {
  id: 1,
  name: 'main',
  timeZone: 'Europe/Berlin',
  promiseHours: 8,
  teams: [{ id: 7, name: 'Care' }],
}
const now = new Date('2026-02-09T08:40:00Z')
const parse = (params: ViewParams) => parseView(params, workspace, ['@Help', 'help@acorn.example'], now)

test('no filter shows everything as of now', () => {
  expect(parse({})).toEqual({
    ok: true,
    view: {
      workspace,
      from: null,
      to: null,
      by: 'all',
      channel: [],
      account: [],
      team: [],
      clock: 'wall',
      asOf: now,
      measure: null,
    },
  })
})

test('an address and the terminal say the same', () => {
  const search = new URLSearchParams('from=2026-01-05&to=2026-02-02&by=week&channel=x&channel=email&team=Care&as-of=')
  const terminal = { from: '2026-01-05', to: '2026-02-02', by: 'week', channel: ['x', 'email'], team: ['Care'] }
  expect(parse(viewParams(search))).toEqual(parse(terminal))
  expect(parse(terminal)).toMatchObject({ ok: true, view: { by: 'week', channel: ['x', 'email'], team: [7] } })
})

test.each([
  ['2026-02-01', '2026-01-31T23:00:00.000Z'],
  ['2026-02-01T12:00', '2026-02-01T11:00:00.000Z'],
  ['2026-02-01T12:00:00+05:30', '2026-02-01T06:30:00.000Z'],
])('as-of %s is a moment in the time zone of the workspace unless it names its own', (text, moment) => {
  const parsed = parse({ 'as-of': text })
  expect(parsed.ok && parsed.view.asOf.toISOString()).toBe(moment)
})

test.each([
  [{ from: '2026-02-30' }, 'not a day'],
  [{ account: ['zzz'] }, 'There is no account "zzz": there is "@Help" and "help@acorn.example".'],
  [{ from: '03/04/2016' }, 'not a day'],
  [{ from: '2026-02-02', to: '2026-02-02' }, 'no day is both'],
  [{ from: '0000-01-01', by: 'week' }, '"0000-01-01" does not lie between 1 Jan 1970 and 1 Jan 2200.'],
  [{ from: '1969-12-31' }, 'does not lie between'],
  [{ to: '2200-01-02' }, 'does not lie between'],
  [{ 'as-of': '-271821-04-20T00:00:00Z' }, 'does not lie between'],
  [{ 'as-of': '1969-12-31T22:59:59Z' }, 'does not lie between'],
  [{ from: '2000-01-01', to: '2200-01-01', by: 'week' }, 'that is 10,437 weeks: at most 1,000'],
  [{ from: '1970-01-01', by: 'week' }, 'at most 1,000'],
  [{ from: '2000-01-01', to: '2100-01-01', by: 'month' }, '1,200 months'],
  [{ 'as-of': '2027-01-01' }, 'future'],
  [{ by: 'year' }, 'not week, month or all'],
  [{ channel: ['fax'] }, 'no channel'],
  [{ team: ['Nobody'] }, 'no team'],
  [{ measure: 'followers' }, 'no measure'],
] as [ViewParams, string][])('%o is refused in words', (params, words) => {
  const parsed = parse(params)
  expect(parsed.ok ? '' : parsed.reason).toContain(words)
})

test.each([
  { from: '1970-01-01', to: '2200-01-01' },
  { from: '2008-01-07', to: '2026-01-05', by: 'week' },
  { 'as-of': '1970-01-01' },
] as ViewParams[])('%o is read', (params) => {
  expect(parse(params)).toMatchObject({ ok: true })
})

test('a week is its seven days, and is refused where there is none or it had not begun', () => {
  expect(parse({ week: '2026-W06' })).toMatchObject({
    ok: true,
    view: { week: '2026-02-02', from: '2026-02-02', to: '2026-02-09' },
  })
  const reason = (params: ViewParams) => (parse(params) as { reason: string }).reason
  expect(reason({ week: '2025-W53' })).toContain('is not a week')
  expect(reason({ week: '2026-W08' })).toBe('Week 2026-W08 had not begun by then.')
  expect(reason({ week: '2026-W06', to: '2026-02-09' })).toContain('either a week')
  expect(reason({ week: '1960-W06' })).toContain('does not lie between')
})

test('an account is found whatever its capitals, and keeps its own spelling', () => {
  expect(parse({ account: ['@help'] })).toMatchObject({ ok: true, view: { account: ['@Help'] } })
})
