import type { Place } from '../verdict.ts'
import { mark, type Sentence } from './clauses.ts'
import type { Hit } from './phrases.ts'
import type { Sending } from './places.ts'
import { number, type Token } from './read.ts'
import { defineWord, type Word } from './vocabulary.ts'

/**
 * A customer is sent elsewhere: by which words, where to, whether only for a case ("if that doesn't work") or only for
 * another time ("if it happens again").
 */
export type Sent = { hit: Hit; sentence: Sentence; places: Place[]; conditional: boolean; afresh: boolean }

/** Each place once; a link is only the way there when another place is named. */
export function placesOf(sent: readonly Pick<Sent, 'places'>[]): Place[] {
  const named = [...new Set(sent.flatMap(({ places }) => places))]
  return named.length > 1 ? named.filter((place) => place !== 'link') : named
}

const words = (list: string) => new Set<Word>(list.split(' ').map(defineWord))

const articles = words('a an the your our my this that their his her its no any each every via another')
const urging = words(
  "please kindly simply just recommend recommending suggest suggesting advise advising encourage urge request asking best let's lets try trying off consider mind you'll you'd worth need",
)
const ours = words(
  "i we i'll we'll i've we've i'm we're i'd we'd he she they they'll they've they're he'll she'll someone team member specialist manager colleague colleagues agent agents advisor who rep thanks appreciate happy glad delighted",
)
const passed = words('have had did were was since as which how why that where')
const being = words('is was were be been')
const letting = words('let allow for permit want like enable help letting allowing')
const objects = words('us me')
const you = defineWord('you')
const have = defineWord("you've")
const by = defineWord('by')
const had = defineWord('had')
const here = defineWord('here')
const how = defineWord('how')
const ifWord = defineWord('if')
const wanting = words('want need wish have')
const infinitive = defineWord('to')
const denials = words("no not don't never without needn't hesitate cannot can't")
const joining = words('and or then')
const offering = ['free', 'hesitate', 'anytime', 'always'].map(defineWord)

/** Where a sentence sends the customer to; marks the clauses that do so. */
export function findSendings(tokens: readonly Token[], sentence: Sentence): Sent[] {
  const { hits, from, to, linkAt } = sentence
  if (!hits.some(({ rule }) => rule.kind === 'sends') || hits.some(({ rule }) => rule.kind === 'closes')) return []
  const ways = hits.filter(({ rule }) => rule.kind === 'place')
  const named: Place[] = [
    ...new Set(ways.flatMap(({ rule }) => (rule.place && rule.place !== 'team' ? rule.place : []))),
  ]
  const team = ways.some(({ rule }) => rule.place === 'team')
  const lastWay = ways.findLast(({ rule }) => rule.place !== 'team')?.to ?? 0
  const points = linkAt >= 0 && (isPointedAt(tokens, linkAt) || has(tokens, sentence, here))
  const afresh = isAfresh(tokens, from, to)
  const conditional = isConditional(tokens, from, to)
  const sent: Sent[] = []
  for (const hit of hits) {
    if (hit.rule.kind !== 'sends') continue
    const rule = hit.rule as Sending
    const leads = (points && linkAt > hit.from) || lastWay > hit.from
    if ((rule.needs === 'way' && !leads) || (rule.needs === 'link' && linkAt < hit.from)) continue
    if (rule.anyone ? isDenied(tokens, hit) : !isCustomersToDo(tokens, hit, rule, sent.length > 0)) continue
    const places = [...named]
    if (rule.place && (!rule.needs || places.every((place) => place === 'link'))) places.push(rule.place)
    if (linkAt >= 0) places.push('link')
    if (team && !direct.has(rule.place)) places.push('team')
    sent.push({ hit, sentence, places, conditional, afresh })
  }
  if (sent.every(({ places }) => places.length === 0)) {
    // "Feel free to reach out anytime" only takes leave.
    if (offering.some((word) => has(tokens, sentence, word))) return []
    for (const { places } of sent) places.push('team')
  }
  for (const { hit } of sent) mark(sentence, hit)
  return sent
}

