import { expect, test } from 'vitest'
import { withSaid } from './correction-applied.ts'
import { judge } from './judge/judge.ts'
import type { Verdict } from './verdict.ts'

const asking = judge('Which order number is it?', 'outbound')
const complaining = judge('My boots leak again, this is ridiculous.', 'inbound')

test('a reply that does not ask after all helps, unless it does something else that is no help', () => {
  expect(asking).toMatchObject({ asks: true, helps: false })
  expect(withSaid(asking, { asks: false }, 'outbound')).toMatchObject({ asks: false, helps: true })
  expect(withSaid({ ...asking, promises: true }, { asks: false }, 'outbound').helps).toBe(false)
  expect(withSaid({ ...asking, passesAlong: ['phone'] }, { asks: false }, 'outbound').helps).toBe(false)
  expect(withSaid({ ...asking, promises: true }, { asks: false, promises: false }, 'outbound').helps).toBe(true)
  expect(withSaid({ ...asking, asks: false, automated: true }, { automated: false }, 'outbound').helps).toBe(true)
})

test('what a person says goes before what would follow from it', () => {
  expect(withSaid(asking, { asks: false, helps: false }, 'outbound').helps).toBe(false)
  expect(withSaid(complaining, { needsAnswer: false, complaint: true }, 'inbound')).toMatchObject({
    needsAnswer: false,
    complaint: true,
  })
})

test('what is passed along does not help, and what helps is not passed along', () => {
  const helping = judge('We have sent you a new pair today.', 'outbound')
  const passing = withSaid(helping, { passesAlong: ['phone'] }, 'outbound')
  expect(passing).toMatchObject({ passesAlong: ['phone'], helps: false })
  expect(withSaid(passing, { helps: true }, 'outbound')).toMatchObject({ passesAlong: false, helps: true })
  expect(withSaid(passing, { passesAlong: false }, 'outbound')).toMatchObject({ passesAlong: false, helps: true })
})

test('a complaint needs an answer and is unhappy; who needs none does not complain, nor does what is automatic', () => {
  const asks = judge('Do you ship to Norway?', 'inbound')
  const now = withSaid({ ...asks, needsAnswer: false }, { complaint: true }, 'inbound')
  expect(now.needsAnswer).toBe(true)
  expect(now.tone).toBeLessThan(0)
  expect(complaining).toMatchObject({ needsAnswer: true, complaint: true })
  expect(withSaid(complaining, { needsAnswer: false }, 'inbound').complaint).toBe(false)
  expect(withSaid(complaining, { complaint: false }, 'inbound').tone).toBeGreaterThanOrEqual(0)
  expect(withSaid(complaining, { automated: true }, 'inbound')).toMatchObject({ needsAnswer: false, complaint: false })
})

test('to say what is said already changes nothing, and unknown is taken for nothing', () => {
  const moody: Verdict = { ...judge('Do you ship to Norway?', 'inbound'), tone: -0.4 }
  expect(withSaid(moody, { complaint: false, needsAnswer: true, automated: false }, 'inbound')).toEqual(moody)
  expect(withSaid(asking, { asks: null }, 'outbound')).toEqual({ ...asking, asks: null })
  const unknown = judge(null, 'outbound')
  expect(withSaid(unknown, { asks: false }, 'outbound').helps).toBe(null)
})
