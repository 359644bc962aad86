import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeReader } from './times.ts'

const read = (text: string, settings: { format?: string; timeZone?: string } = {}) => {
  const reader = timeReader(settings)
  if (!reader.ok) return reader.reason
  const at = reader.read(text)
  return typeof at === 'number' ? new Date(at).toISOString() : at
}

test.each([
  ['2017-10-31T22:10:47Z', '2017-10-31T22:10:47.000Z'],
  ['2017-10-31T22:10:47.123456+02:00', '2017-10-31T20:10:47.123Z'],
  ['2017-10-31 22:08:27+00:00', '2017-10-31T22:08:27.000Z'],
  ['2015-02-24 11:35:52 -0800', '2015-02-24T19:35:52.000Z'],
  ['2015-02-24 11:35 UTC', '2015-02-24T11:35:00.000Z'],
  ['2015-02-24T11:35:52+05', '2015-02-24T06:35:52.000Z'],
  ['Tue Oct 31 22:10:47 +0000 2017', '2017-10-31T22:10:47.000Z'],
  ['Tue Oct 31 22:10:47 -0330 2017', '2017-11-01T01:40:47.000Z'],
  ['Tue, 31 Oct 2017 22:10:47 +0000', '2017-10-31T22:10:47.000Z'],
  ['1509487847', '2017-10-31T22:10:47.000Z'],
  ['1509487847.5', '2017-10-31T22:10:47.500Z'],
  ['1509487847123', '2017-10-31T22:10:47.123Z'],
])('%s is read without being told a format', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test('a date whose day and month could be exchanged is refused unless the format is given', () => {
  for (const text of ['03/04/2016', '3.4.2016 10:00', '29/2/2016 01:16', '18-12-2024 17:17', '03/04/16']) {
    expect(read(text, { timeZone: 'UTC' })).toMatch(/day first or month first; give the format/)
  }
  expect(read('03/04/2016', { format: 'D/M/YYYY', timeZone: 'UTC' })).toBe('2016-04-03T00:00:00.000Z')
  expect(read('03/04/2016', { format: 'M/D/YYYY', timeZone: 'UTC' })).toBe('2016-03-04T00:00:00.000Z')
})

test('a time without a zone is refused unless one is given', () => {
  expect(read('2017-03-21 10:00')).toMatch(/does not say its zone/)
  expect(read('2017-03-21 10:00', { timeZone: 'America/New_York' })).toBe('2017-03-21T14:00:00.000Z')
  expect(read('2017-03-21 10:00+02:00', { timeZone: 'America/New_York' })).toBe('2017-03-21T08:00:00.000Z')
  expect(read('2017-03-21', { timeZone: 'Europe/Berlin' })).toBe('2017-03-20T23:00:00.000Z')
})

test('an hour that a clock change skips is moved on, one it repeats is the first of the two', () => {
  expect(read('2026-03-29 02:30', { timeZone: 'Europe/Berlin' })).toBe('2026-03-29T01:30:00.000Z')
  expect(read('2026-10-25 02:30', { timeZone: 'Europe/Berlin' })).toBe('2026-10-25T00:30:00.000Z')
  expect(read('2026-10-25 03:00', { timeZone: 'Europe/Berlin' })).toBe('2026-10-25T02:00:00.000Z')
  expect(read('2026-10-25 01:59', { timeZone: 'Europe/Berlin' })).toBe('2026-10-24T23:59:00.000Z')
})

test.each([
  ['29/2/2016 01:16', 'D/M/YYYY H:mm', '2016-02-29T01:16:00.000Z'],
  ['02/17/2015 12:33:00 PM', 'MM/DD/YYYY hh:mm:ss A', '2015-02-17T12:33:00.000Z'],
  ['02/17/2015 12:33:00 AM', 'MM/DD/YYYY hh:mm:ss A', '2015-02-17T00:33:00.000Z'],
  ['22-Apr-15 03:53:50 PM', 'DD-MMM-YY hh:mm:ss A', '2015-04-22T15:53:50.000Z'],
  ['2015.04.22T03:53:50.250', 'YYYY.MM.DD[T]HH:mm:ss.SSS', '2015-04-22T03:53:50.250Z'],
  ['22/04/2015 03:53 +0200', 'DD/MM/YYYY HH:mm Z', '2015-04-22T01:53:00.000Z'],
])('%s in the format %s', (text, format, expected) => {
  expect(read(text, { format, timeZone: 'UTC' })).toBe(expected)
})

test('what does not exist or does not fit is refused in one sentence', () => {
  expect(read('30/2/2016', { format: 'D/M/YYYY', timeZone: 'UTC' })).toBe('The time "30/2/2016" does not exist.')
  expect(read('Tue Feb 31 22:10:47 +0000 2017')).toMatch(/does not exist/)
  expect(read('2017-10-31T25:10:47Z')).toMatch(/does not exist/)
  expect(read('2016-04-03', { format: 'D/M/YYYY' })).toBe('The time "2016-04-03" does not fit the format D/M/YYYY.')
  expect(read('yesterday')).toMatch(/in no format we know/)
  expect(read('2017', { timeZone: 'Europe/Nowhere' })).toMatch(/is no time zone/)
  expect(read('1', { format: 'D/M H:mm' })).toMatch(/needs year, month and day/)
  expect(read('1', { format: 'D/M/YYYY h:mm' })).toMatch(/an A wherever it has an h/)
  expect(read('1', { format: 'D/D/YYYY' })).toMatch(/names its day twice/)
})

test('any moment written as ISO, as Twitter did, or in local time comes back as itself', () => {
  const moments = fc.date({ min: new Date('1975-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  const berlin = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  fc.assert(
    fc.property(moments, (moment) => {
      const second = new Date(Math.floor(moment.getTime() / 1000) * 1000)
      expect(read(moment.toISOString())).toBe(moment.toISOString())
      const [day, date, month, year, clock] = second.toUTCString().replace(',', '').split(' ')
      expect(read(`${day} ${month} ${date} ${clock} +0000 ${year}`)).toBe(second.toISOString())
      const local = berlin.format(second)
      const again = read(local, { timeZone: 'Europe/Berlin' })
      // The second of two equal hours reads as the first, so only the wall time is compared.
      expect(berlin.format(new Date(again))).toBe(local)
    }),
  )
})

test('no text makes the reader throw', () => {
  const readers = [
    timeReader({}),
    timeReader({ timeZone: 'Europe/Berlin' }),
    timeReader({ format: 'D/M/YYYY', timeZone: 'UTC' }),
  ]
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const reader of readers) if (reader.ok) expect(reader.read(text)).not.toBeNaN()
    }),
  )
})
