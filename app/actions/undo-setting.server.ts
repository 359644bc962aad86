import { z } from 'zod'
import type { Db, Pool } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listAudit, personOf } from '#db/queries/audit.ts'
import { listTeams } from '#db/queries/team.ts'
import type { Workspace, WorkspaceSettings } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'
import { addHolidays, setHours, takeHolidayBack, takeHoursBack } from './business-hours.server.ts'
import { putReaderBack, removeReader } from './letter-readers.server.ts'
import { setLetterSchedule } from './letter-schedule.server.ts'
import { setSending } from './letter-sending.server.ts'
import { takeNoteBack, writeNote } from './notes.server.ts'
import { changeOwnSetting, type CountAnew } from './own-settings.server.ts'
import { setPromise, takePromiseBack } from './promises.server.ts'
import { nameSteward, takeStewardshipBack } from './stewardships.server.ts'
import { dayIn } from '#app/history/days.ts'
import { removeTeam, renameTeam } from './teams.server.ts'

type Tools = {
  db: Db
  pool: Pool
  scope: Scope
  workspace: Workspace
  who: string
  now: Date
  countAnew: CountAnew
}
type Line = { subject: string; before: unknown; after: unknown }
type Undone = { ok: true } | { ok: false; reason: string }

const hours = z.object({
  channel: z.string().nullable(),
  from_day: z.string(),
  time_zone: z.string(),
  week: z.array(z.array(z.object({ from: z.number(), to: z.number() }))),
})
const promise = z.object({
  channel: z.string().nullable(),
  from_day: z.string(),
  hours: z.string().nullable(),
  clock: z.enum(['wall', 'business']),
})
const named = z.object({ name: z.string() })
const note = z.object({ day: z.string(), text: z.string() })
const stewardship = z.object({
  ...{ name: z.string(), team_id: z.number(), channel: z.string().nullable(), account: z.string().nullable() },
  ...{ from_day: z.string(), to_day: z.string().nullable(), handover_days: z.number() },
})
const letter = z.object({ weekday: z.number(), hour: z.number(), is_on: z.boolean() })
const sending = z.object({ afterHours: z.number().nullable() })
const own = z.object({
  time_zone: z.string().exactOptional(),
  quiet_spell_days: z.number().nullable().exactOptional(),
  promise_hours: z.string().nullable().exactOptional(),
  promise_clock: z.enum(['wall', 'business']).exactOptional(),
  retention_days: z.number().nullable().exactOptional(),
})

/** What puts things back as they were before a line of the audit log. */
const undoings: Record<string, (tools: Tools, line: Line) => Promise<unknown>> = {
  'set promise': async (tools, { before, after }) =>
    before ? putPromiseBack(tools, before) : dropPromise(tools, after),
  'remove promise': (tools, { before }) => putPromiseBack(tools, before),
  'set business hours': async (tools, { before, after }) =>
    before ? putHoursBack(tools, before) : dropHours(tools, after),
  'remove business hours': (tools, { before }) => putHoursBack(tools, before),
  'add holiday': ({ db, scope, who }, { subject, before }) =>
    before
      ? addHolidays(db, scope, { holidays: [{ day: subject, ...named.parse(before) }], who })
      : takeHolidayBack(db, scope, subject, who),
  'remove holiday': ({ db, scope, who }, { subject, before }) =>
    addHolidays(db, scope, { holidays: [{ day: subject, ...named.parse(before) }], who }),
  'add note': ({ db, scope, who }, { subject }) => takeNoteBack(db, scope, Number(subject), who),
  'remove note': ({ db, scope, who }, { before }) => writeNote(db, scope, { ...note.parse(before), who }),
  'add team': ({ pool, scope, workspace, who, now }, { subject: name }) =>
    removeTeam(pool, scope, { name, today: dayIn(workspace.time_zone)(now.getTime()), now, who }),
  'rename team': ({ db, scope, who }, { before, after }) =>
    renameTeam(db, scope, { name: named.parse(after).name, to: named.parse(before).name, who }),
  'add stewardship': ({ pool, scope, who }, { subject: name }) => takeStewardshipBack(pool, scope, { name, who }),
  'remove stewardship': async ({ db, pool, scope, who }, { before }) => {
    const was = stewardship.parse(before)
    const teams = await inWorkspace(db, scope, (trx) => listTeams(trx, scope))
    const team = teams.find(({ id }) => id === was.team_id)?.name ?? ''
    const { name, channel, account, from_day: fromDay, to_day: toDay, handover_days: handoverDays } = was
    return nameSteward(pool, scope, { name, team, channel, account, fromDay, toDay, handoverDays }, who)
  },
  'set weekly letter': ({ db, scope, who }, { before }) =>
    setLetterSchedule(db, scope, { ...letter.parse(before), who }),
  'set letter sending': ({ db, scope, who, now }, { before }) =>
    inWorkspace(db, scope, (trx) => setSending(trx, scope, { ...sending.parse(before), who, now })),
  'add letter reader': ({ db, scope, who, now }, { subject: email }) =>
    inWorkspace(db, scope, (trx) => removeReader(trx, scope, { email, who, now })),
  'remove letter reader': ({ db, scope, who, now }, { subject: email }) =>
    inWorkspace(db, scope, (trx) => putReaderBack(trx, scope, { email, who, now })),
  'set workspace': (tools, { before }) => {
    const was = own.parse(before)
    const reaches = was.quiet_spell_days !== undefined ? 'conversations' : was.time_zone !== undefined ? 'days' : null
    return changeOwnSetting(tools, was satisfies WorkspaceSettings, reaches)
  },
}

export const canBeUndone = (action: string) => Object.hasOwn(undoings, action)

/** Takes back one's own last change, told by its line of the audit log; whatever was changed since stays. */
export async function undoSetting(
  tools: Tools,
  lineId: number,
): Promise<{ ok: true; canUndo: false } | { ok: false; reason: string }> {
  const { db, scope, who } = tools
  const person = personOf(scope, who)
  const [line] = await inWorkspace(db, scope, (trx) => listAudit(trx, scope, { person, before: lineId + 1, limit: 1 }))
  const [last] = await inWorkspace(db, scope, (trx) => listAudit(trx, scope, { person, limit: 1 }))
  const undo = line && undoings[line.action]
  if (!undo || line.id !== lineId || last?.id !== lineId)
    return {
      ok: false,
      reason: 'Something was changed since, so this cannot be taken back here any more: change it itself.',
    }
  const undone = (await undo(tools, line)) as Undone | undefined
  if (undone && 'ok' in undone && !undone.ok) return undone
  return { ok: true, canUndo: false }
}

function putPromiseBack({ db, scope, who }: Tools, before: unknown) {
  const { channel, from_day: fromDay, hours: text, clock } = promise.parse(before)
  return setPromise(db, scope, { channel, fromDay, hours: text === null ? null : Number(text), clock }, who)
}

function dropPromise({ db, scope, who }: Tools, after: unknown) {
  const { channel, from_day: fromDay } = promise.parse(after)
  return takePromiseBack(db, scope, { channel, fromDay, who })
}

function putHoursBack({ db, scope, who }: Tools, before: unknown) {
  const { channel, from_day: fromDay, time_zone: timeZone, week } = hours.parse(before)
  return setHours(db, scope, { channel, fromDay, timeZone, week, who })
}

function dropHours({ db, scope, who }: Tools, after: unknown) {
  const { channel, from_day: fromDay } = hours.parse(after)
  return takeHoursBack(db, scope, { channel, fromDay, who })
}
