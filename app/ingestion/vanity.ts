/** Said of one refused field: why, and what to look at instead. */
const families: { nouns: string[]; countedOnly?: string[]; says: string }[] = [
  {
    nouns: ['followers', 'followings', 'following', 'fans', 'subscribers', 'stargazers', 'watchers', 'audience'],
    countedOnly: ['friends', 'friend', 'listed', 'follow', 'follows'],
    says: 'counts an audience, not people looked after; look at who comes back instead (repeat_share)',
  },
  {
    nouns: ['likes', 'favorites', 'favourites', 'favs', 'faves', 'hearts', 'reactions', 'thumbsup', 'upvotes', 'claps'],
    countedOnly: ['favorited', 'favourited', 'liked', 'kudos', 'plusones', 'downvotes', 'dislikes', 'bookmarks'],
    says: 'counts a click that asks and answers nothing; look at what was resolved (resolution_rate)',
  },
  {
    nouns: ['impressions', 'reach', 'reaches', 'views', 'pageviews', 'plays', 'exposures', 'viewers', 'engagements'],
    countedOnly: ['viewed', 'reached', 'klout', 'virality', 'watched'],
    says: 'counts how many may have seen a post, not how many were helped; look at who waits and for how long (waiting_now, first_response)',
  },
  {
    nouns: ['shares', 'retweets', 'reposts', 'reblogs', 'boosts', 'quotetweets', 'rts', 'repins'],
    countedOnly: ['shared', 'retweeted', 'reposted', 'quotes'],
    says: 'counts how far a post travelled, not what became of the person; look at how many were answered and how many passed along (answered_within, passed_along_rate)',
  },
]

const countWords = new Set(
  'count counts cnt counter num number nr no total totals sum n qty quantity avg average mean median rate ratio percent percentage pct score growth size gained lost'.split(
    ' ',
  ),
)
const plainWords = new Set(
  (
    'of the by per all new net gross daily weekly monthly yearly lifetime cumulative current public metrics organic paid viral unique ' +
    'page post posts video tweet tweets story reel profile media status channel facebook fb instagram ig twitter tw x youtube yt tiktok linkedin ' +
    'pinterest snapchat mastodon bluesky threads social estimated potential max min today change delta day week month days user users increase'
  ).split(' '),
)

const nounFamily = new Map<string, { family: number; plural: boolean; countedOnly: boolean }>()
families.forEach(({ nouns, countedOnly = [] }, family) => {
  for (const noun of nouns) {
    nounFamily.set(noun, { family, plural: true, countedOnly: false })
    const singular = noun.endsWith('s') && noun !== 'thumbsup' ? noun.slice(0, -1) : noun
    if (!nounFamily.has(singular)) nounFamily.set(singular, { family, plural: singular === noun, countedOnly: true })
  }
  for (const noun of countedOnly) {
    nounFamily.set(noun, { family, plural: false, countedOnly: true })
    if (noun.endsWith('s')) nounFamily.set(noun.slice(0, -1), { family, plural: false, countedOnly: true })
  }
})
// These singulars are counts also when they stand alone and hold a number.
for (const noun of ['like', 'retweet', 'impression', 'follower', 'engagement', 'favorite', 'favourite']) {
  nounFamily.set(noun, { ...nounFamily.get(noun)!, countedOnly: false })
}

type Judgement = 'always' | 'if_number' | 'never'
type Judged = { judgement: Judgement; family: number; noun: boolean; count: boolean }

const judged = new Map<string, Judged>()

/** The last part of a key, as a count of audience or applause: always, only when its value is a number, or never. */
export const judgeKey = (key: string): Judgement => judge(key).judgement

function judge(key: string): Judged {
  const known = judged.get(key)
  if (known) return known
  const result = judgeWords(wordsOf(key))
  if (judged.size > 10_000) judged.clear()
  judged.set(key, result)
  return result
}

function judgeWords(words: string[]): Judged {
  const onlyCounts = words.length > 0 && words.every((word) => countWords.has(word) || word === 'summary')
  const innocent: Judged = { judgement: 'never', family: -1, noun: false, count: onlyCounts }
  let family = -1
  let bareCounts = false
  let counted = false
  for (const [index, word] of words.entries()) {
    const noun = nounFamily.get(word)
    if (noun) {
      family = family === -1 ? noun.family : family
      bareCounts ||= !noun.countedOnly
      // subscriber_number is a customer's number, number_of_subscribers is not.
      if (!noun.plural && /^(number|no|nr|num|n)$/.test(words[index + 1] ?? '')) return innocent
    } else if (countWords.has(word)) counted = true
    else if (!plainWords.has(word) && !/^\d+[dw]?$/.test(word)) return innocent
  }
  if (family === -1) return innocent
  if (counted) return { judgement: 'always', family, noun: true, count: false }
  return { judgement: bareCounts ? 'if_number' : 'never', family, noun: true, count: false }
}

const glued = new RegExp(
  `^(num|no|total|nb)?(${[...nounFamily.keys()].toSorted((a, b) => b.length - a.length).join('|')})(count|counts|cnt|total|num|rate)?$`,
)

