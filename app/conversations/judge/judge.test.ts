import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from './judge.ts'

const inbound = (text: string) => judge(text, 'inbound')
const outbound = (text: string) => judge(text, 'outbound')
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'please',
          "don't",
          'DM',
          'us',
          '@brand',
          '#NotHappy',
          '?!',
          '&amp;',
          '&#39;',
          '😡',
          'never',
          'again',
          '\n',
          '>',
        ],
        ...[
          'https://a.example/b?c',
          'me@mail.example',
          '__email__',
          'thanks',
          'sooooo',
          '3',
          'days',
          'late',
          ',',
          ':(',
          'wrote:',
        ],
      ),
      { maxLength: 60 },
    )
    .map((words) => words.join(' ')),
)

test.each([
  'Where is my parcel?',
  'how do I change the delivery address',
  'My router keeps dropping and support was no help',
  "@shop I still haven't received the blue kettle I paid for",
  'Can someone please check my booking',
  "The app won't load since the update",
  'WHY WAS I CHARGED TWICE',
  '??',
  'help!',
  'Thanks for the quick reply, but the heating is still not working',
  'Nobody answers the phone at your Leeds branch',
  'Any news on the outage in Bath &amp; Bristol',
])('a customer who asks or reports a problem needs an answer: %s', (text) => {
  expect(inbound(text).needsAnswer).toBe(true)
})

test.each([
  'Thank you so much, you made my day!',
  'Great service from the lady at gate 4 today 😊',
  'ok',
  'Yes',
  '@shop 👍',
  'Just had the best burger of my life',
  'no problem at all, have a nice evening',
  "Can't wait for my flight tomorrow!",
])('thanks, praise and chat need none: %s', (text) => {
  expect(inbound(text)).toMatchObject({ needsAnswer: false, complaint: false })
})

test.each([
  'Worst airline I have ever used',
  'This is ridiculous, three hours on hold and then you hung up on me',
  "I'm never shopping with you again",
  'thanks for nothing',
  'Great job losing my suitcase again',
  'Not happy with the state of my order',
  'The sofa arrived broken and nobody replies to my emails',
  "the new site isn't working, sooooo annoying",
  '😡',
  'waited two weeks for a refund. #NotHappy #fail',
])('a customer who is dissatisfied complains: %s', (text) => {
  const verdict = inbound(text)
  expect(verdict.complaint).toBe(true)
  expect(verdict.needsAnswer).toBe(true)
  expect(verdict.tone).toBeLessThan(0)
})

test.each([
  'Do you open on Sundays?',
  'Could you tell me if the green one comes in size 8? Thanks',
  'Not bad at all, what else do you sell?',
  // A number before "and" is an order's, not how often they asked.
  'I returned two things from order 5462369 and only one has been refunded. Could you look at that please?',
])('a plain question is no complaint: %s', (text) => {
  expect(inbound(text)).toMatchObject({ needsAnswer: true, complaint: false })
})

test('a denial turns praise and blame round', () => {
  const tone = (text: string) => inbound(text).tone ?? 0
  expect(tone('The food was good')).toBeGreaterThan(0.3)
  expect(tone('The food was not good')).toBeLessThan(-0.2)
  expect(tone('The food was bad')).toBeLessThan(tone('The food was not bad'))
  expect(tone('the food was really bad')).toBeLessThan(tone('the food was bad'))
})

test('what comes after "but" weighs more', () => {
  const friendlyEnd = inbound('The wait was awful but the staff were awesome').tone ?? 0
  const bitterEnd = inbound('The staff were awesome but the wait was awful').tone ?? 0
  expect(bitterEnd).toBeLessThan(friendlyEnd)
})

test.each(['Thank you!', 'thx a lot', 'Really appreciate your help', '@shop cheers Tom'])('gratitude: %s', (text) => {
  expect(inbound(text).gratitude).toBe(true)
})

test.each([
  'thanks for nothing',
  'Please call me back, thanks in advance',
  'Where is my order? Thanks',
  'No thanks',
  'Thanks for ruining my holiday',
])('words of thanks that thank nobody: %s', (text) => {
  expect(inbound(text).gratitude).toBe(false)
})

test.each([
  'That fixed it, thank you',
  'all sorted now',
  "It's working again",
  'Never mind, I found it',
  'Got my refund today',
  'Problem solved!',
  'my parcel has finally arrived',
])('the customer says it is settled: %s', (text) => {
  expect(inbound(text)).toMatchObject({ saysSolved: true, needsAnswer: false })
})

test.each([
  'Is it fixed yet?',
  'It is still not sorted',
  'I will pay when the problem is resolved',
  'Please get this fixed',
  "It isn't working again",
])('the same words in a question, wish or denial: %s', (text) => {
  expect(inbound(text)).toMatchObject({ saysSolved: false, needsAnswer: true })
})

test.each([
  ['Please DM us your account number', ['private message']],
  ["Sorry to hear that! Send us a private message and we'll take a look.", ['private message']],
  ['Hi @ann, please call us on 0800 123 456', ['phone']],
  ['Please email us at help@shop.example so we can look into this. ^AB', ['email']],
  ['Kindly fill out this form: https://shop.example/form', ['form']],
  ['Please get in touch with our billing team', ['team']],
  ['Could you DM us your booking reference?', ['private message']],
  ['Yes, please DM us.', ['private message']],
  ['Can you DM your full name, billing address, and the phone number on the account?', ['private message']],
] as const)('a reply that only sends the customer elsewhere: %s', (text, places) => {
  expect(outbound(text)).toMatchObject({ passesAlong: places, helps: false })
})

