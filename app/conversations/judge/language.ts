import { farLetters, speaks } from './languages/detect.ts'
import { tongueCodes, type TongueCode } from './languages/tongues.ts'
import type { Reading, Token } from './read.ts'
import { defineWord, isSpoken } from './vocabulary.ts'

const english =
  "the an of to at for from with by about into than then that this these those there here it its it's he she " +
  "they them their his her we our us you your my me i'm i i've i'll i'd you're you've we're we've we'll they're that's is are was were am be been " +
  "being does did don't doesn't didn't have has had haven't hasn't can can't could would should will won't may might must " +
  "not and or but if because when while where who why how what which what's some any all every just still again ever never " +
  'only after before until since now today tomorrow yesterday please thanks get got getting out up off over also too very ' +
  'been going need someone something anything nothing same other more most much many hi hello yes guys'

/** Function words that English shares with other languages: they say little of the language. */
const shared = 'a i in on no me as do so am come per van met sin pan die'

/** Common words of other languages that are no English words; one that several languages share counts as well. */
const foreign =
  // Spanish and Portuguese
  'el la los las un una que de del y en es por para con mi tu su lo se le les más pero cómo como está esta esto muy ya hola ' +
  'gracias porque cuando qué ustedes puedo tengo estoy hace favor buenos días pueden puede ayuda ayudar quiero cuenta tienen sí esta estoy tiene não nao um uma os eu meu minha você vocês ' +
  'obrigado obrigada isso da dos das ao pra olá bom muito sem foi são também quando mas ' +
  // French
  'le une des du et est sont je il elle nous vous ils ma mes votre vos pas ne pour avec dans sur au ce cette ' +
  "qui bonjour merci c'est j'ai n'est qu'il d'un très mais ou où être avoir suis avez svp depuis toujours rien " +
  // German and Dutch
  'der das den dem ein eine einen einer und ist nicht ich sie wir ihr mir mich mein meine auf mit für von zu im auch noch ' +
  'aber wie wenn bei nach seit warum danke bitte hallo kein keine kann habe haben wird het een ik je niet voor maar ' +
  'dat zijn heb bedankt jullie geen wel ook naar ' +
  // Italian
  'il lo gli di che non sono mio mia ho hai grazie ciao perché più anche della nel alla questo ' +
  // Scandinavian, Polish, Turkish, Indonesian, Tagalog
  'och att det som är jag inte på för med hej og ikke på nie się jest że dzień proszę bir ve bu için çok yang ' +
  'tidak saya ini itu untuk dengan tolong sudah bisa ang ng mga ako ko hindi '

for (const text of english.split(' ')) defineWord(text).tongue = 'english'
for (const text of shared.split(' ')) defineWord(text).tongue = 'shared'
for (const text of foreign.split(' ')) {
  const word = defineWord(text)
  if (word.tongue === '') word.tongue = 'foreign'
}

/** Codes that sources use for "not known" or "no language". */
const undetermined = /^(?:und|zxx|mul|mis|art|q[a-z]{2})(?:-|$)/i

/** The languages that the judge reads. */
export type Language = 'en' | TongueCode

/** A text whose words are English by this share, none of them foreign, is not looked at further. */
const plainShare = 0.3
/** Less than this share of words that English tables hold is no English: neighbours have "is", "to" and "for" as well. */
const leastKnown = 0.45
/** Another language's words must say this much, alone and for each word of the text. */
const leastSaid = 1.2
const leastShare = 0.25

/**
 * The language to read a text in; `null` where the judge reads it in none, or it could be two. `code` is the source's
 * own word for it: it decides between what the words allow. Where it names a language the judge reads and the words are
 * plainly another's, nothing is read, unless it says English, which many sources put on everything.
 */
export function languageOf(reading: Reading, code: string | undefined): Language | null {
  const declared = code && !undetermined.test(code) ? shortCode(code) : undefined
  if (declared && declared !== 'en' && !isTongue(declared)) return null
  if (reading.foreignLetters * 3 > reading.letters) return null
  const english = countEnglish(reading)
  if (!declared || declared === 'en') {
    const isPlain = english.foreign === 0 && english.says >= Math.max(1, english.words * plainShare)
    if (isPlain && isEnglish(english)) return 'en'
  }
  const spoken = speaks(reading)
  if (declared && isTongue(declared)) {
    const said = spoken.of[declared]
    return said > 0.5 && said >= spoken.most - 1 && said > english.function ? declared : null
  }
  const isOther =
    spoken.most > english.says + (isEnglish(english) ? 0.5 : 0) &&
    spoken.most >= Math.max(leastSaid, spoken.words * leastShare)
  if (isOther && spoken.code) return spoken.code
  return isEnglish(english) ? 'en' : null
}

/** Some sources write the codes of three letters. */
const threeLetters: Record<string, Language> = Object.fromEntries([
  ['eng', 'en'],
  ['spa', 'es'],
  ['fra', 'fr'],
  ['fre', 'fr'],
  ['deu', 'de'],
  ['ger', 'de'],
  ['por', 'pt'],
  ['ita', 'it'],
])

/** The language of a code (`pt-BR`, `es_419`, `deu`), without country and script. */
function shortCode(code: string): string {
  const [language = ''] = code.toLowerCase().split(/[-_]/)
  return threeLetters[language] ?? language
}

const isTongue = (code: string): code is TongueCode => tongueCodes.some((each) => each === code)

/**
 * How many words a text has, how many of them are another language's and how many English tables hold (those that it
 * shares count a half), and how much it says for English.
 */
type English = { words: number; foreign: number; known: number; says: number; function: number }

/** Letters of a language that nobody here reads, within a word: alone they may be an emoji read wrongly. */
const farWord = new RegExp(`[a-z]${farLetters.source}|${farLetters.source}[a-z]`, 'iu')

function countEnglish(reading: Reading): English {
  const count: English = { words: 0, foreign: 0, known: 0, says: 0, function: 0 }
  // More than one word's: a name with such a letter may stand in an English text.
  if (farWord.test(reading.text)) count.foreign = 2
  for (const token of reading.tokens) {
    const { word } = token
    if (!isSpoken(word)) continue
    if (word.text === '') {
      count.words += unknownCounts(reading, token, count.words > 0)
      continue
    }
    count.words++
    if (word.tongue === 'english') count.function++
    if (word.tongue === 'foreign') count.foreign++
    else {
      count.says += word.tongue === 'english' ? 1 : word.tongue === 'shared' ? 0.25 : 0.5
      count.known += word.tongue === 'shared' ? 0.5 : 1
    }
  }
  return count
}

/** How much a word that no table holds speaks against English: a name little, a hashtag or what is no word nothing. */
function unknownCounts({ text }: Reading, { start, end, shouted }: Token, isWithin: boolean): number {
  const first = text.charCodeAt(start)
  if (first === 35) return 0
  if (first >= 65 && first <= 90 && isWithin && !shouted) return 0.25
  return (first >= 97 && first <= 122) || /[a-z]/i.test(text.slice(start, end)) ? 1 : 0
}

/** Words that nobody here knows are no English: it takes known ones, by their share. Signs alone are anybody's. */
function isEnglish({ words, foreign, known, says }: English): boolean {
  return foreign <= says && known >= words * leastKnown && (words < 2 || says >= 0.5)
}
