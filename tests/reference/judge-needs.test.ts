import { expect, test } from 'vitest'
import { judge } from '#app/conversations/judge/judge.ts'
import { measureOverlooked, measureOwnNeeds, measureSample } from '../bench/judge-needs.ts'
import { missingLabels } from '../bench/labelled.ts'

const calm = { needsAnswer: false, complaint: false }
const missing = missingLabels()
const when = missing.length > 0 ? ` (skipped: ${missing.join(', ')} is not here)` : ''

test('texts of our own: who is content is seldom called waiting, who is not is seldom overlooked', () => {
  const [tuned, later] = measureOwnNeeds()
  expect(tuned?.precision).toBeGreaterThanOrEqual(0.85)
  expect(tuned?.recall).toBeGreaterThanOrEqual(0.9)
  expect(later?.precision).toBeGreaterThanOrEqual(0.6)
  expect(later?.recall).toBeGreaterThanOrEqual(0.7)
})

test('messages of the sample are read as they are meant', { timeout: 60_000 }, () => {
  const [needs, , gratitude, solved] = measureSample()
  expect(needs?.precision).toBeGreaterThanOrEqual(0.99)
  expect(needs?.recall).toBeGreaterThanOrEqual(0.985)
  expect(gratitude?.precision).toBeGreaterThanOrEqual(0.95)
  expect(gratitude?.recall).toBeGreaterThanOrEqual(0.99)
  expect(solved?.recall).toBeGreaterThanOrEqual(0.99)
})

test.skipIf(missing.length > 0)(`labelled complaints are seldom overlooked${when}`, () => {
  const needing = Object.fromEntries(measureOverlooked().map((row) => [row.set, row.needing]))
  expect(needing['complaints of airline']).toBeGreaterThanOrEqual(0.91)
  expect(needing['complaints of complaints']).toBeGreaterThanOrEqual(0.95)
  expect(needing['complaints of telecom']).toBeGreaterThanOrEqual(0.95)
  expect(needing['happy texts of airline']).toBeLessThanOrEqual(0.23)
})

test.each([
  'Lent the tent to my sister for the coast and may never see it again. Love it.',
  'lovely, thank you, the driver has picked it up. the coast, here we come',
  'Perfect, thanks, the new one is here and already muddy. Say hello to the night shift.',
  'Hi folks, The card came today. Problem solved. Glad I asked. Best wishes, Tom',
  'Thank you for refunding the late fee without any fuss.',
  'The missing part came this morning.',
])('trouble that is over or never was needs no answer: %s', (text) => {
  expect(judge(text, 'inbound')).toMatchObject(calm)
})

test.each([
  ['Your size chart is nonsense and the till was closed for an hour. Dreadful.\n\nBest wishes,\nAnn Gale', true],
  ['Forty minutes in the queue with one person serving. Appalling.\n\nMany thanks,\nLee', true],
])('a kind signature makes no complaint kind: %s', (text, complaint) => {
  expect(judge(text, 'inbound')).toMatchObject({ complaint, gratitude: false })
})

test('thanks without a name behind them are meant', () => {
  expect(judge('That is all I wanted to know. Many thanks', 'inbound').gratitude).toBe(true)
})
