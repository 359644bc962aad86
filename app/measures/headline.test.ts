import { expect, test } from 'vitest'
import { firstWeek, rate, wait, weeksOf } from '../../tests/factories/weeks.ts'
import { addDays } from './days.ts'
import { marginWords } from './headline-words.ts'
import { findingWords, type HeadlineInput, headlineOf, type Looked } from './headline.ts'
import type { Reading } from './reading.ts'
import type { Charge } from './series.ts'
import { type Surroundings, weeklySeries } from './weekly-series.ts'

const wobble = [0.6, -0.7, 0.2, -0.4, 0.8, -0.1, -0.8, 0.5, -0.5, 0.3]
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const around: Surroundings = { changes: [], silent: [], today: '2099-01-01', delayDays: 0 }

/** A measure whose ordinary weeks lie about `centre` and whose last week is `lastReading`. */
type Given = {
  key: string
  label: string
  history: Reading[]
  last: Reading
  charges?: Charge[]
} & Partial<Surroundings>
const looked = ({ key, label, history, last, charges = [], ...surroundings }: Given): Looked => ({
  label,
  series: { key, charges, ...weeklySeries(weeksOf([...history, last]), { ...around, ...surroundings }) },
})
const rates = (centre: number, weeks = 20, n = 400) =>
  Array.from({ length: weeks }, (_, i) => rate(centre + 0.02 * wobble[i % 10]!, n))
const waits = (weeks = 20) => Array.from({ length: weeks }, (_, i) => wait(3 * 1.15 ** wobble[i % 10]!))

const resolution = (last: Reading, more: Partial<Given> = {}) =>
  looked({ key: 'resolution_rate', label: 'Resolution', history: rates(0.73), last, ...more })
const response = (last: Reading, more: Partial<Given> = {}) =>
  looked({ key: 'first_response', label: 'First response', history: waits(), last, ...more })
const repeat = (last: Reading, more: Partial<Given> = {}) =>
  looked({ key: 'repeat_share', label: 'Repeat customers', history: rates(0.3), last, ...more })
const passed = (last: Reading, more: Partial<Given> = {}) =>
  looked({ key: 'passed_along_rate', label: 'Passed along', history: rates(0.1), last, ...more })
const calm = () => [resolution(rate(0.733)), response(wait(3)), repeat(rate(0.3))]

function say(input: Partial<HeadlineInput>) {
  const headline = headlineOf({
    week: addDays(firstWeek, 140),
    over: true,
    first: calm(),
    others: [],
    silent: [],
    ...input,
  })
  return { ...headline, title: plain(headline.title), deck: headline.deck.map(plain) }
}

test('a week without a signal is ordinary, with its numbers and no adjective', () => {
  expect(say({})).toEqual({
    kind: 'ordinary',
    title: 'An ordinary week.',
    deck: [
      '73.3% of what came due was resolved, half of the people had a first answer within 3 h and 30.0% of the customers had written before: all inside their usual ranges.',
    ],
    ...{ signals: [], judged: 3, notJudged: 0 },
  })
})

test('where most of the first three could not be judged, no week is called ordinary', () => {
  const few = [resolution(rate(0.733)), response(wait(3, 7)), repeat(rate(null, 300))]
  const { title, deck, judged, notJudged } = say({ first: few, others: [passed(rate(0.1))] })
  expect(title).toBe('What could be judged was ordinary.')
  expect(deck[0]).toBe('73.3% of what came due was resolved: inside its usual range.')
  expect([judged, notJudged]).toEqual([2, 2])
})

test('what is read off the same waits as first response is no signal beside it, and none of its own', () => {
  const within = looked({
    key: 'answered_within',
    label: 'Answered within the promise',
    history: rates(0.5),
    last: rate(0.2),
  })
  const reply = looked({ key: 'first_reply', label: 'First reply of any kind', history: waits(), last: wait(30) })
  const others = [within, reply]
  const slow = say({ first: [resolution(rate(0.733)), response(wait(9))], others })
  expect(slow.signals).toEqual(['first_response'])
  expect([slow.judged, slow.notJudged]).toEqual([2, 0])
  expect(slow.deck).toContain(
    'Answered within the promise and first reply of any kind lay outside their usual ranges, but come from the same waits as first response and are no signals of their own.',
  )
  const ordinary = say({ others: [within] })
  expect(ordinary).toMatchObject({ kind: 'ordinary', signals: [], judged: 3 })
  expect(ordinary.deck.at(-1)).toMatch(/^Answered within the promise lay outside its usual range, but comes from/)
  expect(say({ first: [response(wait(9, 7))], others }).signals.toSorted()).toEqual(['answered_within', 'first_reply'])
})

