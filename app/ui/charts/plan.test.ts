import { expect, test } from 'vitest'
import { repeat, resolution, response, shifted, single, young } from '../gallery/invented-measures.ts'
import { planChart } from './plan.ts'
import { stripLabel } from './strip-labels.ts'

test('the newest signal is a diamond, an earlier one is hollow, and both keep their people’s shape', () => {
  const plan = planChart(response, 'seconds')
  expect(plan.drawn.at(-1)).toMatchObject({ shape: 'signal', newest: true, kind: 'in_house' })
  expect(planChart(resolution, 'share').drawn[11]).toMatchObject({ shape: 'earlier_signal', newest: false })
  expect(plan.drawn[0]).toMatchObject({ shape: 'point', kind: 'outsourced' })
})

test('the line breaks where other people took over, and leaves out weeks that do not count', () => {
  const runs = planChart(repeat, 'share').runs.map((run) => run.map(({ at }) => at))
  expect(runs.map((run) => [run.at(0), run.at(-1)])).toEqual([
    [0.5, 4.5],
    [6.5, 13.5],
    [14.5, 16.5],
    [18.5, 25.5],
  ])
})

test('weeks with the same limits are one band; a change of people or of limits begins another', () => {
  const bands = planChart(resolution, 'share').bands.map(({ from, to, low }) => ({ from, to, low }))
  expect(bands).toEqual([
    { from: 0, to: 10, low: 0.553 },
    { from: 10, to: 19, low: 0.698 },
    { from: 19, to: 21, low: 0.676 },
    { from: 21, to: 26, low: 0.698 },
  ])
  expect(planChart(young, 'seconds').bands).toEqual([])
})

test('a week with too few is hollow, one without a figure is not drawn', () => {
  expect(planChart(repeat, 'share').drawn[17]).toMatchObject({ shape: 'hollow' })
  expect(planChart(young, 'seconds').drawn.map(({ at }) => at)).not.toContain(6.5)
})

test('waits of very different length are drawn by ratio; rates are cropped and stay between 0 and 100%', () => {
  expect(planChart(young, 'seconds').y.scale).toBe('log')
  expect(planChart(response, 'seconds').y).toMatchObject({ low: 0, scale: 'linear' })
  const { low, high } = planChart(resolution, 'share').y
  expect(low).toBeGreaterThan(0.4)
  expect(high).toBeLessThan(0.9)
  expect(planChart(single, 'share').y.high).toBeLessThanOrEqual(1)
})

test('months are named where there is room before the next', () => {
  expect(planChart(response, 'seconds').months.map(({ label }) => label)).toEqual([
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
    'Jan',
    'Feb',
  ])
})

test('the strip says who was in charge where the words fit, and nothing where they do not', () => {
  const strips = planChart(shifted, 'share').strips
  expect(strips.map(({ from, to, kind }) => ({ from, to, kind }))).toEqual([
    { from: 0, to: 6, kind: 'unknown' },
    { from: 6, to: 9, kind: 'several' },
    { from: 9, to: 26, kind: 'in_house' },
  ])
  expect(strips.map((strip) => stripLabel(strip))).toEqual([null, null, 'In-house'])
})
