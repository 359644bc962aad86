import { signs } from './tone-words.ts'
import { defineWord, findWord, isUnknown, type Word } from './vocabulary.ts'

/** One word or sign of a text, with its place in it. */
export type Token = {
  word: Word
  start: number
  end: number
  /** Written in capitals, two letters or more. */
  shouted: boolean
  /** What ends after it: nothing, a clause (`,` `;` `:` `–` or a signature's sign) or a sentence. */
  ends: '' | 'clause' | 'sentence'
}

export type Reading = {
  text: string
  tokens: Token[]
  letters: number
  foreignLetters: number
  exclamations: number
  stretched: number
  ellipses: number
  /** It asks with several signs: `??`, `?!`. */
  insists: boolean
  /** It begins as another's words passed on (`RT @name:`). */
  repeats: boolean
}

/** What stands in phrases for things that are no words. */
export const link = defineWord('<link>')
export const mention = defineWord('<name>')
export const number = defineWord('<number>')
export const email = defineWord('<email>')
export const mask = defineWord('<mask>')
export const question = defineWord('?')
export const bitterHashtag = defineWord('#bitter')
bitterHashtag.tone = -2.5

/** Longer texts are judged by their beginning: what somebody wants is said there. */
export const longestText = 20_000

for (const [tone, list] of signs) for (const sign of list.split(/\s+/)) defineWord(sign).tone = tone

