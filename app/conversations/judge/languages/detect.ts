import type { Reading } from '../read.ts'
import { isSpoken } from '../vocabulary.ts'
import { fold } from './spelling.ts'
import { spellingOf } from './tongue.ts'
import { tongueCodes, tongues, type TongueCode } from './tongues.ts'

/** Function words of languages that nobody here reads, so that they are not taken for a neighbour's. */
const elsewhere = new Set(
  // Dutch
  (
    'het een en van ik je niet dat zijn heb hebben bedankt jullie geen wel ook naar maar voor met op te bij uit hoe waar wat deze mijn ons nog meer kan kunnen wordt werd graag hallo goed dank wij zij heeft ben moet gaat kun ' +
    // Swedish, Danish, Norwegian
    'och att det som ar jag inte pa for med hej tack og ikke er til jeg har vi kan av eller men den mig dig vad hvad hvor hvordan nar min mitt takk nej ja skal ska kommer varfor ' +
    // Catalan, Galician, Romanian
    'em ningu respon que fer encara vaig tinc vull voldria rebut sense fins avui dema dies quan on vostra vostre gaire gens no ets aixo ' +
    'amb els meu meva aquest aquesta gracies pero puc teniu bon dia si us plau perque molt grazas meu unha non moi como xa ' +
    'si nu este sunt pentru cu din mai ce va rog multumesc buna ziua cum cand unde am comanda ' +
    // Polish, Czech, Croatian, Turkish, Finnish, Hungarian, Indonesian, Tagalog
    'nie sie jest ze dzien prosze moje nie ma czy jak gdzie kiedy dziekuje jsem neni proc kdy dekuji nije gdje kada hvala molim zasto bir ve bu icin cok yok var ne zaman nasil tesekkurler merhaba neden ' +
    'ei on en se mutta kun miksi kiitos olen milloin nem egy hogy mikor koszonom es miert yang tidak saya ini itu untuk dengan tolong sudah bisa kapan terima kasih ang ng mga ako ko hindi po salamat'
  ).split(/\s+/),
)

/** Letters of languages that nobody here reads. */
export const farLetters = /[åøæőűąęłńśźżčšžřěğışțăľ]/iu

/** Letters and signs that few languages write. */
const marks: readonly (readonly [pattern: RegExp, codes: readonly TongueCode[], worth: number])[] = [
  [/[ñ¿¡]/i, ['es'], 1.5],
  [/[ãõ]/i, ['pt'], 1.5],
  [/[ßäöü]/i, ['de'], 1],
  [/[œëîû]|\b[cdjlmnqst]['’](?=[aeiouyéèêàh])/i, ['fr'], 1],
  [/[ç]/i, ['fr', 'pt'], 1],
  [/[ìò]|\b(?:dell|all|nell|dall|sull|dov|com|cos|un)['’]/i, ['it'], 1],
  [/[ùèà]/i, ['fr', 'it'], 0.5],
  [/[êâ]/i, ['fr', 'pt'], 0.5],
  [/ô|(?<!\p{L})(?:há|é|às)(?!\p{L})/iu, ['pt'], 0.6],
  [/[íóúá]/i, ['es', 'pt'], 0.5],
  [farLetters, [], 2],
]

/** Without any of these there is no mark to look for. */
const hasMarks = /[^\0-\x7f]|'/

/** How much a text speaks for each language. */
export type Speaks = { code: TongueCode | null; most: number; words: number; of: Record<TongueCode, number> }

/** A function word says 1; one that is known to be no English word more, one that English has as well less. */
const foreignWorth = 1.2
const sharedWorth = 0.3
/** Another word of a language's tables; and one that English tables hold, too: "service", "excellent". */
const knownWorth = 0.6
const cognateWorth = 0.1
/** How far the best must be before the next: between neighbours a text in common words alone stays unread. */
const margin = 0.4

/** What a spelling says of each language, in the order of `tongueCodes`: 2 a function word, 1 in its tables. */
type Evidence = { of: readonly (0 | 1 | 2)[]; elsewhere: boolean }

const evidence = new Map<string, Evidence>()
for (const spelling of [...elsewhere, ...tongueCodes.flatMap((code) => [...tongues[code].vocabulary.spellings])]) {
  evidence.set(spelling, {
    of: tongueCodes.map((code) =>
      tongues[code].common.has(spelling) ? 2 : tongues[code].vocabulary.spellings.has(spelling) ? 1 : 0,
    ),
    elsewhere: elsewhere.has(spelling),
  })
}

/** German also writes its umlauts out: "fuer". */
const evidenceOf = (folded: string) =>
  evidence.get(folded) ?? evidence.get(fold(folded, true)) ?? evidence.get(folded.replace(/([a-z])\1{2,}/g, '$1'))

/** Which of the languages read beside English a text speaks; `null` where it is none of them, or could be two. */
export function speaks(reading: Reading): Speaks {
  const worth = tongueCodes.map(() => 0)
  let other = 0
  let words = 0
  for (const token of reading.tokens) {
    if (!isSpoken(token.word)) continue
    words++
    const { tongue, text } = token.word
    const isEnglish = tongue === 'english' || tongue === 'shared'
    const isKnown = isEnglish || (text !== '' && tongue !== 'foreign')
    const typical = isEnglish ? sharedWorth : tongue === 'foreign' ? foreignWorth : isKnown ? knownWorth : 1
    const held = isEnglish ? 0 : isKnown ? cognateWorth : knownWorth
    const spelled = spellingOf(reading, token)
    const parts = spelled.includes("'") ? spelled.split("'") : [spelled]
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at] ?? ''
      // What follows an English apostrophe: yesterday's, don't.
      if (at > 0 && /^[a-z]{1,2}$/.test(part)) continue
      // One marked letter is an emoji whose bytes were read wrongly, but for these words.
      if (part.length === 1 && part > '\u007f' && !'àèéóô'.includes(part)) continue
      // Without its dots "über" is an English word and a name.
      const says = part === 'uber' ? undefined : evidenceOf(fold(part))
      if (!says) continue
      if (says.elsewhere) other += typical
      for (let each = 0; each < worth.length; each++) {
        const kind = says.of[each]
        if (kind) worth[each] = (worth[each] ?? 0) + (kind === 2 ? typical : held)
      }
    }
  }
  const of = { es: 0, fr: 0, de: 0, pt: 0, it: 0 }
  for (const [at, code] of tongueCodes.entries()) of[code] = worth[at] ?? 0
  const marked = hasMarks.test(reading.text) ? marks : []
  for (const [pattern, codes, adds] of marked) {
    if (!pattern.test(reading.text)) continue
    if (codes.length === 0) other += adds
    // A letter alone may be an emoji whose bytes were read wrongly.
    for (const code of codes) if (of[code] >= knownWorth) of[code] += adds
  }
  const [first, second] = tongueCodes.toSorted((a, b) => of[b] - of[a])
  const most = first ? of[first] : 0
  const next = Math.max(second ? of[second] : 0, other)
  return { code: first && most >= next + margin ? first : null, most, words, of }
}
