import { expect, test } from 'vitest'
import { type AboutWeek, aboutNotes, aboutTitle, type Found, moreInWords } from './about-words.ts'
import type { Lead } from './about-week.ts'

const lead = (name: string, count: number, of = 742): Lead => ({
  ...{ key: name, name, count, of, share: count / of, z: 8 },
  usual: { count: 1200, of: 15_000, share: 0.08 },
  difference: { value: count / of - 0.08, interval: [0.13, 0.2] },
})
const nothing: Found = {
  ...{ conversations: 742, withTopic: 700, topics: [], words: [] },
  ...{ read: { week: 730, baseline: 4000 }, drawn: null },
}
const about = (found: Partial<Found> | null): AboutWeek => ({
  ...{ asOf: '2026-02-09T09:00:00Z', timeZone: 'UTC', week: { from: '2026-02-02', to: '2026-02-09' } },
  measure: {
    ...{ key: 'first_response', label: 'First response', finding: { lead: 'Ordinary variation.', rest: '' } },
    signal: found && 'People waited longer for a first answer: half of them more than 5 h 53 min.',
  },
  ...{ signals: [], baseline: { weeks: 20, began: 'stewardship', because: 'Alder desk took charge' } },
  found: found && { ...nothing, ...found },
})

test.each([
  [
    { topics: [lead('delivery', 184)], words: [lead('courier', 90, 730)] },
    '184 of 742 conversations were about “delivery”.',
  ],
  [
    { topics: [lead('unknown', 90)], words: [lead('tent poles', 41, 730)] },
    'In 41 of 730 conversations people wrote of “tent poles”.',
  ],
  [{}, 'Nothing stands out in what people wrote about.'],
  [{ withTopic: 0, read: { week: 0, baseline: 0 } }, 'We cannot say what these conversations were about.'],
  [null, 'First response shows no signal in this week.'],
])('what stands out is said with its counts, and that nothing does (%#)', (found, title) => {
  expect(aboutTitle(about(found))).toBe(title)
})

test('it is where to look, never the cause; and what it was compared with and read from is said', () => {
  const notes = aboutNotes(about({ topics: [lead('delivery', 184)], drawn: { week: 3000, baseline: 200 } }))
  expect(notes.slice(0, 2)).toEqual(['This is where to look, not the cause.', 'We do not know why.'])
  expect(notes).toContain('42 of 742 have no topic.')
  expect(notes).toContain('No word came up more than usual.')
  expect(notes).toContain('Compared with the first 20 weeks after Alder desk took charge.')
  expect(notes).toContain('At most 3,000 openings of this week and 200 of each week before were read, drawn by lot.')
  expect(notes.join(' ')).not.toMatch(/because|caused by|due to/i)
})

test('where nothing stands out nobody is sent to look', () => {
  expect(aboutNotes(about({}))).not.toContain('This is where to look, not the cause.')
  expect(aboutNotes(about({ withTopic: 0 }))).toContain('No source gave these conversations a topic.')
})

test('a difference is told in points, with its limits', () => {
  expect(moreInWords(lead('delivery', 184)).replaceAll('\u00a0', ' ')).toBe('+16.8 points (+13.0 to +20.0)')
})
