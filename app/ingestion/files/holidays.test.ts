import { expect, test } from 'vitest'
import { readHolidays } from './holidays.ts'

test('lines of days and names are holidays; a heading is skipped silently, nonsense is told', () => {
  expect(readHolidays('day,name\n2026-12-25,"Christmas, first day"\n2026-12-26\n\nsoon,maybe\n')).toEqual({
    ok: true,
    holidays: [
      { day: '2026-12-25', name: 'Christmas, first day' },
      { day: '2026-12-26', name: 'Holiday' },
    ],
    skipped: ['soon,maybe'],
  })
})

test('a calendar gives its all-day events, each day of the longer ones; what repeats is told', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
  const calendar = [
    'BEGIN:VCALENDAR',
    event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas\\, three', '  days'),
    event('DTSTART;VALUE=DATE:20270101', 'SUMMARY:New Year'),
    event('DTSTART:20270102T090000Z', 'SUMMARY:A meeting'),
    event('DTSTART;VALUE=DATE:20270501', 'RRULE:FREQ=YEARLY', 'SUMMARY:Every May'),
    'END:VCALENDAR',
  ].join('\r\n')
  const found = readHolidays(calendar)
  expect(found).toMatchObject({ ok: true, skipped: ['A meeting', 'Every May'] })
  expect(found.ok && found.holidays).toEqual([
    { day: '2026-12-24', name: 'Christmas, three days' },
    { day: '2026-12-25', name: 'Christmas, three days' },
    { day: '2026-12-26', name: 'Christmas, three days' },
    { day: '2027-01-01', name: 'New Year' },
  ])
})

test('a file without a holiday is refused with what it needs', () => {
  expect(readHolidays('nothing')).toMatchObject({ ok: false })
  expect(readHolidays('2026-02-30,No such day')).toMatchObject({ ok: false })
})
