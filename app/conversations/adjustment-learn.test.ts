import { expect, test } from 'vitest'
import { shippedCases } from './adjustment-cases.ts'
import { adjust, type Rule } from './adjustment.ts'
import { countRight, learn, type Example } from './adjustment-learn.ts'
import { judge } from './judge/judge.ts'
import type { Verdict } from './verdict.ts'

const told = (text: string, said: Partial<Verdict>): Example => ({ text, judged: judge(text, 'inbound'), said })
const unspoken = (text: string) => ({ text, judged: judge(text, 'inbound'), shown: judge(text, 'inbound') })
const shipped = shippedCases.inbound.map(([text, said]) => told(text, said))

// Here "gone walkabout" is what customers say of a parcel that is lost; nobody else would know.
const errors = ['My boots have', 'The tent has', 'Our stove has', 'Both mats have', 'The lamp has', 'A cup has'].map(
  (what) => told(`${what} gone walkabout`, { needsAnswer: true, complaint: true }),
)
const others = [
  'A walk in the hills',
  'My boots have a nice colour',
  'The tent has two doors',
  'We went out',
  'Nice lamp',
]

test('words that corrected messages share turn the verdict of later ones, and say so', () => {
  const { rules } = learn('inbound', errors, others.map(unspoken), shipped)
  const text = 'Three socks, gone walkabout again'
  expect(judge(text, 'inbound').complaint).toBe(false)
  const verdict = adjust(judge(text, 'inbound'), text, 'inbound', rules)
  expect(verdict).toMatchObject({ needsAnswer: true, complaint: true })
  expect(verdict.tone).toBeLessThan(0)
  expect(verdict.why).toContainEqual(
    expect.objectContaining({ words: 'gone walkabout', says: 'a complaint, as corrected here 6 times' }),
  )
  for (const other of others)
    expect(adjust(judge(other, 'inbound'), other, 'inbound', rules)).toEqual(judge(other, 'inbound'))
})

test('in whatever order the corrections come, the same is learnt', () => {
  const once = learn('inbound', errors, others.map(unspoken), shipped)
  expect(once.rules.length).toBeGreaterThan(0)
  expect(learn('inbound', errors.toReversed(), others.toReversed().map(unspoken), shipped)).toEqual(once)
})

test('five corrections teach nothing, nor do words that stand everywhere, nor where as many people disagree', () => {
  expect(learn('inbound', errors.slice(0, 5), [], shipped).rules).toEqual([])
  const everywhere = Array.from({ length: 200 }, (_, n) => unspoken(`Photo ${n} has gone walkabout`))
  expect(learn('inbound', errors, everywhere, shipped).rules).toEqual([])
  // Once they are read as people say, they no longer speak against it.
  const mended = everywhere.map((one) => ({ ...one, shown: { ...one.shown, complaint: true } }))
  expect(
    learn('inbound', errors, [...mended, ...others.map(unspoken)], shipped).rules.map(({ field }) => field),
  ).toContain('complaint')
  const disagreeing = errors.map(({ text }) => told(text, { complaint: false }))
  const disputed = learn('inbound', [...errors, ...disagreeing], [], shipped).rules
  expect(disputed.filter(({ field }) => field === 'complaint')).toEqual([])
})

test('what would make the shipped cases worse is not taken up, and it is told of how many', () => {
  const wrong = [
    'Ridiculous boots',
    'Ridiculous!',
    'A tent, ridiculous',
    'Mats: ridiculous',
    'So ridiculous',
    'Ridiculous lamp',
  ].map((text) => told(text, { needsAnswer: false }))
  const { rules, refused } = learn('inbound', wrong, [], shipped)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.spoils).toBeGreaterThan(0)
  expect(countRight('inbound', shipped, rules)).toBeGreaterThanOrEqual(countRight('inbound', shipped, []))
})

test('a reply that only sends elsewhere does not help, and one that does more does', () => {
  const rule = { direction: 'outbound', field: 'passesAlong', words: 'pop in', times: 4 } as const
  const text = 'Pop in any time and we will see'
  const rules: Rule[] = [{ ...rule, judged: false, places: ['team'] }]
  expect(adjust({ ...judge(text, 'outbound'), passesAlong: false }, text, 'outbound', rules)).toMatchObject({
    passesAlong: ['team'],
    helps: false,
  })
  const sent = { ...judge(text, 'outbound'), passesAlong: ['team' as const], promises: false, helps: false }
  expect(adjust(sent, text, 'outbound', [{ ...rule, judged: true }])).toMatchObject({ passesAlong: false, helps: true })
})

test('what cannot be read stays unknown', () => {
  const rules: Rule[] = [{ direction: 'inbound', field: 'complaint', judged: false, words: 'gone', times: 9 }]
  const unknown = judge(null, 'inbound')
  expect(adjust(unknown, 'gone', 'inbound', rules)).toEqual(unknown)
})

test('the judge by itself is right on nearly all shipped cases', () => {
  for (const direction of ['inbound', 'outbound'] as const) {
    const cases = shippedCases[direction].map(([text, said]) => ({ text, judged: judge(text, direction), said }))
    const asked = cases.reduce((sum, { said }) => sum + Object.keys(said).filter((key) => key !== 'tone').length, 0)
    expect(countRight(direction, cases, []) / asked).toBeGreaterThan(0.95)
  }
})
