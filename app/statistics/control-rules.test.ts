import { expect, test } from 'vitest'
import { runsOnOneSide, zoneRule } from './control-rules.ts'

test('the eighth value on one side completes a run, one on the centre breaks it', () => {
  expect(runsOnOneSide([1, 1, 1, 1, 1, 1, 1, 1, 1], 0)).toEqual([7, 8])
  expect(runsOnOneSide([1, 1, 1, 1, 0, 1, 1, 1, 1], 0)).toEqual([])
  expect(runsOnOneSide([1, 1, 1, 1, -1, -1, -1, -1], 0)).toEqual([])
})

test('a zone rule fires at a value that is itself beyond the line, on the same side', () => {
  const rule = { needed: 2, window: 3, sigmas: 2 }
  expect(zoneRule([2.5, 0, 2.5, 0, -2.5], { centre: 0, sigma: 1 }, rule)).toEqual([2])
})
