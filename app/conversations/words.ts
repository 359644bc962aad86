/** At most this many words of a message are kept; the lowest hashes, so that like texts keep like words. */
const mostWords = 48
/** With fewer words on either side nothing can be said. */
const fewestWords = 3
const mostMentions = 50
/** Longer texts are known by their beginning. */
export const longestText = 20_000

/** Words too common to tell one matter from another; what every message to a company says is among them. */
const stopWords =
  'a an the this that these those here there it its he she they them their his her we our us you your yours my mine me i am is are ' +
  'was were be been being do does did done have has had having can could will would shall should may might must not no nor and or ' +
  'but if then than so as of to in on at by for from with about into over under after before again out up off down just very too ' +
  'also only own same such some any all each every both few more most other what which who whom why how when where while because ' +
  'until since now still yet even ever never always today tomorrow yesterday get got getting go going went come came make made ' +
  'take took want wanted need needed like know think say said says tell told see look let put please thank thanks hi hello hey ' +
  'dear sorry help helped ok okay yes yeah lol im ive dont cant wont didnt doesnt isnt wasnt havent hasnt couldnt thats youre ' +
  'one two really much many lot way thing things something anything nothing people guy guys day days time times week weeks hour ' +
  'hours month months minutes back new good bad great customer service company amp quot gt lt http https www com ' +
  'el la los las un una de del y en es por para con mi tu su se que lo le les des du et est je il ne pas pour der die das und ist ich ' +
  'nicht ein eine zu o os um uma di che il non per sono mio'

export const seed = 0x811c9dc5
export const step = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193)

/** 31 bits, so that Postgres keeps it as a plain integer. */
export const finish = (hash: number) => (hash ^ (hash >>> 15)) & 0x7fffffff

function hashOf(codes: Uint16Array, length: number): number {
  let hash = seed
  for (let at = 0; at < length; at++) hash = step(hash, codes[at] ?? 0)
  return finish(hash)
}

const longestWord = 32
/** Scratch for one word; nothing of it outlives a call. */
const letters = new Uint16Array(longestWord)

const stopHashes = new Set(
  stopWords.split(' ').map((word) => {
    for (let at = 0; at < word.length; at++) letters[at] = word.charCodeAt(at)
    return hashOf(letters, word.length)
  }),
)

export const isDigit = (code: number) => code >= 48 && code <= 57
const isAscii = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
export const isName = (code: number) => isAscii(code) || isDigit(code) || code === 95

/** The lower-case letter for a UTF-16 unit, 0 for none. */
export function letterOf(code: number): number {
  if (code < 0x80) return code >= 97 && code <= 122 ? code : code >= 65 && code <= 90 ? code + 32 : 0
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return 0
  if (code <= 0xde) return code + 32
  if (code < 0x100) return code
  if (code >= 0x2000 && code < 0x3040) return 0
  if (code < 0x590) return String.fromCharCode(code).toLowerCase().charCodeAt(0)
  return code < 0xd800 || (code >= 0xf900 && code < 0xfe00) ? code : 0
}

/** Chinese, Japanese and Korean put no spaces: there each pair of signs stands for a word. */
const isUnspaced = (code: number) => code >= 0x3040 && code < 0xd800

const endsWith = (length: number, ending: string) => {
  if (length < ending.length) return false
  for (let at = 0; at < ending.length; at++) {
    if (letters[length - ending.length + at] !== ending.charCodeAt(at)) return false
  }
  return true
}

/** How many letters are left without a common English ending: orders, ordered, ordering → order. */
function stemLength(length: number): number {
  let stem = length
  if (stem > 4 && endsWith(stem, 'ies')) stem -= 2
  else if (stem > 3 && endsWith(stem, 's') && !endsWith(stem, 'ss') && !endsWith(stem, 'us')) stem -= 1
  if (stem > 5 && endsWith(stem, 'ing')) stem -= 3
  else if (stem > 4 && endsWith(stem, 'ed')) stem -= 2
  if (stem > 4 && endsWith(stem, 'er')) stem -= 2
  if (stem > 4 && letters[stem - 1] === letters[stem - 2] && letters[stem - 1] !== 115) stem -= 1
  if (stem > 3 && (endsWith(stem, 'e') || endsWith(stem, 'i') || endsWith(stem, 'y'))) stem -= 1
  return stem
}

function spell(word: string): number {
  const size = Math.min(word.length, longestWord)
  for (let at = 0; at < size; at++) letters[at] = word.charCodeAt(at)
  return size
}

/** Whether a word in small letters, without its apostrophes, is too common to say what a message is about. */
export const isCommon = (word: string): boolean => stopHashes.has(hashOf(letters, spell(word)))

/** A word in small letters without a common English ending: orders, ordered and ordering are one. */
export const stemOf = (word: string): string => word.slice(0, stemLength(spell(word)))

/** Where a link, name, address or mask that begins here ends; `at` itself where none does. */
function skipped(text: string, at: number, code: number): number {
  let end = at
  if (code === 64) while (end === at || isName(text.charCodeAt(end))) end++
  else if (code === 95 && text.charCodeAt(at + 1) === 95) while (isName(text.charCodeAt(end))) end++
  else if ((code === 104 || code === 72) && /^https?:\/\//i.test(text.slice(at, at + 8))) {
    while (end < text.length && text.charCodeAt(end) > 32) end++
  }
  return end
}

