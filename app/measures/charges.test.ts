import { expect, test } from 'vitest'
import { chargesOf, type Declared } from './charges.ts'

const teams: Declared['teams'] = [
  { id: 1, name: 'Alder & Finch', kind: 'in_house' },
  { id: 2, name: 'Pell Marlowe', kind: 'outsourced' },
]
const everything = { channel: null, account: null }
const stewardships = [
  { id: 1, teamId: 2, ...everything, fromDay: '2025-06-02', toDay: '2025-10-13' },
  { id: 2, teamId: 1, ...everything, fromDay: '2025-10-13', toDay: null },
]
const places = [{ channel: 'x', account: null }]
const range = { from: '2025-09-01', to: '2025-12-01' }

test('who was in charge, by the days of the conversations behind the figures', () => {
  expect(chargesOf({ stewardships, teams, places }, range, 0)).toEqual([
    { from: '2025-09-01', to: '2025-10-13', name: 'Pell Marlowe', kind: 'outsourced' },
    { from: '2025-10-13', to: '2025-12-01', name: 'Alder & Finch', kind: 'in_house' },
  ])
  expect(chargesOf({ stewardships, teams, places }, range, 14)[1]!.from).toBe('2025-10-27')
})

test('two teams at once are several, one for a part is said to be in part, and nobody is unknown', () => {
  const two = [
    { ...stewardships[0]!, toDay: null },
    { id: 3, teamId: 1, channel: 'email', account: null, fromDay: '2025-10-13', toDay: null },
  ]
  const both = [...places, { channel: 'email', account: null }]
  expect(chargesOf({ stewardships: two, teams, places: both }, range, 0).at(-1)).toMatchObject({
    ...{ name: 'Alder & Finch and Pell Marlowe', kind: 'several' },
  })
  expect(chargesOf({ stewardships: two.slice(1), teams, places: both }, range, 0)).toMatchObject([
    { kind: 'unknown', to: '2025-10-13' },
    { name: 'Alder & Finch, in part', kind: 'several' },
  ])
  expect(chargesOf({ stewardships: two.slice(1), teams, places }, range, 0)).toEqual([])
})
