import { expect, test } from 'vitest'
import { chargeStretch } from './charge-words.ts'

const agency = { from: '2026-05-18', to: '2026-06-01', name: 'Quill', kind: 'outsourced' as const }
const said = (delayDays?: number) => chargeStretch(agency, delayDays).replaceAll('\u00a0', ' ')

test('days on which figures came due are not told as days in charge', () => {
  expect(said()).toBe('Outsourced, Quill: 18 to 31 May 2026.')
  expect(said(14)).toBe('Outsourced, Quill: what came due 18 to 31 May 2026, 14 days after it began.')
})
