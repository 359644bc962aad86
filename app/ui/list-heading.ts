import { counted } from '#app/measures/format.ts'
import { dayInWords, daysInWords } from './moment-in-words.ts'
import { partPhrase } from './part-words.ts'

type Number = { total: number; measure: string; part: string | undefined; from: string | null; to: string | null }

const due = { column: 'Due', verb: 'due' }
const began = { column: 'Began', verb: 'begun' }
const dates: Record<string, { column: string; verb: string }> = {
  resolution_rate: due,
  passed_along_rate: due,
  turned_around: due,
  same_matter_again: { column: '30 days on', verb: '30 days old' },
  repeat_rate: { column: '8 weeks on', verb: '8 weeks old' },
  next_response: { column: 'Wait began', verb: 'begun' },
  first_reply: { column: 'First message', verb: 'written to us' },
  canned_share: { column: 'Sent', verb: 'sent' },
  voices: { column: 'Sent', verb: 'sent' },
  bought_again: { column: '90 days over', verb: 'with 90 days over' },
  waiting_now: { column: 'Since', verb: '' },
}

/** What the rows of a measure's list are dated by. */
export const datedWords = (measure: string) => dates[measure] ?? began

const listed = (measure: string) =>
  measure === 'next_response' ? 'turn' : measure === 'canned_share' || measure === 'voices' ? 'reply' : 'conversation'

/** Which number a list is: "83 conversations presumed resolved, due 2 to 8 Feb 2026". */
export function listHeading({ total, measure, part, from, to }: Number): string {
  const phrase = partPhrase(measure, part)
  const of = phrase.startsWith(',') ? phrase : ` ${phrase}`
  const what = counted(total, listed(measure))
  return `${what}${of}${days(part === 'immature' ? 'begun' : datedWords(measure).verb, from, to)}`
}

type Narrowed = { word: string | undefined; topic: string | undefined; read: number | undefined }

/** What a list keeps to: "Only those about delivery, by its source." */
export function narrowedWords({ word, topic, read }: Narrowed): string {
  return [
    ...(topic === undefined
      ? []
      : [topic === 'unknown' ? 'Only those without a topic.' : `Only those about ${topic}, by its source.`]),
    ...(word === undefined
      ? []
      : [
          `Only those that customers opened with “${word}” among their words; ${counted(read ?? 0, 'opening')} were read.`,
        ]),
  ].join(' ')
}

function days(verb: string, from: string | null, to: string | null): string {
  if (from !== null && to !== null) return `, ${verb} ${daysInWords(from, to)}`
  if (from !== null) return `, ${verb} from ${dayInWords(from)} on`
  if (to !== null) return `, ${verb} before ${dayInWords(to)}`
  return ''
}
