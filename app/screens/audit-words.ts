import { ofConversations } from './audit-words-conversations.ts'
import { ofLetters } from './audit-words-letters.ts'
import { ofPeople } from './audit-words-people.ts'
import { ofSettings } from './audit-words-settings.ts'
import { ofSources } from './audit-words-sources.ts'
import { ofTeams } from './audit-words-teams.ts'
import type { AuditContext, AuditTelling, AuditTold, AuditWords } from './audit-reading.ts'

/** What kinds of change there are, as the audit log offers them. */
const kinds = {
  conversations: { label: 'Conversations and customers', words: ofConversations },
  settings: { label: 'Promise, hours, notes and settings', words: ofSettings },
  teams: { label: 'Teams and stewardships', words: ofTeams },
  sources: { label: 'Sources and imports', words: ofSources },
  letters: { label: 'The weekly letter', words: ofLetters },
  people: { label: 'People and tokens', words: ofPeople },
} satisfies Record<string, { label: string; words: AuditWords }>

export type AuditKind = keyof typeof kinds

export const auditKinds = (Object.keys(kinds) as AuditKind[]).map((kind) => ({ kind, label: kinds[kind].label }))

/** The actions of one kind, as the log has them. */
export const actionsOf = (kind: AuditKind): string[] => Object.keys(kinds[kind].words)

/** Words for every action there is; a test walks what the code writes. */
const words: AuditWords = {
  ...{ ...ofConversations, ...ofSettings, ...ofTeams },
  ...{ ...ofSources, ...ofLetters, ...ofPeople },
}

/** Whether an action has words. */
export const hasWords = (action: string): boolean => Object.hasOwn(words, action)

/** A line of the audit log in words: what was done, from what to what, and the page it is about. */
export function auditTelling(line: AuditTold, context: AuditContext): AuditTelling {
  const tell = hasWords(line.action) ? words[line.action] : undefined
  // What a version that is not this one wrote is told as it stands.
  const told = tell ? tell(line, context) : { what: `${line.action}: ${line.subject}` }
  return { detail: null, to: null, ...told }
}
