import { expect, test } from 'vitest'
import { seededRandom } from '#app/statistics/random.ts'
import { leadingTopics, leadingWords, type Tally } from './about-week.ts'

/** One week of `of` conversations against twenty, each of `of` as well. */
function tally(key: string, count: number, usual: number | readonly number[], of = 300): Tally {
  const weeks = typeof usual === 'number' ? Array.from({ length: 20 }, () => usual) : usual
  return { key, name: key, week: { count, customers: count, of }, baseline: weeks.map((one) => ({ count: one, of })) }
}
const names = (leads: readonly { name: string }[]) => leads.map(({ name }) => name)

test('a topic with more of the week than of its baseline is named with its counts, shares and difference', () => {
  const [lead, ...others] = leadingTopics([
    tally('delivery', 150, 60),
    tally('refund', 50, 80),
    tally('fault', 100, 160),
  ])
  expect(others).toEqual([])
  expect(lead).toMatchObject({
    name: 'delivery',
    count: 150,
    of: 300,
    share: 0.5,
    usual: { count: 1200, of: 6000, share: 0.2 },
  })
  expect(lead!.difference.value).toBeCloseTo(0.3, 12)
  expect(lead!.difference.interval[0]).toBeGreaterThan(0.2)
  expect(lead!.difference.interval[1]).toBeLessThan(0.4)
})

test('a word that nobody used before is named', () => {
  expect(names(leadingWords([tally('recall', 25, 0)], 3000))).toEqual(['recall'])
})

test('what comes and goes from week to week is not named for coming once more', () => {
  const steady = Array.from({ length: 20 }, () => 10)
  const restless = Array.from({ length: 20 }, (_, week) => (week % 5 === 0 ? 38 : 3))
  const [calm, wild] = [tally('steady', 38, steady), tally('restless', 38, restless)]
  expect(names(leadingWords([calm, wild], 2))).toEqual(['steady'])
})

test('fewer than five customers are not enough, however much they write', () => {
  const one = tally('invoice', 40, 1)
  expect(leadingWords([{ ...one, week: { ...one.week, customers: 4 } }], 1)).toEqual([])
  expect(names(leadingWords([one], 1))).toEqual(['invoice'])
})

test('a word a little more common is not named, though so many conversations leave no doubt', () => {
  expect(leadingWords([tally('order', 2600, 2000, 10_000)], 1)).toEqual([])
  expect(names(leadingTopics([tally('order', 2600, 2000, 10_000)]))).toEqual(['order'])
})

test('a phrase goes before the words it is made of, unless they say more', () => {
  const [stove, ember, phrase] = [tally('stove', 60, 2), tally('ember', 50, 0), tally('ember stove', 48, 0)]
  expect(names(leadingWords([stove, ember, phrase], 3))).toEqual(['ember stove'])
  expect(names(leadingWords([tally('stove', 120, 2), ember, phrase], 3))).toContain('stove')
})

test('the more words are looked at, the surer one has to be', () => {
  const one = tally('valve', 17, 6)
  expect(names(leadingWords([one], 1))).toEqual(['valve'])
  expect(leadingWords([one], 3000)).toEqual([])
})

test('of weeks that are all alike hardly one in a hundred names a word by chance', () => {
  const random = seededRandom(46)
  const draws = (of: number, share: number) => Array.from({ length: of }, () => random() < share).filter(Boolean).length
  const runs = 60
  let named = 0
  for (let run = 0; run < runs; run++) {
    const words = Array.from({ length: 60 }, (_, i) => {
      const share = 0.005 + 0.002 * i
      const baseline = Array.from({ length: 20 }, () => draws(100, share))
      return tally(`word ${i}`, draws(100, share), baseline, 100)
    })
    if (leadingWords(words, words.length).length > 0) named++
  }
  expect(named).toBeLessThanOrEqual(3)
})
