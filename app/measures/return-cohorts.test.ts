import { expect, test } from 'vitest'
import { returnCohorts } from './return-cohorts.ts'

test('a cell is blank, not nought, where nobody was met long enough ago to have come back', () => {
  const [cohort] = returnCohorts([{ month: '2026-01', customers: 40, mature: [40, 12, 0], returned: [10, 0, 0] }])
  const [in30, in60, in90] = cohort!.cells
  // Wilson, 10 of 40: 0.1419 to 0.4019 (checked by hand: z = 1.96, centre (10 + 1.92) / (40 + 3.84)).
  expect(in30).toMatchObject({ days: 30, n: 40, returned: 10, value: 0.25, state: 'ok' })
  expect(in30!.interval![0]).toBeCloseTo(0.1419, 3)
  expect(in30!.interval![1]).toBeCloseTo(0.4019, 3)
  expect(in60).toMatchObject({ n: 12, returned: 0, value: 0, state: 'ok' })
  expect(in90).toBeNull()
})

test('of fewer than five there is a count and no rate', () => {
  const [cohort] = returnCohorts([{ month: '2026-02', customers: 4, mature: [4, 0, 0], returned: [3, 0, 0] }])
  expect(cohort!.cells[0]).toEqual({ days: 30, n: 4, returned: 3, state: 'few', value: null, interval: null })
})
