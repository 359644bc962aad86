import { expect, test } from 'vitest'
import type { Letter } from '#app/measures/letter.ts'
import { restate } from './restate.ts'

const none = { messages: 0, reopenings: 0, outcomes: 0, corrections: 0 }

/** A letter with one measure, as far as a restatement looks at it. */
const letter = (resolution: string, waiting = 3) =>
  ({
    week: { name: '2026-W06', from: '2026-02-02', to: '2026-02-09' },
    measures: [{ key: 'resolution_rate', label: 'Resolution', figure: resolution }],
    changed: [{ key: 'resolution_rate', label: 'Resolution', figure: resolution }],
    waiting: { conversations: waiting },
  }) as unknown as Letter

test('figures that are said alike are no restatement', () => {
  expect(restate(letter('62.0%'), letter('62.0%'), { ...none, reopenings: 31 })).toBeNull()
})

test('a figure that is another now is said with both, and with what reached us late', () => {
  expect(restate(letter('62.0%'), letter('58.1%', 4), { ...none, reopenings: 31, messages: 1 })).toEqual({
    week: '2026-W06',
    figures: [
      {
        ...{ key: 'resolution_rate', label: 'Resolution', said: '62.0%', now: '58.1%' },
        sentence: 'Resolution: we said 62.0%; it is 58.1% now.',
      },
      {
        key: 'waiting_now',
        label: 'Waiting then',
        said: '3',
        now: '4',
        sentence: 'Waiting then: we said 3; it is 4 now.',
      },
    ],
    because: 'From before we wrote that, 31 reopenings and 1 message reached us late.',
  })
  const changedHere = restate(letter('62.0%'), letter('58.1%'), none)
  expect(changedHere?.because).toMatch(/^Nothing of it reached us late/)
})

test('what a later letter has said is not said again', () => {
  const said = restate(letter('62.0%'), letter('58.1%'), none)!
  expect(restate(letter('62.0%'), letter('58.1%'), none, [said])).toBeNull()
  expect(restate(letter('62.0%'), letter('57.0%'), none, [said])?.figures[0]?.sentence).toBe(
    'Resolution: we said 58.1%; it is 57.0% now.',
  )
})
