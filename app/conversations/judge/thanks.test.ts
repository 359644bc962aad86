import { expect, test } from 'vitest'
import { judge } from './judge.ts'

const read = (text: string) => judge(text, 'inbound')
const calm = { needsAnswer: false, complaint: false }

test.each([
  'That fixed it!',
  'sorted now, thank you',
  'It works again, cheers',
  'Never mind, found the setting',
  'My bag has arrived, thanks for your help',
  'Refund received, thank you very much',
  'all good now',
  'Restarting it did the trick',
  'The engineer came and everything is working now',
  'No need to reply, I have solved it',
  'Update: my card works again',
  'issue resolved, thanks',
  'The money is back in my account',
  "it's back up",
  'Just got my parcel 🙂',
])('the customer says it is settled: %s', (text) => {
  expect(read(text)).toMatchObject({ saysSolved: true, ...calm })
})

test.each([
  'Is this sorted yet?',
  'It was fixed on Monday and now it is broken again',
  'Still not resolved',
  'You said it would be sorted by now',
  "That didn't fix it",
  'When will my refund arrive?',
  'I thought it was fixed, but no',
  'It works again for five minutes, then dies',
  'Will it be working again tomorrow?',
  'Please let me know when it is resolved',
])('what is not settled: %s', (text) => {
  expect(read(text)).toMatchObject({ saysSolved: false, needsAnswer: true })
})

test.each([
  ['Thank you so much for your help today', true],
  ['cheers mate', true],
  ['Many thanks!', true],
  ['Big thank you to the night shift', true],
  ['So grateful for your support', true],
  ['much appreciated', true],
  ['Thanks in advance', false],
  ['No thanks', false],
  ['Thanks for wasting my afternoon', false],
  ['Can you call me? Thanks', false],
  ['thanks but no thanks, I am leaving', false],
] as const)('whether it thanks: %s', (text, gratitude) => {
  expect(read(text).gratitude).toBe(gratitude)
})

test.each(['Oh great, another hour on hold. Thanks a lot!', 'Great. Another delay. Love it.', '#fail'])(
  'bitter words are a complaint, and thank for nothing: %s',
  (text) => {
    expect(read(text)).toMatchObject({ needsAnswer: true, complaint: true, gratitude: false })
  },
)

test.each(['Nice, another day in the sun with your boots. Love it', 'Great, another win for the team, thanks!'])(
  'one more good thing is praise: %s',
  (text) => {
    expect(read(text)).toMatchObject(calm)
  },
)
