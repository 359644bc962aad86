import type { Place, Verdict } from '#app/conversations/verdict.ts'
import type { Responder } from './brand.ts'
import type { Draw } from './draw.ts'
import { fill, type Matter, type Topic } from './matter.ts'
import { mentionOf, type Customer } from './people.ts'
import { teamEffects, type SampleChannel } from './truth.ts'
import { apologising, passing, verdicts } from './verdicts.ts'
import * as ours from './words/ours.ts'
import * as own from './words/ours-own.ts'
import * as theirs from './words/theirs.ts'

export type Said = { text: string; verdict: Verdict }
export type Talk = { customer: Customer; channel: SampleChannel; matter: Matter; complaint: boolean }

const openChannels: ReadonlySet<SampleChannel> = new Set(['x', 'facebook', 'instagram'])
const letters: ReadonlySet<SampleChannel> = new Set(['email', 'helpdesk'])
const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' ')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const wordsOf = ({ matter }: Talk) => matter.story

/** The way a customer types: small letters, slips, signs. */
function typed(talk: Talk, text: string, signs: readonly string[], draw: Draw): string {
  const { manner } = talk.customer
  let written = text
  if (draw.chance(manner.typos)) {
    const [right, wrong] = draw.pick(theirs.misspellings)
    written = written.replace(right, wrong)
  }
  if (letters.has(talk.channel)) return written
  if (manner.lowerCase) written = written.replace(/\.$/, '').toLowerCase()
  if (!draw.chance(manner.signs)) return written
  const sign = draw.pick(signs)
  return sign.startsWith('!') || sign === '...' ? written.replace(/[.!?]*$/, '') + sign : `${written} ${sign}`
}

/** A letter has a salutation and a name below; a post names us; a review has its stars. */
function dressed(talk: Talk, text: string, opening: boolean, draw: Draw): string {
  const { customer, channel } = talk
  if (letters.has(channel)) {
    const end = draw.pick(['Kind regards', 'Best wishes', 'Thanks', 'Regards', 'Many thanks', 'Best'])
    return opening || draw.chance(0.5)
      ? `${draw.pick(theirs.greetings)},\n\n${text}\n\n${end},\n${opening ? customer.full : customer.first}`
      : `${text}\n\n${customer.first}`
  }
  if (channel === 'review' && opening) {
    const stars = talk.complaint ? draw.whole(1, 2) : draw.whole(3, 4)
    return `${'★'.repeat(stars)}${'☆'.repeat(5 - stars)} ${text}`
  }
  if (!opening) return text
  const greeting = draw.chance(customer.manner.greets) ? draw.pick(theirs.greetings) : ''
  if (!openChannels.has(channel)) return joined(greeting && `${greeting},`, text)
  const mention = mentionOf(channel)
  if (channel !== 'x' && draw.chance(0.55)) return joined(greeting && `${greeting},`, text)
  return draw.chance(0.8) ? joined(greeting, mention, text) : joined(text, mention)
}

/** Topics that are about nothing one could hold in one's hands, or order. */
const aboutNoThing: ReadonlySet<Topic> = new Set<Topic>(['store', 'membership', 'discount'])

const fitting = ({ matter }: Talk, sentences: readonly string[]) =>
  aboutNoThing.has(matter.topic) ? sentences.filter((one) => !/\{(the|bare|order)\}/.test(one)) : sentences

/** Topics where the question goes on from the anger. */
const asking: ReadonlySet<Topic> = new Set<Topic>(['delivery', 'fault', 'refund', 'stock', 'recall', 'order change'])