test('under 30 the interval goes before the figure, in sentences too', () => {
  expect(say({ first: [resolution(rate(0.2, 25))] }).title).toBe(
    'Fewer problems were resolved: 15 to 25% (20%) of those that came due.',
  )
  expect(say({ first: [resolution(rate(0.73, 25))] }).deck[0]).toMatch(
    /^68 to 78% \(73%\) of what came due was resolved/,
  )
})

test('beside the headline only measures with a verdict are said to have shown no signal', () => {
  const text = (...counts: [number, number, number]) => marginWords(...counts).text.split('in charge.')[1]
  expect(text(1, 7, 0)).toBe(' The other 6 measures that could be judged did not.')
  expect(text(1, 2, 5)).toBe(' The other measure that could be judged did not. 5 measures could not be judged.')
  expect(text(1, 1, 6)).toBe(' 6 measures could not be judged.')
  expect(text(0, 6, 1)).toBe(' 1 measure could not be judged.')
  expect(text(0, 7, 0)).toBe('')
})

test('a signal is said in plain words: the number, its range and what the range rests on; never a cause', () => {
  const [one, , three] = calm()
  const { title, deck, kind, signals } = say({ first: [one!, response(wait(5 + 53 / 60)), three!] })
  expect({ title, kind, signals }).toEqual({
    title: 'People waited longer for a first answer: half of them more than 5 h 53 min.',
    ...{ kind: 'signal', signals: ['first_response'] },
  })
  expect(deck[0]).toMatch(
    /^That is above the usual range of \d h( \d+ min)? to \d h \d+ min, learned from the first 20 weeks that could be judged\.$/,
  )
  expect(deck.slice(1)).toEqual([
    'We do not know why.',
    'Resolution and repeat customers stayed inside their usual ranges.',
  ])
})

test('each measure has its sentence for either side', () => {
  const title = (first: Looked[], others: Looked[] = []) => say({ first, others }).title
  expect(title([resolution(rate(0.9))])).toBe('More problems were resolved: 90.0% of those that came due.')
  expect(title([resolution(rate(0.5))])).toBe('Fewer problems were resolved: 50.0% of those that came due.')
  expect(title([response(wait(0.5))])).toBe('People waited less for a first answer: half of them had it within 30 min.')
  expect(title([response(wait(9, 400, true))])).toBe(
    'People waited longer for a first answer: half of them at least 9 h.',
  )
  expect(title([repeat(rate(0.6))])).toBe('More customers had written before: 60.0% of those who wrote.')
  expect(title(calm(), [passed(rate(0.4))])).toBe(
    'More people were sent elsewhere: 40.0% of those who got a reply and came due.',
  )
  const more = (key: string, label: string, last: Reading, history = rates(0.5)) =>
    looked({ key, label, last, history })
  const unread = [response(wait(3, 7))]
  expect(title(unread, [more('answered_within', 'Answered within the promise', rate(0.2))])).toBe(
    'Fewer people had an answer within the time we promise: 20.0% of them.',
  )
  expect(title(unread, [more('first_reply', 'First reply of any kind', wait(9), waits())])).toBe(
    'People waited longer for a first reply of any kind: half of them more than 9 h.',
  )
  expect(title(calm(), [more('canned_share', 'Canned replies', rate(0.9))])).toBe(
    'Canned replies: 90.0%, above what ordinary weeks show.',
  )
})

test('of several signals the one furthest beyond its limit leads, and the deck lists the others', () => {
  const first = [resolution(rate(0.6)), response(wait(30)), repeat(rate(0.3))]
  const { title, deck, signals } = say({ first, others: [passed(rate(0.2))] })
  expect(title).toContain('People waited longer')
  expect(signals).toEqual(['first_response', 'resolution_rate', 'passed_along_rate'])
  const also = deck.find((sentence) => sentence.startsWith('Also outside their usual ranges'))
  expect(also).toMatch(/resolution 60\.0% \(below \d+\.\d to \d+\.\d%\)/)
  expect(also).toMatch(/passed along 20\.0% \(above \d+\.\d to \d+\.\d%\)/)
  expect(deck).toContain('Repeat customers stayed inside the usual range.')
})

test('what only explains the first three never leads before them', () => {
  const { signals } = say({ first: [response(wait(6))], others: [passed(rate(0.9))] })
  expect(signals).toEqual(['first_response', 'passed_along_rate'])
})

test('a limit is never printed as the number that lies beyond it', () => {
  const first = resolution(rate(0.73))
  const { high } = first.series.points.at(-1)!.limits!
  const { title, deck } = say({ first: [resolution(rate(high + 0.0001))] })
  const [, value] = /(\d[\d.]+)% of those/.exec(title)!
  const [, limit] = /to (\d[\d.]+)%/.exec(deck[0]!)!
  expect(Number(value)).toBeGreaterThan(Number(limit))
})

