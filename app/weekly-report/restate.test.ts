import { expect, test } from 'vitest'
import type { Letter } from '#app/measures/letter.ts'
import { changedFigures, restatementOf } from './restate.ts'
import type { Late } from './restated-words.ts'

const none: Late = { messages: 0, reopenings: 0, outcomes: 0, corrections: 0, identities: 0 }

type Row = { value: number; said?: string; finding?: string }

/** A letter as far as a restatement looks at it. */
function letter({ resolution, response, waiting = 3 }: { resolution: Row; response?: Row; waiting?: number }) {
  const row = (key: string, label: string, { value, said, finding = 'ordinary' }: Row) => ({
    ...{ key, label, finding, figure: said ?? `${(100 * value).toFixed(1)}%` },
    reading: { state: 'ok', value, n: 300 },
  })
  const measures = [
    row('resolution_rate', 'Resolution', resolution),
    ...(response ? [row('first_response', 'First response', response)] : []),
  ]
  return { measures, changed: measures, waiting: { conversations: waiting } } as unknown as Letter
}

const before = letter({ resolution: { value: 0.62 } })

test('figures that are the same are no restatement, also where one is said more finely', () => {
  expect(changedFigures(before, letter({ resolution: { value: 0.62 } }))).toEqual([])
  expect(changedFigures(before, letter({ resolution: { value: 0.62, said: '62.00%' } }))).toEqual([])
  expect(restatementOf('2026-W06', [], new Map())).toBeNull()
})

test('a figure that is another now is said with both, because of what reached us late of what it counts', () => {
  const changed = changedFigures(before, letter({ resolution: { value: 0.581 } }))
  const say = (late: Partial<Late>) =>
    restatementOf('2026-W06', changed, new Map([['resolution_rate', { ...none, ...late }]]))?.figures[0]?.sentence
  expect(say({ reopenings: 31 })).toBe(
    'Resolution: we said 62.0%; it is 58.1% now, because 31 reopenings reached us late.',
  )
  expect(say({ reopenings: 1, messages: 2, corrections: 1, identities: 2 })).toBe(
    'Resolution: we said 62.0%; it is 58.1% now, because 1 reopening and 2 messages reached us late, and people corrected what the judge had read in 1 message, and who is who was put right 2 times.',
  )
  expect(say({})).toBe('Resolution: we said 62.0%; it is 58.1% now.')
})

test('what several figures have in common is said once, and what differs with each', () => {
  const now = letter({ resolution: { value: 0.581 }, waiting: 4 })
  const changed = changedFigures(before, now)
  const late = (one: Partial<Late>, other: Partial<Late>) =>
    restatementOf(
      '2026-W06',
      changed,
      new Map([
        ['resolution_rate', { ...none, ...one }],
        ['waiting_now', { ...none, ...other }],
      ]),
    )
  expect(late({ messages: 5 }, { messages: 5 })).toEqual({
    week: '2026-W06',
    figures: [
      {
        ...{ key: 'resolution_rate', label: 'Resolution', said: '62.0%', now: '58.1%' },
        sentence: 'Resolution: we said 62.0%; it is 58.1% now.',
      },
      {
        ...{ key: 'waiting_now', label: 'Waiting then', said: '3', now: '4' },
        sentence: 'Waiting then: we said 3; we would say 4 now.',
      },
    ],
    because: 'Both because 5 messages reached us late.',
  })
  expect(late({ messages: 5 }, {})).toMatchObject({
    figures: [
      { sentence: expect.stringMatching(/because 5 messages/) },
      { sentence: expect.stringMatching(/4 now\.$/) },
    ],
    because: '',
  })
})

test('a signal that is none any more is said to be none, and a figure that came to be one, too', () => {
  const signal = letter({ resolution: { value: 0.62, finding: 'signal' } })
  expect(changedFigures(signal, letter({ resolution: { value: 0.62 } }))).toMatchObject([
    { said: '62.0%, a signal', now: '62.0%, no signal' },
  ])
  expect(changedFigures(before, letter({ resolution: { value: 0.4, finding: 'signal' } }))).toMatchObject([
    { said: '62.0%, no signal', now: '40.0%, a signal' },
  ])
})

test('what a later letter has said is not said again', () => {
  const now = letter({ resolution: { value: 0.581, finding: 'signal' } })
  const said = restatementOf('2026-W06', changedFigures(before, now), new Map())!
  expect(changedFigures(before, now, [said])).toEqual([])
  const later = letter({ resolution: { value: 0.57, finding: 'signal' } })
  expect(changedFigures(before, later, [said])).toMatchObject([{ said: '58.1%, a signal', now: '57.0%, a signal' }])
})