test.each([
  'Your parcel left Leeds this morning and arrives tomorrow. Track it here: https://shop.example/t',
  'What colour is the light on the router?',
  'Which store did you visit?',
  'The store closes at nine tonight. DM us if anything else comes up!',
  'Please do not DM us your password. The refund was sent on Monday.',
])('a reply that answers, or asks for what is needed here, passes nobody along: %s', (text) => {
  expect(outbound(text).passesAlong).toBe(false)
})

test.each([
  'We have refunded your card, it takes three days.',
  'Sorry for the trouble! The outage in Bath was repaired at noon.',
  'Try restarting your router and signing in again.',
  'Yes',
  'You can change the address until Friday. To do this, see our help page: https://shop.example/a',
])('a reply that helps: %s', (text) => {
  expect(outbound(text).helps).toBe(true)
})

test.each([
  "We're so sorry for the delay.",
  "Thanks for letting us know, we'll look into it. -Ann",
  'Hi Tom! Could you tell us your postcode?',
  "You're welcome! Have a great day ^KM",
  'I understand how frustrating this is and I would love to help.',
])('apologies, promises, questions and kind words alone do not help: %s', (text) => {
  expect(outbound(text)).toMatchObject({ helps: false, passesAlong: false })
})

test('what a reply does is said one by one', () => {
  expect(outbound('My apologies! Which store was it?')).toMatchObject({ apologises: true, asks: true, promises: false })
  expect(outbound("We'll get back to you tomorrow")).toMatchObject({ apologises: false, asks: false, promises: true })
})

test.each([
  'Automatic reply: I am out of the office until 3 May and have limited access to email.',
  'This is an automated message. Please do not reply.',
  'Undeliverable: your order',
  'Thank you. Your request has been received. Your ticket number is 4411. We will respond within 24 hours.',
])('machines are recognised: %s', (text) => {
  expect(inbound(text)).toMatchObject({ automated: true, needsAnswer: false })
  expect(outbound(text)).toMatchObject({ automated: true, helps: false })
})

test.each([
  'All I ever get from you is an automated message',
  "I'm out of the office today, can you deliver tomorrow?",
  'We have received your DM and will reply within an hour. -Ann',
  'Your email says do not reply to this email, so how do I answer?',
])('people who write like one, or about one, are not: %s', (text) => {
  expect(inbound(text).automated).toBe(false)
  expect(outbound(text).automated).toBe(false)
})

test.each([
  null,
  '',
  '  \n',
  '@shop https://shop.example/p.jpg',
  'Waar blijft mijn bestelling? Ik wacht al een week',
  'Gdzie jest moja paczka?',
  'いつ届きますか',
  'Где мой заказ?',
])('what cannot be read is unknown, not neutral: %s', (text) => {
  for (const direction of ['inbound', 'outbound'] as const) {
    const { why, ...verdict } = judge(text, direction)
    expect(new Set(Object.values(verdict))).toEqual(new Set([null]))
    expect(why).toEqual([])
  }
})

test("the source's word on the language counts", () => {
  expect(judge('Where is my order?', 'inbound', 'de').needsAnswer).toBeNull()
  expect(judge('Where is my order?', 'inbound', 'en-GB').needsAnswer).toBe(true)
  expect(judge('Where is my order?', 'inbound', 'und').needsAnswer).toBe(true)
})

test('quoted mail is not judged', () => {
  const reply = 'Perfect, thank you!\n\nOn 3 May 2026, Ann wrote:\n> Why is this still broken? Terrible!'
  expect(inbound(reply)).toMatchObject({ needsAnswer: false, gratitude: true })
})

test('reasons are the deciding words as they stand in the text', () => {
  const { why } = inbound('@shop The kettle doesn&#39;t work &amp; I&#39;m FURIOUS')
  expect(why.map(({ words }) => words)).toEqual(['doesn&#39;t work', 'FURIOUS'])
  expect(why.every(({ weight }) => weight < 0)).toBe(true)
})

test('any text gets the same verdict twice, with at most six reasons that stand in it', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('inbound' as const, 'outbound' as const), (text, direction) => {
      const verdict = judge(text, direction)
      expect(judge(text, direction)).toEqual(verdict)
      expect(verdict.why.length).toBeLessThanOrEqual(6)
      for (const { words } of verdict.why) expect(text.includes(words) && words !== '').toBe(true)
      if (verdict.tone !== null) expect(Math.abs(verdict.tone)).toBeLessThanOrEqual(1)
      if (verdict.complaint) expect(verdict.needsAnswer).toBe(true)
      if (Array.isArray(verdict.passesAlong))
        expect([verdict.passesAlong.length > 0, verdict.helps]).toEqual([true, false])
    }),
    { numRuns: 300 },
  )
})

test.each(['please ', '> ', '@a', 'a.@', 'send us a dm, ', 'no, can you call? ', '&#39;', '😡', '\n', 'On x wrote:\n'])(
  'a megabyte of %j is judged by its beginning, at once',
  (piece) => {
    const started = performance.now()
    const text = piece.repeat(1_000_000 / piece.length)
    inbound(text)
    outbound(text)
    expect(performance.now() - started).toBeLessThan(500)
  },
)

test.each([
  ['It is 1234, thanks', true],
  ['Number 12, High Street in York, thank you', true],
  ['Thanks so much guys, you rock', false],
  ['Great, thanks!', false],
])('"%s" says more than thanks: %s', (text, more) => {
  expect(judge(text, 'inbound')).toMatchObject({ gratitude: true, tellsMore: more })
})
