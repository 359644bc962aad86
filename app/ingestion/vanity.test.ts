import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measures } from '#app/measures/list.ts'
import { dropVanity, instead, isVanity, onlyVanity, refusals } from './vanity.ts'

test.each(
  (
    'retweet_count retweetCount like_count likesCount num_likes number_of_likes likes likescount follower_count followers ' +
    'followersCount FollowersCount followers-count favourites_count favorite_count favouritesCount favoriteCount thumbsUpCount thumbs_up_count ' +
    'viewCount view_count video_views pageViews subscriber_count subscribers impressions impressionCount reach total_reach share_count ' +
    'shares repostCount reblogs_count quote_count bookmark_count engagement_rate fb_likes LIKES friends_count listed_count upvotes ' +
    'stargazers_count play_count RTs'
  ).split(' '),
)('%s is refused when it holds a number', (key) => {
  expect(isVanity(key, 12)).toBe(true)
  expect(isVanity(key, '1,204')).toBe(true)
  expect(isVanity(key, null)).toBe(true)
})

test.each([
  'Post Impressions',
  'Total Reach',
  'No. of likes',
  '# Followers',
  'New followers',
  '28 Days Page Impressions',
  'Likes / day',
])('the column "%s" is refused', (key) => expect(isVanity(key, '1204')).toBe(true))

test.each(
  (
    'likely viewport reviews review_count reviewsCount interview_id interviews shared_secret sharepoint overview unlike_reason likelihood ' +
    'viewer_id view_id followers_url subscriber_number subscriber_id follow_up follow_up_count reached_at reachable reply_count replyCount ' +
    'response_count shareholder market_share score stars rating count total id text preview counter_party customer_like_reason quotes subscriptions subscription_count fan_page'
  ).split(' '),
)('%s passes', (key) => {
  expect(isVanity(key, 12)).toBe(false)
})

test('a bare word passes when it holds words: only a number makes it a count', () => {
  expect(isVanity('likes', 'cats and long walks')).toBe(false)
  expect(isVanity('impressions', 'I was not impressed')).toBe(false)
  expect(isVanity('views', { id: 1 })).toBe(false)
})

test('counts are dropped at any depth and counted by their dotted name; words that name them stay', () => {
  const refused = new Map<string, number>()
  const record = {
    text: 'you lost 3 followers, likes: 0',
    public_metrics: { like_count: 3, reply_count: 1 },
    user: { followersCount: 9, name: 'Ann' },
    likes: { summary: { total_count: 4 }, data: [{ id: '1' }] },
    items: [{ views: 1 }, { views: 2 }],
  }
  expect(dropVanity(record, refused)).toEqual({
    text: 'you lost 3 followers, likes: 0',
    public_metrics: { reply_count: 1 },
    user: { name: 'Ann' },
    likes: { summary: {}, data: [{ id: '1' }] },
    items: [{}, {}],
  })
  expect(Object.fromEntries(refused)).toEqual({
    'public_metrics.like_count': 1,
    'user.followersCount': 1,
    'likes.summary.total_count': 1,
    'items.views': 2,
  })
})

test('a value without counts is given back as it is, and any JSON can be judged', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const refused = new Map<string, number>()
      const kept = dropVanity(value, refused)
      if (refused.size === 0) expect(kept).toBe(value)
      expect(dropVanity(kept, new Map())).toEqual(kept)
    }),
  )
})

test('a refusal points only to readings that there are', () => {
  const keys = new Set<string>(measures.map(({ key }) => key))
  for (const field of ['followers', 'likes', 'impressions', 'shares', 'anything else']) {
    const named = /\(([^()]+)\)\.$/.exec(instead(field))?.[1]?.split(', ') ?? []
    expect([field, named.filter((key) => keys.has(key))]).toEqual([field, named])
    expect(named).not.toEqual([])
  }
})

test('what is refused can be listed: names, why, and readings that there are', () => {
  const keys = new Set<string>(measures.map(({ key }) => key))
  expect(refusals.map(({ fields }) => fields[0])).toEqual(['followers', 'likes', 'impressions', 'shares'])
  for (const { fields, why, look, readings } of refusals) {
    expect([why, look]).toEqual([expect.stringMatching(/^counts /), expect.stringMatching(/^look at /)])
    expect(readings.every((key) => keys.has(key))).toBe(true)
    for (const field of fields) expect([field, isVanity(field, 12)]).toEqual([field, true])
  }
})

test('each refusal says why and what to look at instead', () => {
  expect(instead('public_metrics.like_count')).toMatch(/^public_metrics.like_count counts a click .*resolution_rate/)
  expect(instead('followers')).toMatch(/an audience.*repeat_share/)
  expect(instead('Total Reach')).toMatch(/may have seen a post.*waiting_now/)
  expect(instead('retweet_count')).toMatch(/how far a post travelled.*answered_within/)
})

const field = (key: string, ...values: unknown[]) => ({ key, values })

test('nothing but counts beside ids, dates and names is no conversation', () => {
  const counts = [field('followers', '10', '12'), field('Post Impressions', '3', '4')]
  expect(onlyVanity(counts)).toBe(true)
  expect(onlyVanity([field('Date', '2026-01-01'), field('page_name', 'Acme'), field('posts', '3'), ...counts])).toBe(
    true,
  )
  expect(onlyVanity([field('Date', '2026-01-01')])).toBe(false)
})

test('a text or a conversation beside the counts saves the file', () => {
  const counts = [field('followers', '10', '12')]
  expect(onlyVanity([...counts, field('message', 'Hello')])).toBe(false)
  expect(onlyVanity([...counts, field('user note', 'my parcel has not come and nobody answers the phone')])).toBe(false)
  expect(onlyVanity([...counts, field('opened_at', '2026-01-01'), field('closed_at', '2026-01-02')])).toBe(false)
})
