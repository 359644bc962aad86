import { expect, test } from 'vitest'
import { readCustomers } from './customers-asked.server.ts'
import { placedMoment, readPosition, writePosition } from './list-position.ts'
import { readAsked } from './search-asked.ts'
import { readWaitingFilters } from './waiting-filters.ts'

test('a place is read as it was written', () => {
  const place = { at: new Date('2026-02-28T23:59:59.999Z'), id: 'x:12~a' }
  expect(readPosition(writePosition(place))).toEqual(place)
  expect(placedMoment('2024-02-29T10:00:00.123456Z')).not.toBeNull()
})

test('what is no moment for Postgres is no place of any list', () => {
  const wrong = ['2026-02-30T00:00:00Z', '2026-04-30T24:00:00Z', '0000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z']
  for (const at of [...wrong, '+275760-09-13T00:00:00.000Z', '2026-13-01T00:00:00Z', 'yesterday', '']) {
    const after = `${at}~1`
    expect(readPosition(after)).toBeNull()
    expect(readCustomers(new URLSearchParams({ after }))).toMatchObject({ ok: false })
    expect(readAsked(new URLSearchParams({ after }))).toMatchObject({ ok: false })
    expect(readWaitingFilters(new URLSearchParams({ after: `inside~${after}` }))).toMatchObject({ ok: false })
  }
})