/** How the matter begins. `again` is what somebody says who asked about it two weeks ago. */
export function opening(talk: Talk, again: boolean, draw: Draw): Said {
  const words = wordsOf(talk)
  const filled = (sentences: readonly string[]) => fill(draw.pick(sentences), talk.matter, draw)
  const before = again ? joined(filled(fitting(talk, theirs.sinceLastTime)), filled(words.again)) : ''
  if (talk.complaint) {
    let cross = again ? joined(before, filled(theirs.jabs)) : filled(words.cross)
    if (!again && asking.has(talk.matter.topic) && draw.chance(0.5)) cross = joined(cross, filled(words.asks))
    if (!again && draw.chance(0.45)) cross = joined(cross, filled(theirs.jabs))
    if (draw.chance(0.06)) cross = cross.toUpperCase()
    return { text: dressed(talk, typed(talk, cross, theirs.crossSigns, draw), true, draw), verdict: verdicts.complaint }
  }
  const calm = again
    ? before
    : joined(
        filled(theirs.softeners),
        filled(words.calm),
        filled(words.asks),
        draw.chance(0.12) ? filled(theirs.afterthoughts) : '',
      )
  return { text: dressed(talk, typed(talk, calm, theirs.calmSigns, draw), true, draw), verdict: verdicts.calmNeed }
}

export function followUp(talk: Talk, draw: Draw): Said {
  const text = fill(joined(draw.pick(fitting(talk, theirs.notYet)), draw.pick(wordsOf(talk).again)), talk.matter, draw)
  const verdict = talk.complaint ? verdicts.complaint : verdicts.calmNeed
  const more = talk.complaint ? joined(text, fill(draw.pick(theirs.jabs), talk.matter, draw)) : text
  return { text: dressed(talk, typed(talk, more, theirs.calmSigns, draw), false, draw), verdict }
}

export function details(talk: Talk, draw: Draw): Said {
  const text = fill(draw.pick(theirs.details), talk.matter, draw)
  return { text: dressed(talk, typed(talk, text, theirs.calmSigns, draw), false, draw), verdict: verdicts.details }
}

export function inPrivate(talk: Talk, draw: Draw): Said {
  const text = fill(draw.pick(theirs.inPrivate), talk.matter, draw)
  return { text: typed(talk, text, theirs.calmSigns, draw), verdict: verdicts.calmNeed }
}

/** Thanks, or that it is solved, each with what was settled. */
export function settling(talk: Talk, who: Responder, draw: Draw): Said {
  const settled = fill(draw.pick(wordsOf(talk).settled), talk.matter, draw)
  const isThanks = draw.chance(0.7)
  const first = who.name.split(' ')[0]!
  const farewell = draw.chance(0.9) ? capital(fill(draw.pick(theirs.farewells), talk.matter, draw)) : ''
  const text = isThanks
    ? joined(draw.pick(theirs.thanks).replace('{who}', first), settled, farewell)
    : joined(capital(settled), draw.pick(theirs.solved), farewell)
  const verdict = isThanks ? verdicts.thanks : verdicts.solved
  return { text: dressed(talk, typed(talk, text, theirs.happySigns, draw), false, draw), verdict }
}

export const settledAlone = (talk: Talk, draw: Draw): Said => ({
  text: typed(talk, fill(draw.pick(theirs.settledAlone), talk.matter, draw), theirs.calmSigns, draw),
  verdict: verdicts.solved,
})

export function praise(talk: Talk, draw: Draw): Said {
  const praised = fill(joined(draw.pick(theirs.praise), draw.pick(theirs.tags)), talk.matter, draw)
  const text = typed(talk, praised, theirs.happySigns, draw)
  return { text: joined(text, mentionOf(talk.channel)), verdict: verdicts.praise }
}

/** Ours, with a name at its head and a sign below. */
function signed(talk: Talk, who: Responder, text: string, draw: Draw): string {
  const { customer, channel } = talk
  const first = who.name.split(' ')[0]!
  if (letters.has(channel)) return `Hello ${customer.first},\n\n${text}\n\nKind regards,\n${first}`
  if (channel === 'chat') return text
  if (channel === 'review') return `Hello ${customer.first}. ${text} ${first}, customer care`
  // Who has no surname signs in full.
  const initials = who.name.includes(' ') ? who.name.replace(/[^A-Z]/g, '') : who.name
  const hello = draw.chance(0.6)
    ? `Hi ${customer.first}${/^I\b/.test(text) || uncapital(text) !== text ? ',' : '.'} `
    : ''
  const head = channel === 'x' ? `@${customer.identities.get('x')} ` : ''
  return `${head}${hello === '' ? text : hello + uncapital(text)} ^${initials}`
}

