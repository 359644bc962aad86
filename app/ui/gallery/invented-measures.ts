import { inventSeries, limits, withFew, withValue } from './invented-series.ts'

const agency = { charge: 'outsourced', name: 'Harrow & Vane' } as const
const ours = { charge: 'in_house', name: 'In-house' } as const

/** Ordinary, with an earlier signal and limits that widen where few came due. */
export const resolution = inventSeries({
  key: 'resolution_rate',
  unit: 'share',
  parts: [
    { weeks: 10, level: 0.592, limits: limits(0.553, 0.59, 0.628), ...agency },
    { weeks: 16, level: 0.731, limits: limits(0.698, 0.73, 0.762), ...ours },
  ],
  change: (point, index) => {
    if (index === 11) return withValue(point, 0.687, { finding: 'signal', side: 'below' })
    if (index === 19 || index === 20) {
      return { limits: limits(0.676, 0.73, 0.784), reading: { ...point.reading, n: 188 } }
    }
    return {}
  },
})

/** The newest week is a signal. */
export const response = inventSeries({
  key: 'first_response',
  unit: 'seconds',
  seed: 2,
  n: 610,
  parts: [
    { weeks: 9, level: 5400, limits: limits(3400, 5300, 7900), ...agency },
    { weeks: 17, level: 12_600, limits: limits(9060, 12_300, 16_680), ...ours },
  ],
  change: (point, index) => (index === 25 ? withValue(point, 21_180, { finding: 'signal', side: 'above' }) : {}),
})

/** Limits from few weeks: dashed, and said so; a week without its source, and one with too few. */
export const repeat = inventSeries({
  key: 'repeat_share',
  unit: 'share',
  seed: 5,
  n: 410,
  parts: [
    { weeks: 14, level: 0.275, limits: limits(0.235, 0.275, 0.315), ...agency },
    { weeks: 12, level: 0.3, limits: limits(0.256, 0.294, 0.332, true), ...ours },
  ],
  change: (point, index) => {
    if (index === 5) return { ...withValue(point, 0.335), outage: true, finding: 'too_few' }
    if (index === 17) return withFew(point, 12)
    return {}
  },
})

/** Eight weeks on one side of the centre, the people in charge unknown at first and several later. */
export const shifted = inventSeries({
  key: 'passed_along_rate',
  unit: 'share',
  seed: 7,
  parts: [
    { weeks: 6, level: 0.14, limits: limits(0.1, 0.14, 0.18), charge: 'unknown', name: '' },
    { weeks: 3, level: 0.13, limits: limits(0.1, 0.14, 0.18), charge: 'several', name: '' },
    { weeks: 17, level: 0.085, limits: limits(0.059, 0.086, 0.114), ...ours },
  ],
  change: (point, index) => {
    if (index < 18) return {}
    const shift = withValue(point, 0.1 + 0.008 * Math.sin(index))
    return index < 25 ? shift : { ...shift, finding: 'possible_shift', side: 'above' }
  },
})

/** Fewer than twelve weeks: points without limits; waits of minutes and of days, and one that was not reached. */
export const young = inventSeries({
  key: 'first_reply',
  unit: 'seconds',
  seed: 9,
  n: 64,
  parts: [{ weeks: 9, level: 3600, limits: null, ...ours }],
  change: (point, index) => {
    if (index === 4) return { ...withValue(point, 172_800), atLeast: true }
    if (index === 6) return withFew(point, 3)
    return {}
  },
})

/** A single week. */
export const single = inventSeries({
  key: 'resolution_rate',
  unit: 'share',
  parts: [{ weeks: 1, level: 0.7, limits: null, charge: 'unknown', name: '' }],
  n: 48,
})

/** Counts, in their own limits. */
export const voices = inventSeries({
  key: 'voices',
  unit: 'count',
  seed: 4,
  parts: [
    { weeks: 9, level: 4, limits: limits(1, 4, 7), ...agency },
    { weeks: 17, level: 11, limits: limits(6, 11, 16), ...ours },
  ],
})

/** A second-tier measure with a signal. */
export const canned = inventSeries({
  key: 'canned_share',
  unit: 'share',
  seed: 6,
  n: 1200,
  parts: [
    { weeks: 9, level: 0.18, limits: limits(0.15, 0.18, 0.21), ...agency },
    { weeks: 17, level: 0.1, limits: limits(0.058, 0.1, 0.147), ...ours },
  ],
  change: (point, index) => (index === 25 ? withValue(point, 0.031, { finding: 'signal', side: 'below' }) : {}),
})
