import { expect, test } from 'vitest'
import { storyOf } from './story-words.ts'
import { chargeWords, completeWords, countedAs, measureWords, noteWords, waitingWords } from './words.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('one is one, and thousands are written with a comma', () => {
  const when = waitingWords.when('2026-02-09', '08:00')
  const waited = (conversations: number, customers: number, over: number) =>
    plain(
      `${waitingWords.lead(customers)} ${waitingWords.had(conversations, customers, when)}, ${waitingWords.past(over, conversations, waitingWords.promised(8))}.`,
    )
  expect([waited(1, 1, 1), waited(12_480, 12_001, 1), waited(3, 3, 3)]).toEqual([
    '1 person was waiting for an answer at 08:00 on Mon 9 Feb, for longer than the 8 hours we promise.',
    '12,001 people were waiting for an answer at 08:00 on Mon 9 Feb, in 12,480 conversations, 1 of them for longer than the 8 hours we promise.',
    '3 people were waiting for an answer at 08:00 on Mon 9 Feb, all of them for longer than the 8 hours we promise.',
  ])
  expect(waitingWords.beside(1, 0)).toBe(
    'Of the conversations begun in the last 90 days, 1 was left without a reply, and in none did we only send people elsewhere.',
  )
  expect(plain(waitingWords.longest(47 * 3600 + 60, 22, 5))).toBe(
    'The longest wait was 47 h 1 min, in that customer’s 22nd conversation with us.',
  )
  expect(waitingWords.longest(72 * 3600, 2, 1)).toBe(
    'The wait had lasted 3 days, in that customer’s second conversation with us.',
  )
  expect(completeWords.quarantine(1)).toBe('1 record could not be read: it is in quarantine and not counted.')
  expect(chargeWords.voices(1, '100%')).toBe('1 person answered.')
})

test('what a figure counts is said of none, of some and of all', () => {
  expect([0, 1, 12, 30].map((count) => countedAs['canned_share']!(count, 30))).toEqual([
    'None of 30 replies nearly repeats what other customers were told.',
    '1 of 30 replies nearly repeats what other customers were told.',
    '12 of 30 replies nearly repeat what other customers were told.',
    'All 30 replies nearly repeat what other customers were told.',
  ])
  expect([0, 1, 2].map((confirmed) => measureWords.confirmed(confirmed, 2))).toEqual([
    'None of these 2 is confirmed; all are presumed to be resolved.',
    'Of these 2, 1 is confirmed, by the customer or by one of us; the other one is presumed.',
    'All of them are confirmed, by the customer or by one of us.',
  ])
})

test('a story says no more than is known of it', () => {
  const told = {
    ...{ name: 'Ann', channel: 'phone', day: '2026-02-02', clock: '09:10', answeredAfterSeconds: 600 },
    ...{ wrote: 3, replied: 2, people: 2, ending: null },
  }
  const story = (other: Partial<Parameters<typeof storyOf>[0]>) => plain(storyOf({ ...told, kind: 'failed', ...other }))
  expect(story({})).toBe(
    'Ann called on Mon 2 Feb at 09:10. The first answer came after 10 min. They wrote 3 times and had 2 replies from 2 of us; it was not resolved for good within 7 days.',
  )
  expect(story({ name: null, channel: 'helpdesk', replied: 0, answeredAfterSeconds: null, wrote: 1 })).toBe(
    'A customer wrote on the help desk on Mon 2 Feb at 09:10. They wrote once and had no reply from us.',
  )
  expect(story({ kind: 'passed_along', channel: 'x', replied: 1, people: 1, wrote: 2 })).toBe(
    'Ann wrote on X on Mon 2 Feb at 09:10. They wrote twice and had one reply, which only sent them elsewhere.',
  )
  expect(story({ kind: 'turned_around', channel: 'review' })).toBe(
    'Ann wrote a review on Mon 2 Feb at 09:10. The first answer came after 10 min. In the end they were content.',
  )
})

test('what a person chose otherwise is said of the conversations worth reading', () => {
  expect(noteWords.chosenHere(0, 0)).toBe('')
  expect(noteWords.chosenHere(1, 2)).toBe('Of these, a person exchanged one and left out two.')
  expect(noteWords.chosenHere(0, 3)).toBe('Of these, a person left out three.')
})