function has(tokens: readonly Token[], { from, to }: Sentence, sought: Word): boolean {
  for (let at = from; at < to; at++) if (tokens[at]?.word === sought) return true
  return false
}

/** Who is written to or rung up need not be told which team it is. */
const direct = new Set<Place | undefined>(['private message', 'phone', 'chat'])

const pointing = words('here at via to using link links below on with in through by form page site or following')

/** Whether a sentence leads to its link ("here: …", "at …"), which else is only a picture or the post itself. */
function isPointedAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before !== undefined && before.ends !== 'sentence' && (before.ends === 'clause' || pointing.has(before.word))
}

const isDenied = (tokens: readonly Token[], { from, to }: Hit) =>
  tokens.slice(from, to).some(({ word }) => denials.has(word))

/** How many words before a verb are read for whose it is. */
const farthest = 16

/**
 * Whether the verb of a phrase is the customer's to do: told ("call us", "please call us"), asked ("can you call us?"),
 * advised ("we suggest calling them"). Not what we do ("I'll call the store"), what they did ("have you called us?"), or a
 * noun ("your call to us"). Reads back from the verb to whoever it belongs to, within its clause.
 */
function isCustomersToDo(tokens: readonly Token[], { from }: Hit, rule: Sending, joined: boolean): boolean {
  const verb = tokens[from]?.word.text ?? ''
  const gerund = verb.endsWith('ing') && !verb.endsWith('ring')
  for (let at = from - 1; at >= Math.max(0, from - farthest); at--) {
    const token = tokens[at]
    if (!token || token.ends) break
    const { word } = token
    const before = tokens[at - 1]?.ends ? undefined : tokens[at - 1]?.word
    if (at === from - 1) {
      if (gerund) return word === by || urging.has(word) || (joined && joining.has(word))
      if (articles.has(word) || word === number || being.has(word)) return false
      if ((rule.needs || rule.place === 'link') && word.tongue === '' && before && articles.has(before)) return false
    }
    if (denials.has(word)) return false
    if (word === have || word === had || word === how) return false
    // "To report it, see …" says what for.
    if (word === infinitive && (!before || at === 0)) return false
    if (urging.has(word)) {
      if (before === you) continue
      if (before && denials.has(before)) return false
      return true
    }
    if (word === you) {
      // "If you want to report it" only says what for.
      const wants = rule.needs && before === ifWord && wanting.has(tokens[at + 1]?.word ?? you)
      return !wants && (!before || !passed.has(before))
    }
    if (joining.has(word) && joined) return true
    if (objects.has(word) && before && !letting.has(before)) continue
    if (objects.has(word) || ours.has(word)) return false
  }
  return !gerund
}

const wishing = words("you you'd you'll you've we i")
const again = words('again return returns reoccurs reappears recurs')

/** Whether it is meant only for another time: "if it happens again, call us". */
function isAfresh(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (tokens[at]?.word !== ifWord || wishing.has(tokens[at + 1]?.word ?? ifWord)) continue
    for (let after = at + 1; after < to; after++) {
      const token = tokens[after]
      if (token && again.has(token.word)) return true
      if (token?.ends) break
    }
  }
  return false
}

const conditions = words('if unless')
const whether = words('see check know wondering wonder confirm ask look tell find and even as determine advise verify')
const polite = words('can could would wish like prefer want')

/** Whether it is meant only for a case: "if that doesn't work, call us"; "if you could DM us" is plain asking. */
function isConditional(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.word
    if (!word || !conditions.has(word)) continue
    const before = tokens[at - 1]
    if (before && !before.ends && whether.has(before.word)) continue
    const [next, after] = [tokens[at + 1]?.word, tokens[at + 2]?.word]
    if (next === you ? after && polite.has(after) : next?.text === 'possible') continue
    return true
  }
  return false
}