test('who was in charge is said with a signal; where several were, so', () => {
  const charge = { from: firstWeek, to: '2099-01-01' }
  const one: Charge[] = [{ ...charge, name: 'Pell Marlowe', kind: 'outsourced' }]
  expect(say({ first: [response(wait(9), { charges: one })] }).deck).toContain(
    'Pell Marlowe was in charge when these conversations began.',
  )
  const two: Charge[] = [{ ...charge, name: 'Alder & Finch and Pell Marlowe', kind: 'several' }]
  expect(say({ first: [response(wait(9), { charges: two })] }).deck).toContain(
    'In charge when these conversations began: Alder & Finch and Pell Marlowe.',
  )
})

test('what the range was learned from is said: provisional, after a stewardship, after a note', () => {
  const basis = (more: Partial<Given>) => say({ first: [response(wait(30), more)] }).deck[0]
  expect(basis({ history: waits(14) })).toContain('learned from only the 14 weeks we have so far.')
  const change = { day: firstWeek, days: 0, because: 'Pell Marlowe took charge' }
  expect(basis({ changes: [{ ...change, kind: 'stewardship' }] })).toContain(
    'learned from the first 20 weeks after Pell Marlowe took charge.',
  )
  expect(basis({ changes: [{ ...change, kind: 'note', because: 'New help pages' }] })).toContain(
    'learned from the first 20 weeks after “New help pages”.',
  )
})

test('a possible shift is named in the deck and not in the title', () => {
  const high = Array.from({ length: 8 }, () => rate(0.738))
  const shifted = resolution(rate(0.738), { history: [...rates(0.73), ...high] })
  const { title, deck } = say({ first: [shifted] })
  expect(title).toBe('An ordinary week.')
  expect(deck).toContain('Resolution: above the middle of the usual range for eight weeks or more, a possible shift.')
})

test('with too few weeks it is too early to tell, and the weeks are counted', () => {
  const first = [
    resolution(rate(0.7), { history: rates(0.7, 5) }),
    response(wait(3), { history: waits(5) }),
    repeat(rate(null, 300), { history: Array.from({ length: 5 }, () => rate(null, 300)) }),
  ]
  const { title, kind, deck } = say({ first })
  expect([title, kind]).toEqual(['Too early to tell.', 'too_early'])
  expect(deck).toEqual([
    'We can say what is ordinary after 12 finished weeks of 20 conversations or more; so far there are 5 for resolution and first response.',
    'For repeat customers it is too early to tell: that takes 26 weeks of history.',
  ])
  const apart = [first[0]!, response(wait(3), { history: waits(7) })]
  expect(say({ first: apart }).deck).toEqual([
    'We can say what is ordinary after 12 finished weeks of 20 conversations or more; so far there are 5 for resolution and 7 for first response.',
  ])
  const one = [resolution(rate(0.7), { history: rates(0.7, 1) }), response(wait(3), { history: waits(3) })]
  expect(say({ first: one }).deck[0]).toMatch(/; so far there is 1 for resolution and 3 for first response\.$/)
  expect(say({ first: first.slice(0, 2) }).deck).toEqual([
    'We can say what is ordinary after 12 finished weeks of 20 conversations or more; so far there are 5.',
  ])
})

test('the week of a change is too early to tell, and says which change', () => {
  const change = {
    day: addDays(firstWeek, 142),
    days: 0,
    kind: 'stewardship' as const,
    because: 'Pell Marlowe took charge',
  }
  const { title, deck } = say({ first: [response(wait(9), { changes: [change] })] })
  expect(title).toBe('Too early to tell.')
  expect(deck).toEqual([
    'These conversations began in the days of a change (Pell Marlowe took charge), which no range fits.',
  ])
})

test('what takes 26 weeks of history gives that one reason, also in the week of a change', () => {
  const because = 'Pell Marlowe took charge'
  const changes = [{ day: addDays(firstWeek, 142), days: 0, kind: 'stewardship' as const, because }]
  const tooSoon = repeat(rate(null, 3), { changes, history: Array.from({ length: 20 }, () => rate(null, 3)) })
  expect(say({ first: [response(wait(9), { changes }), tooSoon] })).toMatchObject({
    title: 'Too early to tell.',
    deck: [
      'For first response these conversations began in the days of a change (Pell Marlowe took charge), which no range fits.',
      'For repeat customers it is too early to tell: that takes 26 weeks of history.',
    ],
  })
  const { lead, rest } = findingWords(tooSoon)
  expect(lead + rest).toBe('Too early to tell. That takes 26 weeks of history.')
})

test('an ordinary week says of which measure it cannot speak', () => {
  const early = repeat(rate(null, 300), { history: Array.from({ length: 20 }, () => rate(null, 300)) })
  expect(say({ first: [...calm().slice(0, 2), early] }).deck).toEqual([
    '73.3% of what came due was resolved and half of the people had a first answer within 3 h: both inside their usual ranges.',
    'For repeat customers it is too early to tell: that takes 26 weeks of history.',
  ])
})

