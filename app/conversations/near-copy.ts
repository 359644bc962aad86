import { replyWords } from './near-copy-words.ts'
import { finish, seed, step } from './words.ts'

/** A reply with fewer words of its own says too little to be a copy of anything: "Thank you, have a nice day!" */
const fewestWords = 5
/** A longer reply is known by its beginning and its end. */
const mostWords = 96
/** Nearly identical replies that differ in a few places mostly begin or end with the same words: this many. */
const edgeWords = 6
/** From this share of their pairs of neighbouring words on, two replies are nearly identical. */
const nearShare = 0.7

/** The letters that stand for a word in a form; a word takes four, so 24 bits of its hash. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const signsPerWord = 4

/**
 * What a reply is compared by. `form` holds its words in order, four letters each; replies that share neither `head` nor
 * `tail`, hashes of their first and last six words, are never compared.
 */
export type ReplyForm = { form: string; head: number; tail: number }

const sign = (hash: number, shift: number) => signs[(hash >>> shift) & 63]!
const written = (hash: number) => sign(hash, 0) + sign(hash, 6) + sign(hash, 12) + sign(hash, 18)

function edgeHash(words: readonly number[], from: number, to: number): number {
  let hash = seed
  for (let at = from; at < to; at++) hash = step(step(hash, words[at]! & 0xffff), words[at]! >>> 16)
  return finish(hash)
}

/** The form of a reply's text; null where it has fewer than five words besides greeting, names, numbers and signature. */
export function replyForm(text: string): ReplyForm | null {
  const words = replyWords(text)
  const { length } = words
  if (length < fewestWords) return null
  let form = ''
  for (let at = 0; at < Math.min(length, mostWords); at++) form += written(words[at]!)
  return {
    form,
    head: edgeHash(words, 0, Math.min(edgeWords, length)),
    tail: edgeHash(words, Math.max(0, length - edgeWords), length),
  }
}

function wordPairs(form: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 2 * signsPerWord <= form.length; at += signsPerWord) {
    pairs.add(form.slice(at, at + 2 * signsPerWord))
  }
  return pairs
}

/**
 * How alike two forms are, 0 … 1: the Jaccard index |A∩B| ÷ |A∪B| of their pairs of neighbouring words (Broder 1997,
 * "resemblance", with shingles of two words).
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [one, other] = [wordPairs(a), wordPairs(b)]
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return shared / (one.size + other.size - shared)
}

/** Whether two replies of these forms are nearly identical. */
export const nearlyIdentical = (a: string, b: string): boolean => likeness(a, b) >= nearShare
