import { counted } from '#app/measures/format.ts'
import { fromTo, isThere, kept, text, type AuditTold, type AuditWords, type Tell, type Kept } from './audit-reading.ts'

const conversation = (id: string) => ({ to: `conversations/${encodeURIComponent(id)}` })
const markWords = (mark: unknown) => (isThere(mark) ? text(mark).replaceAll('_', ' ') : 'no mark')

/** "complaint: yes → no" of what a person said of a message. */
const verdictWords: Record<string, string> = {
  needsAnswer: 'needs an answer',
  complaint: 'a complaint',
  gratitude: 'thanks',
  saysSolved: 'says it is solved',
  passesAlong: 'passes along',
  asks: 'asks',
  promises: 'promises',
  apologises: 'apologises',
  helps: 'helps',
  automated: 'automatic',
  tellsMore: 'says more than thanks',
  tone: 'tone',
}

function said(value: unknown): string {
  if (value === null) return 'unknown'
  if (value === undefined) return 'as judged'
  if (Array.isArray(value)) return value.length === 0 ? 'yes' : `to ${value.map(text).join(', ')}`
  return value === true ? 'yes' : value === false ? 'no' : text(value)
}

function verdictChanged(before: Kept, after: Kept): string {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return changed.map((key) => `${verdictWords[key] ?? key}: ${said(before[key])} → ${said(after[key])}`).join(', ')
}

const whoIsWho =
  (what: string): Tell =>
  ({ after }: AuditTold) => {
    const { identities } = kept(after)
    const count = Array.isArray(identities) ? identities.length : 0
    return {
      what,
      detail: count === 0 ? null : `${counted(count, 'address or handle', 'addresses and handles')} of theirs`,
    }
  }

/** What is said of conversations and of customers. */
export const ofConversations = {
  'claim conversation': ({ subject, before }) => ({
    what: `Claimed ${subject}`,
    ...{ detail: isThere(before) ? `from ${text(before)}` : null, ...conversation(subject) },
  }),
  'release conversation': ({ subject }) => ({ what: `Gave ${subject} back`, ...conversation(subject) }),
  'mark conversation': ({ subject, before, after }) => ({
    what: `Marked ${subject}`,
    ...{ detail: fromTo(markWords(kept(before)['mark']), markWords(kept(after)['mark'])), ...conversation(subject) },
  }),
  'correct message': ({ subject, before, after }) => ({
    what: `Corrected what was judged of ${subject}`,
    ...{ detail: verdictChanged(kept(before), kept(after)), ...conversation(subject) },
  }),
  'merge customers': whoIsWho('Said that customers are one person'),
  'split customers': whoIsWho('Said that a customer is somebody else'),
  'undo merge of customers': whoIsWho('Took back that customers are one person'),
  'undo split of customers': whoIsWho('Took back that a customer is somebody else'),
  'forget customer': ({ after }) => {
    const { messages, conversations } = kept(after)
    const [texts, all] = [Number(messages ?? 0), Number(conversations ?? 0)]
    return { what: 'Forgot a customer', detail: `${counted(texts, 'message')} in ${counted(all, 'conversation')}` }
  },
} satisfies AuditWords
