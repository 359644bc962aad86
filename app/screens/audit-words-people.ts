import { counted } from '#app/measures/format.ts'
import { fromTo, isThere, kept, named, text, type AuditContext, type AuditWords } from './audit-reading.ts'

const people = { to: 'settings/people' }
export const tokensPage = 'settings/tokens'
const tokens = { to: tokensPage }

/** "a member for Brightwater": what part somebody has. Teams stand there by number or by name. */
function part(value: unknown, { teamName }: AuditContext): string | null {
  const { role, teams } = kept(value)
  if (!isThere(role)) return null
  const names = Array.isArray(teams) ? teams.map((one) => (typeof one === 'number' ? teamName(one) : text(one))) : []
  const what = `${role === 'owner' ? 'an' : 'a'} ${text(role)}`
  return names.length === 0 ? what : `${what} for ${names.join(' and ')} only`
}

const scopes: Record<string, string> = { read: 'to read', care: 'to read and correct' }
const scope = (value: unknown) => scopes[text(kept(value)['scope'])] ?? text(kept(value)['scope'])

function endedSessions(value: unknown): string {
  const { ended } = kept(value)
  return isThere(ended) ? `${counted(Number(ended), 'session')} ended` : ''
}

/** Who may sign in and as what, and what programs may do. */
export const ofPeople = {
  invite: ({ subject, after }, context) => ({ what: `Invited ${subject}`, detail: part(after, context), ...people }),
  'take back invitation': ({ subject }) => ({ what: `Took back the invitation of ${subject}`, ...people }),
  'accept invitation': ({ subject, after }, context) => ({
    what: `${subject} joined`,
    ...{ detail: part(after, context), ...people },
  }),
  'change part': ({ subject, before, after }, context) => ({
    what: `What ${subject} is here`,
    ...{ detail: fromTo(part(before, context), part(after, context)), ...people },
  }),
  'remove person': ({ subject, before }, context) => ({
    what: `${subject} has no part here any more`,
    ...{ detail: isThere(before) ? `was ${part(before, context) ?? ''}` : null, ...people },
  }),
  'make token': ({ subject, after }) => ({ what: `New token ${named(subject)}`, detail: scope(after), ...tokens }),
  'remove token': ({ subject, before }) => ({
    what: `Token ${named(subject)} removed`,
    ...{ detail: `was ${scope(before)}`, ...tokens },
  }),
  'make link': ({ subject }) => ({ what: `Made a one-time sign-in link for ${subject}` }),
  'set password by link': ({ subject }) => ({ what: `${subject} set a password by a one-time link` }),
  'change password': ({ subject }) => ({ what: `${subject} changed their password` }),
  'claim installation': ({ subject }) => ({ what: `${subject} made this Rapport theirs` }),
  'link provider': ({ subject, after }) => ({
    what: `${subject} signed in with an OpenID provider for the first time`,
    detail: text(kept(after)['issuer']) || null,
  }),
  'unlink provider': ({ subject }) => ({ what: `Forgot who ${subject} is to the OpenID provider` }),
  'end session': ({ subject }) => ({ what: `Ended a session of ${subject}` }),
  'end sessions': ({ subject, after }) => ({ what: `Signed ${subject} out everywhere`, detail: endedSessions(after) }),
  'end every session': ({ after }) => ({ what: 'Signed everybody out', detail: endedSessions(after) }),
  'remove user': ({ subject }) => ({ what: `${subject} may sign in no more` }),
} satisfies AuditWords
