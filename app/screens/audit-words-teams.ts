import { counted } from '#app/measures/format.ts'
import {
  day,
  days,
  fromTo,
  isThere,
  kept,
  named,
  onChannel,
  text,
  type AuditContext,
  type AuditWords,
  type Kept,
} from './audit-reading.ts'

const to = { to: 'settings#teams' }
const toStewardships = { to: 'settings#stewardships' }
const kindOf = (kind: unknown) => (kind === 'outsourced' ? 'an agency' : 'our own people')

/** "Pell: ann" of a member's line. */
function memberOf({ subject, team }: { subject: string; team: string }) {
  const at = subject.indexOf(': ')
  const [said, who] = at < 0 ? [team, subject] : [subject.slice(0, at), subject.slice(at + 2)]
  return { who, team: said }
}

const span = (one: Kept) => `${onChannel(one['channel'])}, ${days(one['from_day'], one['to_day'])}`

function charge(one: Kept, { teamName }: AuditContext): string {
  const where = isThere(one['account']) ? text(one['account']) : onChannel(one['channel'])
  const handover = Number(one['handover_days'] ?? 0)
  const after = handover > 0 ? `, with ${counted(handover, 'day')} of handover` : ''
  return `${teamName(one['team_id'])} ${where}, ${days(one['from_day'], one['to_day'])}${after}`
}

/** Who is on which team, and which team was in charge. */
export const ofTeams = {
  'add team': ({ subject, after }) => ({
    what: `New team ${named(subject)}`,
    detail: kindOf(kept(after)['kind']),
    ...to,
  }),
  'rename team': ({ before, after }) => ({
    what: 'Another name for a team',
    ...{ detail: fromTo(text(kept(before)['name']), text(kept(after)['name'])), ...to },
  }),
  'remove team': ({ subject, before }) => {
    const { ended } = kept(before)
    const names = Array.isArray(ended) ? ended.map(named).join(', ') : ''
    return { what: `Team ${named(subject)} removed`, detail: names === '' ? null : `so ended ${names}`, ...to }
  },
  'add team member': ({ subject, before, after }, { teamName }) => {
    const { who, team } = memberOf({ subject, team: teamName(kept(after)['team_id']) })
    const left = isThere(before) ? `, and left ${teamName(kept(before)['team_id'])}` : ''
    return { what: `${who} joined ${named(team)}`, detail: `${span(kept(after))}${left}`, ...to }
  },
  'remove team member': ({ subject, before, after }) => {
    const { who, team } = memberOf({ subject, team: '' })
    const spans = (Array.isArray(before) ? before : []).map((one) => span(kept(one))).join('; ')
    const ends = isThere(after) ? `from ${day(kept(after)['to_day'])} on; was ` : 'as if never there; was '
    return { what: `${who} left ${named(team)}`, detail: `${ends}${spans}`, ...to }
  },
  'add stewardship': ({ subject, after }, context) => ({
    what: `Stewardship ${named(subject)}`,
    ...{ detail: charge(kept(after), context), ...toStewardships },
  }),
  'end stewardship': ({ subject, before, after }, context) => ({
    what: `Stewardship ${named(subject)} ends`,
    ...{
      detail: fromTo(charge(kept(before), context), days(kept(after)['from_day'], kept(after)['to_day'])),
      ...toStewardships,
    },
  }),
  'remove stewardship': ({ subject, before }, context) => ({
    what: `Stewardship ${named(subject)} taken away`,
    ...{ detail: charge(kept(before), context), ...toStewardships },
  }),
} satisfies AuditWords