test('few conversations, limits that cannot be trusted, a week not over and an empty one say so', () => {
  const few = [resolution(rate(0.7, 12)), response(wait(3, 15)), repeat(rate(0.3, 1))]
  expect(say({ first: few })).toMatchObject({
    ...{ kind: 'too_few', title: 'Too few conversations to judge this week.' },
    deck: [
      'A week is judged from 20 on; this one had 12 conversations for resolution, 15 conversations for first response and 1 customer for repeat customers.',
    ],
  })
  const drifting = Array.from({ length: 20 }, (_, i) => rate(0.7 + 0.03 * Math.sin(i / 3)))
  expect(say({ first: [resolution(rate(0.1), { history: drifting })] })).toMatchObject({
    ...{ kind: 'unreliable', title: 'Whether this week was ordinary cannot be told.' },
    deck: [
      'The usual range of resolution cannot be trusted: its weeks are too much alike, or follow one another too closely.',
    ],
  })
  const today = addDays(firstWeek, 143)
  expect(say({ over: false, first: [response(wait(9), { today })] })).toMatchObject({
    ...{ kind: 'not_over', title: 'This week is not over yet.' },
    deck: ['It ends on Sun 27 Jul; no week is judged before it is over.'],
  })
  const nothing = rate(null, 0)
  expect(say({ first: [resolution(nothing), repeat(nothing)] })).toMatchObject({
    ...{ kind: 'nobody', title: 'Nobody wrote to us this week, that we know of.' },
  })
  // Whoever sees a part of the conversations is told of that part.
  expect(say({ onlyOwn: true, first: [resolution(nothing), repeat(nothing)] })).toMatchObject({
    ...{ kind: 'nobody', title: 'Of the conversations you may see none began this week.' },
  })
})

test('a week that an outage cuts is not judged, and the source and the days are named', () => {
  const silent = [{ from: addDays(firstWeek, 141), to: addDays(firstWeek, 143) }]
  const outage = {
    source: 'mastodon',
    from: addDays(firstWeek, 141),
    to: addDays(firstWeek, 142),
    reason: 'Their key ran out.',
  }
  const first = [response(wait(30), { silent })]
  expect(say({ first, silent: [outage] })).toMatchObject({
    ...{ kind: 'missing', title: 'Part of this week is missing.' },
    deck: ['mastodon was silent from Tue 22 Jul to Wed 23 Jul, and what came then is missing: Their key ran out.'],
  })
  expect(say({ silent: [{ ...outage, to: null }] }).deck.at(-1)).toBe(
    'mastodon was silent from Tue 22 Jul on, and what came then is missing: Their key ran out.',
  )
})

test('what an earlier silence takes from figures by due date is said of them, not of the week', () => {
  const silent = [{ from: addDays(firstWeek, 133), to: addDays(firstWeek, 134) }]
  const [, two, three] = calm()
  const { title, deck } = say({ first: [resolution(rate(0.7), { silent, delayDays: 14 }), two!, three!] })
  expect(title).toBe('An ordinary week.')
  expect(deck.at(-1)).toBe(
    'Resolution: a source was silent while these conversations ran, so this figure is not judged.',
  )
})

test('nothing at all to look at is nobody, not an ordinary week', () => {
  expect(say({ first: [] })).toMatchObject({ kind: 'nobody' })
})

test('under each figure stands what its limits say', () => {
  const words = (one: Looked) => {
    const { lead, rest } = findingWords(one)
    return plain(lead + rest)
  }
  expect(words(resolution(rate(0.733)))).toMatch(/^Ordinary variation\. The usual range is 6\d\.\d to 7\d\.\d%\.$/)
  expect(words(resolution(rate(0.733), { history: rates(0.73, 14) }))).toContain(
    'from only the 14 weeks we have so far.',
  )
  expect(words(response(wait(30)))).toMatch(/^Above its usual range of /)
  expect(findingWords(response(wait(30))).signal).toBe(true)
  expect(words(response(wait(0.2)))).toMatch(/^Below its usual range of /)
  expect(words(response(wait(3), { history: waits(3) }))).toMatch(/^Too early to tell\. .*so far there are 3\.$/)
  expect(words(response(wait(3, 0)))).toBe('Not judged. A week is judged from 20 on; this one had no conversations.')
  expect(words(response(wait(3, 7)))).toBe('Not judged. A week is judged from 20 on; this one had 7 conversations.')
  expect(words(response(wait(3), { silent: [{ from: firstWeek, to: null }] }))).toBe(
    'Not judged. A source was silent while these conversations ran.',
  )
})