const linkAt = /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}/iy
const entityAt = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/iy
const apostropheAt = /&(?:#0?39|#x27|apos|rsquo|#8217);/iy
const maskAt = /__[a-z_]{2,30}__/iy
const emoticonAt = /(?::'\(|>:\(|[:;=]-?[()DPp/\\]|\([:]|<3|&lt;3|-_-|\^_\^|D:|[xX]D)(?![a-z0-9])/y
const emojiAt = /\p{Extended_Pictographic}/uy
const quotedLine = /^[ \t]*(?:>|&gt;).*$|^-{2,} ?Original Message[\s\S]*|^On [^\n]{5,120} wrote:\s*$[\s\S]*/gim

/** Another's post behind one's own words: `… RT @name: …`, `“@name: …” …`. */
const quotedPost = /(?<=[\w\p{P}\p{S}] {0,9})\b(?:RT|MT) ?@\w+:? [^]*|[“"]@\w+:[^”"]{0,400}[”"]?/gu
const blank = (quoted: string) => ' '.repeat(quoted.length)

/** Several words written as one hashtag: what it begins or ends with says how it sounds (#neveragain, #brandfail). */
const hashtagParts =
  /^(worst|never|not(?=[a-z]{4})|bad|terrible|stop|angry|sarcasm|pathetic|cheat|scam|rude|horrible|horrendous|awful|disappoint|ripoff|boycott|shame|useless|liar|fraud|unhappy|ridiculous|frustrat|annoy|unacceptable|disgust|fix(?=this|it|your)|getit|dobetter)|(fail|fails|failed|failure|sucks|suck|problems|nightmare|disappointed|frustrated|unhappy|broken|ripoff|scam|disaster|dobetter)$/

const verdicts = new Set(['fail', 'fails', 'failed', 'failure', 'sucks'])

function hashtagWord(body: string): Word {
  const known = findWord(body, false)
  // As a hashtag "fail" is a verdict: #fail.
  if (!isUnknown(known) && !verdicts.has(body)) return known
  const part = hashtagParts.exec(body)
  return part ? bitterHashtag : known
}

/** Whether a UTF-16 unit is a letter of the Latin script, of another script, or none. */
function scriptOf(code: number): 'latin' | 'other' | '' {
  if (code < 0xaa) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 'latin' : ''
  if (code <= 0x24f || (code >= 0x1e00 && code <= 0x1eff)) {
    return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 ? 'latin' : ''
  }
  if (code >= 0x370 && code < 0x2000) return 'other'
  if (code >= 0x3040 && code <= 0xd7ff) return 'other'
  return code >= 0xf900 && code <= 0xffdc && (code < 0xfe00 || code >= 0xff66) ? 'other' : ''
}

const isDigit = (code: number) => code >= 48 && code <= 57
const isName = (code: number) => isDigit(code) || code === 95 || scriptOf(code) === 'latin'
const matchAt = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/**
 * Cuts a text into words and signs, once, in time linear in its length (at most `longestText` characters). Quoted mail
 * is left out; entities are read as what they mean; every token keeps its place in the original text.
 */
export function readText(original: string): Reading {
  const whole = original.length > longestText ? original.slice(0, longestText) : original
  // Blanks of the same length keep every place in the text true.
  const quotes =
    whole.includes('>') || whole.includes('&gt;') || whole.includes('wrote:') || whole.includes('Original Me')
  const own = quotes ? whole.replace(quotedLine, blank) : whole
  const text = own.includes('RT ') || own.includes('@') ? own.replace(quotedPost, blank) : own
  const reading: Reading = {
    text: original,
    tokens: [],
    letters: 0,
    foreignLetters: 0,
    exclamations: 0,
    stretched: 0,
    ellipses: 0,
    insists: false,
    repeats: /^\W{0,2}(?:RT|MT) ?@/.test(whole),
  }
  const { tokens } = reading

  const add = (word: Word, start: number, end: number, shouted = false) => {
    tokens.push({ word, start, end, shouted, ends: '' })
    return end
  }
  const endAfter = (ends: 'clause' | 'sentence') => {
    const last = tokens.at(-1)
    if (last && last.ends !== 'sentence') last.ends = ends
  }

  /** A word from `start`; also finds out that it is the beginning of an e-mail address. */
  const addWord = (start: number, from: number): number => {
    let at = from
    let capitals = 0
    let run = 1
    let stretched = false
    let plain = true
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const script = scriptOf(code)
      if (script) {
        reading.letters++
        if (script === 'other') reading.foreignLetters++
        if (code >= 65 && code <= 90) capitals++
        run = code === text.charCodeAt(at - 1) ? run + 1 : 1
        if (run === 3) stretched = true
      } else if ((code === 39 || code === 0x2019) && scriptOf(text.charCodeAt(at + 1))) {
        if (code !== 39) plain = false
      } else if (code === 38 && matchAt(apostropheAt, text, at) > at) {
        plain = false
        at = matchAt(apostropheAt, text, at) - 1
      } else if (!isDigit(code)) break
    }
    if (text.charCodeAt(at) === 64 && isName(text.charCodeAt(at + 1))) {
      while (at < text.length && (isName(text.charCodeAt(at)) || '@.-'.includes(text[at] ?? ' '))) at++
      return add(email, start, at)
    }
    if (stretched) reading.stretched++
    let spelled = text.slice(from, at).toLowerCase()
    if (!plain) spelled = spelled.replace(/’|&#?\w+;/g, "'")
    return add(findWord(spelled, stretched), start, at, capitals > 1 && capitals >= at - from)
  }

  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code === 32) at++
    else if (scriptOf(code)) {
      const linkEnd = code === 104 || code === 72 || code === 119 || code === 87 ? matchAt(linkAt, text, at) : at
      const emoticonEnd = code === 68 || code === 120 || code === 88 ? matchAt(emoticonAt, text, at) : at
      if (linkEnd > at) at = add(link, at, trimmed(at, linkEnd))
      else if (emoticonEnd > at) at = add(findWord(text.slice(at, emoticonEnd), false), at, emoticonEnd)
      else at = addWord(at, at)
    } else if (isDigit(code)) {
      const start = at
      while (at < text.length && (isName(text.charCodeAt(at)) || '.,:/-'.includes(text[at] ?? ' '))) at++
      // A number's last dot or comma is the sentence's.
      while (at > start + 1 && '.,:/-'.includes(text[at - 1] ?? ' ')) at--
      add(number, start, at)
    } else if (code === 64 && isName(text.charCodeAt(at + 1))) {
      const start = at++
      while (at < text.length && isName(text.charCodeAt(at))) at++
      add(mention, start, at)
    } else if (code === 35 && scriptOf(text.charCodeAt(at + 1))) {
      at = addHashtag(at)
    } else if (code === 63 || code === 0xff1f || code === 0xbf) {
      add(question, at, ++at)
      if (text[at] === '?' || text[at] === '!' || text[at - 2] === '!') reading.insists = true
      endAfter('sentence')
    } else if (code === 33) {
      reading.exclamations++
      at++
      endAfter('sentence')
    } else if (code === 46 || code === 10 || code === 0x2026 || code === 0x3002 || code === 0xff01) {
      if (code === 0x2026 || (code === 46 && text.charCodeAt(at + 1) === 46 && text.charCodeAt(at - 1) !== 46))
        reading.ellipses++
      at++
      endAfter('sentence')
    } else if (code === 95 && matchAt(maskAt, text, at) > at) {
      at = add(mask, at, matchAt(maskAt, text, at))
    } else at = addSign(at, code)
  }
  return reading

  /** A link without the punctuation of the sentence around it. */
  function trimmed(start: number, end: number): number {
    while (end > start + 8 && !isName(text.charCodeAt(end - 1)) && text[end - 1] !== '/') end--
    return end
  }

  /** A hashtag is its words where capitals divide them (`#NotHappy`), else one word. */
  function addHashtag(at: number): number {
    let end = at + 1
    while (end < text.length && isName(text.charCodeAt(end))) end++
    const body = text.slice(at + 1, end)
    const parts = /[a-z][A-Z]/.test(body) ? (body.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []) : []
    if (parts.length < 2) {
      const lower = body.toLowerCase()
      return add(hashtagWord(lower), at, end)
    }
    let from = at + 1
    for (const part of parts) {
      from = body.indexOf(part, from - at - 1) + at + 1
      add(findWord(part.toLowerCase(), false), from, from + part.length)
      from += part.length
    }
    return end
  }

  function addSign(at: number, code: number): number {
    const emoticonEnd = code < 128 ? matchAt(emoticonAt, text, at) : at
    if (emoticonEnd > at) return add(findWord(text.slice(at, emoticonEnd), false), at, emoticonEnd)
    if (code === 38) {
      const end = matchAt(entityAt, text, at)
      if (end > at) return text.startsWith('&amp;', at) ? add(findWord('and', false), at, end) : end
    }
    if (code > 0x2000) {
      const end = matchAt(emojiAt, text, at)
      if (end > at) {
        const known = findWord(text.slice(at, end), false)
        return isUnknown(known) ? end : add(known, at, end)
      }
      if (code === 0x2013 || code === 0x2014) endAfter('clause')
      return at + 1
    }
    // Comma, semicolon, colon, and the signs before a signature: ^AB, ~AB, -Ann, *AB.
    if (code === 44 || code === 59 || code === 58 || code === 94 || code === 126 || code === 42) endAfter('clause')
    else if (code === 45 && (at === 0 || text.charCodeAt(at - 1) <= 46 || text.charCodeAt(at + 1) === 45))
      endAfter('clause')
    return at + 1
  }
}
