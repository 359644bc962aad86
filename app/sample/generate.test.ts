import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { cannedAmong } from '#app/conversations/canned.ts'
import { replyForm } from '#app/conversations/near-copy.ts'
import { incomingRecord } from '#app/conversations/records.ts'
import { responders } from './brand.ts'
import { calendarUntil } from './calendar.ts'
import { drawFrom } from './draw.ts'
import { generateSample } from './generate.ts'
import { settingAt } from './setting.ts'
import { firstWeek, teamEffects, type TeamKind } from './truth.ts'
import { instant, type SampleLine } from './wire.ts'

const now = new Date('2026-02-08T20:30:00Z')
const lines = [...generateSample({ seed: 20_267, now })]
const records = lines.flatMap((line) => ('record' in line ? [line.record] : []))
const texts = records.flatMap((record) =>
  record.type === 'message' && record.direction === 'inbound' && record.text ? [record.text] : [],
)
const digest = (some: Iterable<SampleLine>) => {
  const hash = createHash('sha256')
  for (const line of some) hash.update(JSON.stringify(line))
  return hash.digest('hex')
}

test('the same seed and the same moment give the same lines, another seed others', { timeout: 60_000 }, () => {
  expect(digest(generateSample({ seed: 20_267, now }))).toBe(digest(lines))
  const other = generateSample({ seed: 20_268, now }).take(100)
  expect(digest(other)).not.toBe(digest(lines.slice(0, 100)))
})

test('every record is one of the wire, and the lines that are none are few', () => {
  const refused = records.filter((record) => !incomingRecord.safeParse(record).success)
  expect(refused).toEqual([])
  const broken = lines.length - records.length
  expect(broken).toBeGreaterThan(5)
  expect(broken).toBeLessThan(40)
})

test('it begins 78 weeks ago and ends now: nothing lies ahead, something within the last hours', () => {
  const times = records.flatMap((record) => (record.type === 'customer' ? [] : [record.at]))
  const last = times.reduce((latest, at) => (at > latest ? at : latest))
  const first = times.reduce((earliest, at) => (at < earliest ? at : earliest))
  expect(last <= now.toISOString()).toBe(true)
  expect(now.getTime() - Date.parse(last)).toBeLessThan(6 * 3_600_000)
  expect(first >= instant(calendarUntil(now).midnight(firstWeek, 0))).toBe(true)
})

test('it has about 300 conversations a week, and two of them rarely read the same', () => {
  expect(records.filter((record) => record.type === 'message').length).toBeGreaterThan(60_000)
  expect(1 - new Set(texts).size / texts.length).toBeLessThan(0.01)
})

test('no id is given twice, and nothing is left of a slot', () => {
  const ids = records.flatMap((record) =>
    record.type === 'customer' ? [] : [`${record.type} ${record.channel} ${record.id}`],
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(texts.filter((text) => /[{}]|undefined|\bnull\b/.test(text))).toEqual([])
})

const replies = records.flatMap((record) => {
  if (record.type !== 'message' || record.direction !== 'outbound' || !record.text) return []
  const { id, at, channel, text, author } = record
  return [{ id: `${channel}:${id}`, at: Date.parse(at), thread: id.split('-')[0]!, text, by: author?.id }]
})

test('nothing is left of a slot in what we say, and no sentence is empty', () => {
  const texts = replies.map(({ text }) => text)
  expect(texts.filter((text) => /[{}]|undefined|\bnull\b| {2}|^ | $/.test(text))).toEqual([])
})

test.each(['in_house', 'outsourced'] satisfies TeamKind[])(
  'our own words are rarely the same twice: of the replies of %s, those are canned that are said by script',
  { timeout: 60_000 },
  (kind) => {
    const forms = replies.flatMap(({ text, thread, ...reply }) => {
      const form = replyForm(text)
      return form ? [{ ...reply, ...form, customer: Number(thread) }] : []
    })
    const team = new Set(responders.filter((one) => one.kind === kind).map(({ id }) => id))
    const said = replies.filter(({ by }) => by !== undefined && team.has(by))
    const canned = cannedAmong(
      forms.filter(({ by }) => by !== undefined && team.has(by)),
      forms,
    )
    expect(said.length).toBeGreaterThan(8000)
    expect(Math.abs(canned.size / said.length - teamEffects[kind].canned)).toBeLessThan(0.02)
  },
)

test('what is drawn aside changes nothing of what is drawn after it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(20), fc.nat(20), (seed, before, beside) => {
      const [left, right] = [drawFrom(seed), drawFrom(seed)]
      for (let i = 0; i < before; i++) expect(left.next()).toBe(right.next())
      const aside = left.aside()
      for (let i = 0; i < beside; i++) aside.next()
      expect(left.next()).toBe(right.next())
    }),
  )
})

test('what is set by hand fits together at any moment: weeks begin on Mondays and one team follows the other', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), (at) => {
      const { stewardships, members, gap } = settingAt(at)
      for (const [i, one] of stewardships.entries()) {
        expect(new Date(`${one.fromDay}T00:00:00Z`).getUTCDay()).toBe(1)
        expect(one.toDay).toBe(stewardships[i + 1]?.fromDay ?? null)
      }
      expect(members.every(({ fromDay, toDay }) => toDay === null || toDay > fromDay)).toBe(true)
      expect(gap.from < gap.to && gap.to < at).toBe(true)
    }),
    { numRuns: 40 },
  )
})