/**
 * The word fingerprint kept with a message: sorted, distinct 31-bit hashes (FNV-1a) of its content words, lower-cased and
 * without common endings; names, links, numbers, entities and common words set aside. At most 48; `null` without any.
 */
export function fingerprint(text: string | null): number[] | null {
  if (text === null) return null
  const found: number[] = []
  const length = Math.min(text.length, longestText)
  for (let at = 0; at < length;) {
    const code = text.charCodeAt(at)
    const end = skipped(text, at, code)
    if (end > at) at = end
    else if (code === 38) at = entityEnd(text, at)
    else if (isDigit(code)) while (at < length && (isName(text.charCodeAt(at)) || text.charCodeAt(at) === 45)) at++
    else if (letterOf(code) === 0) at++
    else if (isUnspaced(code)) {
      if (isUnspaced(text.charCodeAt(at + 1))) found.push(finish(step(step(seed, code), text.charCodeAt(at + 1))))
      at++
    } else {
      let size = 0
      for (; at < length; at++) {
        const unit = text.charCodeAt(at)
        const letter = letterOf(unit)
        if (isUnspaced(unit)) break
        if (letter !== 0) {
          if (size < longestWord) letters[size++] = letter
        } else if (unit === 38 && apostropheEnd(text, at) > at) at = apostropheEnd(text, at) - 1
        else if (unit !== 39 && unit !== 0x2019) break
      }
      if (text.charCodeAt(at) === 64 && isName(text.charCodeAt(at + 1))) {
        while (at < length && text.charCodeAt(at) > 32) at++
      } else if (size > 1 && !stopHashes.has(hashOf(letters, size))) found.push(hashOf(letters, stemLength(size)))
    }
  }
  if (found.length === 0) return null
  found.sort((a, b) => a - b)
  let kept = 0
  for (const hash of found) if (kept === 0 || hash !== found[kept - 1]) found[kept++] = hash
  found.length = Math.min(kept, mostWords)
  return found
}

/** `don&#39;t` is one word. */
function apostropheEnd(text: string, at: number): number {
  return text.startsWith('&#39;', at)
    ? at + 5
    : text.startsWith('&apos;', at) || text.startsWith('&#039;', at)
      ? at + 6
      : at
}

export function entityEnd(text: string, at: number): number {
  for (let end = at + 1; end < at + 10; end++) {
    const code = text.charCodeAt(end)
    if (code === 59) return end + 1
    if (code !== 35 && !isAscii(code) && !isDigit(code)) break
  }
  return at + 1
}

/** From this share of the shorter message's words on, two messages speak of the same. */
const sameShare = 0.25

/**
 * Whether two fingerprints speak of the same matter; `unknown` when either is missing or has fewer than three words. The
 * measure is the overlap coefficient |A∩B| ÷ min(|A|, |B|): a short follow-up need not repeat a long first message, which
 * Jaccard would punish. At 0.25 and two words, two to seven in a hundred needs of different customers of one brand are
 * taken for the same (docs/decisions/016); a single word that much shared (parcel, flight) decides nothing: `unknown`.
 */
export function sameWords(a: readonly number[] | null, b: readonly number[] | null): 'same' | 'new' | 'unknown' {
  if (!a || !b || a.length < fewestWords || b.length < fewestWords) return 'unknown'
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0
    const right = b[j] ?? 0
    if (left === right) shared++
    if (left <= right) i++
    if (right <= left) j++
  }
  if (shared / Math.min(a.length, b.length) < sameShare) return 'new'
  return shared >= 2 ? 'same' : 'unknown'
}

/** The end of the @name that begins at `at`, or `at`; a name after a letter or digit is part of an e-mail address. */
function nameEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== 64 || !isName(text.charCodeAt(at + 1))) return at
  if (
    at > 0 &&
    (isName(text.charCodeAt(at - 1)) || ('.-+'.includes(text[at - 1] ?? ' ') && isName(text.charCodeAt(at - 2))))
  )
    return at
  let end = at + 1
  while (isName(text.charCodeAt(end))) end++
  return end
}

/** The @names of a text, in order, lower-cased, without their @; at most 50. E-mail addresses are none. */
export function mentions(text: string): string[] {
  const names: string[] = []
  for (let at = text.indexOf('@'); at >= 0 && names.length < mostMentions; at = text.indexOf('@', at + 1)) {
    const end = nameEnd(text, at)
    if (end > at) names.push(text.slice(at + 1, end).toLowerCase())
  }
  return names
}

/** The @names at the head of a post only: whom it is addressed to. A dot before the first (`.@brand`) does not change that. */
export function leadingMentions(text: string): string[] {
  const names: string[] = []
  let at = 0
  while (names.length < mostMentions) {
    while (' \t\n\r,.'.includes(text[at] ?? '-') || text.charCodeAt(at) === 0x201c || text.charCodeAt(at) === 0x200b)
      at++
    const end = nameEnd(text, at)
    if (end === at) break
    names.push(text.slice(at + 1, end).toLowerCase())
    at = end
  }
  return names
}
