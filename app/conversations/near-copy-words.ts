import { entityEnd, finish, isDigit, isName, letterOf, longestText, seed, step } from './words.ts'

/** What stands before a name at the beginning, by word. */
const greetings =
  'hi hello hey hiya heya howdy dear greetings hola buenas bonjour bonsoir salut hallo guten moin olá ola oi ciao buongiorno salve good'
const dayTimes = 'morning afternoon evening day tag abend dias días tardes noches'
/** What stands before a name at the end, or follows a greeting in place of one. */
const closings =
  'regards wishes sincerely cheers grüße grüßen gruß gruss saludos cordialement cumprimentos atenciosamente saluti thanks thank'
const beforeClosings =
  'kind kindest best warm warmest many yours with mit freundlichen viele un atentos cordiali distinti'
const instead = 'there again all everyone team folks'

const mostWords = 256

function hash(word: string): number {
  let value = seed
  for (let at = 0; at < word.length; at++) value = step(value, letterOf(word.charCodeAt(at)))
  return finish(value)
}
const hashes = (words: string) => new Set(words.split(' ').map(hash))
const [greetingWords, dayTimeWords, closingWords, beforeClosingWords, insteadWords] = [
  hashes(greetings),
  hashes(dayTimes),
  hashes(closings),
  hashes(beforeClosings),
  hashes(instead),
] as const

/** A word of a reply: its hash, whether it begins with a capital, what stands before it, and the last sign there. */
type Word = { hash: number; capital: boolean; before: number; sign: number }

/** What may stand between two words, from weak to strong. */
const gap = { space: 0, comma: 1, stop: 2 } as const

/** . ! ? : ; … line break */
const stops = new Set([46, 33, 63, 58, 59, 10, 0x2026])
const caret = 94
/** - ~ * / – —, each of which may stand before the name at the end. */
const dashes = new Set([45, 126, 42, 47, 0x2013, 0x2014])

/** Where something that is no word ends: a link, an address, a @name, a mask, a word with digits; `at` where none begins. */
function notWordEnd(text: string, at: number, code: number): number {
  let end = at
  if (code === 64 || (code === 95 && text.charCodeAt(at + 1) === 95)) {
    while (end === at || isName(text.charCodeAt(end))) end++
  } else if (code === 60 || code === 91 || code === 123) {
    // <LINK>, [name], {order}: a mask, unless it goes on.
    const close = text.indexOf(code === 60 ? '>' : code === 91 ? ']' : '}', at)
    if (close > at && close - at <= 24) end = close + 1
  }
  return end
}

const isLinkHead = (text: string, at: number) =>
  text.startsWith('http://', at) || text.startsWith('https://', at) || text.startsWith('www.', at)

function read(whole: string): { words: Word[]; last: number } {
  const words: Word[] = []
  const text = whole.length > longestText ? whole.slice(0, longestText) : whole
  const { length } = text
  let before: number = gap.stop
  let sign = 0
  for (let at = 0; at < length && words.length < mostWords;) {
    const code = text.charCodeAt(at)
    let end = notWordEnd(text, at, code)
    if (end > at) {
      at = end
      sign = 0
    } else if (code === 38) at = entityEnd(text, at)
    else if (isDigit(code) || code === 35) {
      // Numbers, times, order ids with all that hangs on them; of a #tag only the sign goes.
      if (code === 35 && !isDigit(text.charCodeAt(at + 1))) at++
      else while (at < length && (isName(text.charCodeAt(at)) || '#-.:/'.includes(text[at]!))) at++
      sign = 0
    } else if (letterOf(code) === 0) {
      if (stops.has(code)) before = gap.stop
      else if (code === 44 && before === gap.space) before = gap.comma
      if (code !== 32) sign = code
      at++
    } else if (isLinkHead(text, at)) {
      while (at < length && text.charCodeAt(at) > 32) at++
      sign = 0
    } else {
      const start = at
      let value = seed
      let other = false
      for (; at < length; at++) {
        const unit = text.charCodeAt(at)
        const letter = letterOf(unit)
        if (letter !== 0) value = step(value, letter)
        else if (isDigit(unit) || unit === 95) other = true
        else if (unit === 64) {
          other = true
          while (at + 1 < length && text.charCodeAt(at + 1) > 32) at++
        } else if (unit === 38 && text.startsWith('&#39;', at)) at += 4
        else if (unit === 46 && letterOf(text.charCodeAt(at + 1)) !== 0 && letterOf(text.charCodeAt(at - 1)) !== 0) {
          // shop.example/help: a link without its head.
          other = true
          while (at + 1 < length && text.charCodeAt(at + 1) > 32) at++
        } else if (unit !== 39 && unit !== 0x2019) break
      }
      if (other) continue
      const first = text.charCodeAt(start)
      words.push({ hash: finish(value), capital: letterOf(first) !== first, before, sign })
      before = gap.space
      sign = 0
    }
  }
  return { words, last: before }
}

/** The first word after the greeting and the name it greets. */
function afterGreeting(words: readonly Word[]): number {
  let at = 0
  if (greetingWords.has(words[0]?.hash ?? 0)) {
    at = 1
    if (dayTimeWords.has(words[1]?.hash ?? 0) && words[1]?.before === gap.space) at = 2
    if (insteadWords.has(words[at]?.hash ?? 0) && words[at]!.before <= gap.comma) at++
    // Up to three names, if punctuation ends them; else one.
    let end = at
    while (end < at + 3 && words[end]?.capital && words[end]!.before <= (end === at ? gap.comma : gap.space)) end++
    const closed = end > at && (words[end]?.before ?? gap.stop) > gap.space
    if (closed) at = end
    else if (end > at) at++
  } else if (words[0]?.capital && words[1]?.before === gap.comma) at = 1
  return at
}

/** Where the signature begins. */
function beforeSignature(words: readonly Word[], from: number): number {
  let end = words.length
  for (let at = words.length - 1; at >= Math.max(from, words.length - 3); at--) {
    const { before, sign, capital } = words[at]!
    // ^ab, -Jo, and a last sentence that is one name or its initials: "… for you. Jo"
    const alone = at === words.length - 1 && before === gap.stop
    if (sign === caret || (capital && (dashes.has(sign) || alone))) {
      end = at
      break
    }
  }
  for (let at = Math.max(from, end - 6); at < end; at++) {
    const word = words[at]!
    if (!closingWords.has(word.hash)) continue
    const named = words.slice(at + 1, end)
    if (!named.every((one, nth) => one.capital || (nth === 0 && insteadWords.has(one.hash)))) continue
    end = at
    while (end > from && beforeClosingWords.has(words[end - 1]!.hash)) end--
    break
  }
  return end
}

/**
 * The normal form of a reply: 31-bit hashes of its words in their order, lower-cased, without greeting, signature, the
 * names people are called by, mentions, links, addresses, masks, numbers, emoji and punctuation. At most 256 words.
 */
export function replyWords(text: string): number[] {
  const { words, last } = read(text)
  const from = afterGreeting(words)
  const end = beforeSignature(words, from)
  const kept: number[] = []
  for (let at = from; at < end; at++) {
    const word = words[at]!
    // "Thanks for that, Jo!": a name that is called.
    const after = words[at + 1]?.before ?? last
    if (word.capital && word.before === gap.comma && after !== gap.space) continue
    kept.push(word.hash)
  }
  return kept
}
