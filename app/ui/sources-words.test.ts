import { expect, test } from 'vitest'
import { bringsInWords, sourcesHeadline } from './sources-words.ts'

const source = (name: string, state: Parameters<typeof sourcesHeadline>[0][number]['state']) => ({
  ...{ name, state, missingSince: state === 'gap' ? 'Tue 3 Feb' : null, messages: 10, outcomes: 0 },
})
const none = { lastAt: null, waiting: 0 }
const title = (...sources: ReturnType<typeof source>[]) => sourcesHeadline(sources, none).title

test('what is missing goes first, then what is being read, then what is not read to its end', () => {
  const [email, phone] = [source('Email', 'whole'), source('Phone', 'whole')]
  expect(title()).toBe('No sources yet.')
  const [shop, chat] = [source('Shop', 'current'), source('Chat', 'late')]
  expect(title(shop)).toBe('The one source is up to date.')
  expect(title(shop, chat)).toBe('All two sources are up to date.')
  expect(title(shop, email)).toBe('The one feed is up to date; the other source is a file.')
  expect(title(shop, chat, email, phone)).toBe('All two feeds are up to date; the other two are files.')
  expect(title(email, source('shop.csv', 'unfinished'))).toBe('shop.csv is not read to its end.')
  expect(title(source('a.csv', 'reading'), source('b.csv', 'reading'))).toBe('Two files are being read.')
  expect(title(source('a.csv', 'reading'), source('b.csv', 'unfinished'))).toBe('a.csv is being read.')
  expect(title(email, phone, source('Mastodon', 'gap'), source('a.csv', 'reading'))).toBe(
    'Three of four sources miss nothing. Mastodon has been silent since Tue 3 Feb.',
  )
  expect(title(source('Mastodon', 'gap'), source('Chat', 'silent'))).toBe('Two are silent.')
})

test('a file is never up to date: it says where it ends', () => {
  const [email, phone] = [source('Email', 'whole'), source('Phone', 'whole')]
  const ended = { lastAt: '12 Mar 2019', waiting: 0 }
  expect(sourcesHeadline([email], ended).title).toBe('The one source is a file, and goes to 12 Mar 2019.')
  expect(sourcesHeadline([email, phone], ended).title).toBe('All two sources are files; the last goes to 12 Mar 2019.')
  expect(title(email)).toBe('The one source is a file.')
})

test('the deck says what was told and what waits', () => {
  const sources = [{ ...source('Email', 'whole'), outcomes: 1 }, source('Phone', 'whole')]
  expect(sourcesHeadline(sources, { lastAt: '3 Feb', waiting: 1 }).deck).toBe(
    'They told 20 messages and 1 outcome, the last on 3 Feb. 1 row could not be read: it waits in quarantine and counts nowhere until somebody decides.',
  )
  expect(sourcesHeadline([source('Mastodon', 'gap')], none).deck).toContain('missing from every number')
})

test('a source without our replies says so', () => {
  expect(bringsInWords({ messages: 3, outcomes: 0, showsReplies: false })).toBe('messages, not our replies')
  expect(bringsInWords({ messages: 0, outcomes: 5, showsReplies: true })).toBe('outcomes only')
  expect(bringsInWords({ messages: 3, outcomes: 5, showsReplies: true })).toBe('messages and replies, outcomes')
})
