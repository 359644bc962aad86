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

/** Every action that has words. */
export const toldActions: readonly string[] = auditKinds.flatMap(({ kind }) => actionsOf(kind))

/** A line of the audit log in words: what was done, from what to what, and the page it is about. */
export function auditTelling(line: AuditTold, context: AuditContext): AuditTelling {
  for (const { words } of Object.values<{ words: AuditWords }>(kinds)) {
    const tell = Object.hasOwn(words, line.action) ? words[line.action] : undefined
    if (tell) return { detail: null, to: null, ...tell(line, context) }
  }
  // Written by a version that is not this one.
  return { what: `${line.action}: ${line.subject}`, detail: null, to: null }
}
