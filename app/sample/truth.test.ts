import { expect, test } from 'vitest'
import { trueAnsweredWithin, trueFates, trueMedianWaitSeconds, trueResolution } from './true-readings.ts'
import { fateShares, periods, sampleChannels, signals, type TeamKind } from './truth.ts'

const kinds: TeamKind[] = ['in_house', 'outsourced']

test('the ends of a conversation add to 1 in every week, channel and tone, and none is less than nothing', () => {
  for (let week = periods.before.from; week < periods.after.to; week++) {
    const kind = week >= periods.agency.from && week < periods.agency.to ? 'outsourced' : 'in_house'
    for (const channel of sampleChannels) {
      for (const complaint of [true, false]) {
        const shares = Object.values(fateShares(kind, channel, complaint, week))
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(-1e-9)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      }
    }
  }
})

test('signals lie in whole weeks of one period and do not overlap', () => {
  for (const { from, to } of signals) {
    const within = Object.values(periods).filter((period) => from >= period.from && to <= period.to)
    expect(within).toHaveLength(1)
    expect(signals.filter((other) => other.from < to && from < other.to)).toHaveLength(1)
  }
})

test('the planted differences: the agency answers sooner, resolves less and passes along more', () => {
  expect(trueMedianWaitSeconds('outsourced')).toBeLessThan(0.85 * trueMedianWaitSeconds('in_house'))
  expect(trueResolution('in_house') - trueResolution('outsourced')).toBeGreaterThan(0.12)
  expect(trueFates('outsourced').passed_along - trueFates('in_house').passed_along).toBeGreaterThan(0.1)
})

test.each(kinds)('half of %s are answered by the true median', (kind) => {
  expect(trueAnsweredWithin(kind, trueMedianWaitSeconds(kind) / 3600)).toBeCloseTo(0.5, 6)
})