/** After "Hi Ann," a sentence goes on small, but for what is always written large. */
const uncapital = (text: string) =>
  /^(A|The|That|There|This|It|Which|What|Could|Can|Please|Sorry|Apologies|Thanks|Thank|Take|You|Your|Do|Send|We|For)\b/.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text

/** Around what is said, something that this conversation alone has. Takes nothing from the stream of what happens. */
function aroundIt(talk: Talk, before: readonly string[], text: string, after: readonly string[], words: Draw): string {
  const pick = (sentences: readonly string[]) => fill(words.pick(fitting(talk, sentences)), talk.matter, words)
  return joined(pick(before), text, pick(after))
}

export function help(talk: Talk, who: Responder, canned: boolean, draw: Draw): Said {
  const words = wordsOf(talk)
  if (canned) {
    const scripts =
      who.kind === 'in_house' ? ours.ownScripts : (ours.scripts[talk.matter.topic] ?? ours.scripts['any']!)
    return { text: signed(talk, who, fill(draw.pick(scripts), talk.matter, draw), draw), verdict: verdicts.help }
  }
  const aside = draw.aside()
  const sorry = draw.chance(talk.complaint ? 0.65 : 0.12)
  const apology = sorry ? draw.pick(ours.apologies) : ''
  const answer = joined(draw.pick(words.found), draw.pick(words.did))
  const closing = draw.chance(0.3) ? draw.pick(ours.closings) : ''
  const said = fill(answer, talk.matter, draw)
  const text = joined(apology, aroundIt(talk, own.beforeHelping, said, own.afterHelping, aside), closing)
  return { text: signed(talk, who, text, draw), verdict: sorry ? apologising(verdicts.help) : verdicts.help }
}

/** What is short of help: by script, or in own words. */
type Short = { script: string; sentence: string; before: readonly string[]; after: readonly string[]; verdict: Verdict }

function short(talk: Talk, who: Responder, said: Short, draw: Draw): Said {
  const aside = draw.aside()
  const canned = aside.chance(teamEffects[who.kind].canned)
  const sorry = draw.chance(talk.complaint ? 0.6 : 0.25)
  const apology = sorry ? draw.pick(ours.apologies) : ''
  const sentence = fill(said.sentence, talk.matter, draw)
  // A script is sorry for nothing.
  if (canned) return { text: signed(talk, who, fill(said.script, talk.matter, aside), draw), verdict: said.verdict }
  const text = joined(apology, aroundIt(talk, said.before, sentence, said.after, aside))
  return { text: signed(talk, who, text, draw), verdict: sorry ? apologising(said.verdict) : said.verdict }
}

export function ask(talk: Talk, who: Responder, draw: Draw): Said {
  const around = { before: own.beforeAsking, after: own.afterAsking, verdict: verdicts.ask }
  return short(talk, who, { ...around, script: ours.askingScripts[who.kind], sentence: draw.pick(own.asking) }, draw)
}

export function promise(talk: Talk, who: Responder, draw: Draw): Said {
  const around = { before: own.beforePromising, after: own.afterPromising, verdict: verdicts.promise }
  const script = ours.promisingScripts[who.kind]
  return short(talk, who, { ...around, script, sentence: draw.pick(own.promising) }, draw)
}

const passedOn = (talk: Talk, who: Responder, sentence: string, place: Place, draw: Draw) => {
  const around = { before: own.beforePassing, after: own.afterPassing, verdict: passing(place) }
  return short(talk, who, { ...around, script: sentence, sentence }, draw)
}

export const toPrivate = (talk: Talk, who: Responder, draw: Draw) =>
  passedOn(talk, who, draw.pick(ours.toPrivate), 'private message', draw)

/** Sends them away for good; in public sometimes to a private message that they never write. */
export function elsewhere(talk: Talk, who: Responder, draw: Draw): Said {
  if (openChannels.has(talk.channel) && draw.chance(0.5)) return toPrivate(talk, who, draw)
  const places = ours.elsewhere.filter(({ place }) => place !== 'email' || !letters.has(talk.channel))
  const { text, place } = draw.pick(places) as { text: string; place: Place }
  return passedOn(talk, who, text, place, draw)
}
