import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDays, parseWeek, weekWords } from './hours-words.ts'

const hour = 3600
const week = (text: string) => {
  const parsed = parseWeek(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.week
}

test('days and hours are read as people write them', () => {
  const office = [{ from: 9 * hour, to: 17.5 * hour }]
  expect(week('Mon-Fri 09:00-17:30')).toEqual([office, office, office, office, office, [], []])
  expect(week('monday: 9-12, 13 – 17')[0]).toEqual([
    { from: 9 * hour, to: 12 * hour },
    { from: 13 * hour, to: 17 * hour },
  ])
  expect(week('mon wed 08:00-10:00; sat-sun 10:00-11:00').map((spans) => spans.length)).toEqual([1, 0, 1, 0, 0, 1, 1])
  expect(week('fri-mon 10:00-11:00').map((spans) => spans.length)).toEqual([1, 0, 0, 0, 1, 1, 1])
  expect(week('daily 00:00-24:00').flat()).toHaveLength(7)
})

test('over midnight belongs to the day it begins on, written either way', () => {
  const night = [{ from: 22 * hour, to: 30 * hour }]
  expect(week('tue 22:00-06:00')[1]).toEqual(night)
  expect(week('tue 22:00-30:00')[1]).toEqual(night)
})

test('what cannot be hours is refused with what could be', () => {
  const reason = (text: string) => {
    const parsed = parseWeek(text)
    return parsed.ok ? null : parsed.reason
  }
  expect(reason('')).toContain('Nobody would ever be there')
  expect(reason('mon-fri')).toContain('Nobody would ever be there')
  expect(reason('09:00-17:00')).toContain('Say on which days')
  expect(reason('mon nine-five')).toContain('neither a day nor a time')
  expect(reason('mon 25:00-26:00')).toContain('no time of a day')
  expect(reason('mon 09:70-10:00')).toContain('no time of a day')
  expect(reason('mon 09:00-34:00')).toContain('longer than a day')
  expect(reason('mon 09:00-12:00 11:00-13:00')).toBe('Monday is open twice at once: 09:00-12:00 and 11:00-13:00.')
  const days = parseDays(['09:00-17:00', '', 'closed', 'x', '', '', ''])
  expect(days.ok ? null : days.reason).toContain('Thursday: "x"')
})

test('a week said in words reads back as the same week', () => {
  const span = fc
    .tuple(fc.nat(23 * 4), fc.integer({ min: 1, max: 60 }))
    .map(([from, long]) => ({ from: from * 900, to: (from + long) * 900 }))
  const days = fc.array(fc.option(span), { minLength: 7, maxLength: 7 })
  fc.assert(
    fc.property(days, (some) => {
      const open = some.map((one) => (one ? [one] : []))
      fc.pre(open.flat().length > 0)
      expect(parseWeek(weekWords(open))).toEqual({ ok: true, week: open })
    }),
  )
})