function wordsOf(key: string): string[] {
  const spaced = key
    .normalize('NFKC')
    .replace(/#/g, ' number ')
    .replace(/\bRTs\b/g, 'retweets')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(thumbs? ups?|thumbsups?)\b/g, 'thumbsup')
    .replace(/\b(quote tweets?)\b/g, 'quotetweets')
    .replace(/\b(plus ones?)\b/g, 'plusones')
    .replace(/\b(re tweets?)\b/g, 'retweets')
    .replace(/\b(up votes?)\b/g, 'upvotes')
    .replace(/\b(page views?)\b/g, 'pageviews')
  return spaced
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => {
      if (nounFamily.has(word) || countWords.has(word)) return [word]
      const parts = glued.exec(word)
      return parts ? parts.slice(1).filter((part) => part !== undefined) : [word]
    })
}

/** A number, text that is one (`1,204`, `12.5k`, `3 %`), or nothing. */
export function isNumeric(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'bigint') return true
  return (
    typeof value === 'string' &&
    value.length <= 40 &&
    /^\s*([+-]?[\d.,'\u00a0 ]*\d(\.\d+)?\s?[kmb%]?)?\s*$/i.test(value)
  )
}

/** Whether a field is refused: only its key is judged, and for a bare word like `views` that it holds a number. */
export function isVanity(key: string, value: unknown): boolean {
  const judgement = judgeKey(key)
  if (judgement === 'never') return false
  if (judgement === 'if_number') return isNumeric(value)
  return typeof value !== 'object' || value === null
}

/** What is refused, family by family: its names, why, and the readings to look at instead. */
export const refusals = families.map(({ nouns, says }) => {
  const [, why = says, look = '', readings = ''] = /^(.*); (.*) \((.*)\)$/.exec(says) ?? []
  return { fields: nouns, why, look, readings: readings.split(', ') }
})

const familyOf = (field: string): number => {
  const last = field.split('.').toReversed()
  return last.map((part) => judge(part).family).find((family) => family !== -1) ?? 0
}

/** Why a field is refused and what to look at instead: one sentence. */
export const instead = (field: string): string => `${field} ${families[familyOf(field)]!.says}.`

/** The same in parts: why, and the readings to look at instead. */
export const refusalOf = (field: string) => refusals[familyOf(field)]!

/**
 * The same JSON value without vanity fields, at any depth; the value itself when there are none. Adds to `refused` how
 * many values of each dotted field were dropped.
 */
export function dropVanity<T>(value: T, refused: Map<string, number>): T {
  return withoutVanity(value, '', false, refused) as T
}

function withoutVanity(value: unknown, path: string, inNoun: boolean, refused: Map<string, number>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    let copy: unknown[] | null = null
    for (let index = 0; index < value.length; index++) {
      const kept = withoutVanity(value[index], path, inNoun, refused)
      if (kept !== value[index]) (copy ??= [...value])[index] = kept
    }
    return copy ?? value
  }
  let copy: Record<string, unknown> | null = null
  for (const [key, inner] of Object.entries(value)) {
    const field = path === '' ? key : `${path}.${key}`
    const { noun, count } = judge(key)
    // `likes: { count: 3 }` and `shares: { summary: { total_count: 3 } }` say the same as `likes_count: 3`.
    if (isVanity(key, inner) || (inNoun && count && isNumeric(inner))) {
      refused.set(field, (refused.get(field) ?? 0) + 1)
      delete (copy ??= { ...value } as Record<string, unknown>)[key]
      continue
    }
    const kept = withoutVanity(inner, field, noun || (inNoun && count), refused)
    if (kept !== inner) (copy ??= { ...value } as Record<string, unknown>)[key] = kept
  }
  return copy ?? value
}

const namesAndDates = new Set(
  (
    'id ids uid uuid key index unnamed date time datetime timestamp day week month year quarter hour period created updated name handle ' +
    'username user account page profile channel platform network source url link permalink type kind country city region language lang ' +
    'author brand campaign rank category'
  ).split(' '),
)
const conversations =
  /^(text|message|messages|comment|comments|content|body|review|reviews|reply|replies|tweet|caption|description|narrative|subject|note|notes|ticket|case|conversation|opened|closed|solved|resolved|answered|status|state)$/

/**
 * True when fields hold nothing but counts of audience or applause beside ids, names, dates and other numbers: then
 * there is no conversation to take in. `values` are some examples of each field; `dropped` says how many vanity fields
 * were taken out before.
 */
export function onlyVanity(fields: { key: string; values: unknown[] }[], dropped = 0): boolean {
  let vanity = dropped
  for (const { key, values } of fields) {
    const name = key.slice(key.lastIndexOf('.') + 1)
    if (judgeKey(name) !== 'never' && values.every((value) => isVanity(name, value))) {
      vanity++
      continue
    }
    const words = wordsOf(name)
    if (words.some((word) => conversations.test(word)) && !words.includes('id') && !words.includes('url')) return false
    if (values.some((value) => typeof value === 'string' && value.trim().split(/\s+/).length > 6)) return false
    if (name === '' || words.some((word) => namesAndDates.has(word))) continue
    if (values.length === 0 || !values.every(isNumeric)) return false
  }
  return vanity > 0
}

/** The sentence for a file that is refused whole. */
export const nothingButVanity = (fields: string[]) =>
  `There is nothing in it but counts of audience and applause (${fields.slice(0, 5).join(', ')}${fields.length > 5 ? ', …' : ''}), ` +
  'and they do not say whether anybody was looked after; send the conversations instead: messages with author, time and words, or tickets with the times they were opened and solved.'
