import { dayIn } from '#app/history/days.ts'
import { parseDays } from '#app/conversations/hours-words.ts'
import { beginning, type ClockKind } from '#app/conversations/promise.ts'
import { type Channel, channels } from '#app/conversations/records.ts'
import { readHolidays } from '#app/ingestion/files/holidays.ts'
import type { Db, Pool } from '#db/client.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'
import { addHolidays, setHours, takeHolidayBack, takeHoursBack } from './business-hours.server.ts'
import { setLetterSchedule } from './letter-schedule.server.ts'
import { takeNoteBack, writeNote } from './notes.server.ts'
import { setPromise, takePromiseBack } from './promises.server.ts'
import { changeOwnSetting, type CountAnew } from './own-settings.server.ts'
import { wordsToGo } from './words-to-go.server.ts'
import {
  dayOrNone,
  hourOrNone,
  mostPromised,
  mostQuietDays,
  mostRetentionDays,
  numberOrOff,
  timeZoneOf,
  weekdayOrNone,
} from './setting-values.ts'
import { endStewardshipOn, nameSteward, takeStewardshipBack } from './stewardships.server.ts'
import { addMember, makeTeam, removeMember, removeTeam, renameTeam } from './teams.server.ts'
import { undoSetting } from './undo-setting.server.ts'

export type SettingsTools = { db: Db; pool: Pool; scope: Scope; workspace: Workspace; who: string; now: Date } & {
  countAnew: CountAnew
}

/** `canUndo`: whether what was done can be taken back by the last line of the audit log. */
export type SettingDone =
  | { ok: true; canUndo: boolean }
  /** `ask`: nothing is wrong, but whoever asks is to say that they mean it: so many words would go for good. */
  | { ok: false; reason: string; ask?: { texts: number; rows: number } }
type Doing = (tools: SettingsTools, form: Fields) => Promise<SettingDone>
type Fields = {
  /** Trimmed; empty where there is none. */
  text: (name: string) => string
  /** Null: all. */
  channel: () => Channel | null | undefined
}

const refused = (reason: string): SettingDone => ({ ok: false, reason })
const noDay = (text: string) => refused(`"${text}" is not a day: write it as 2026-01-05.`)
const noChannel = refused('There is no such channel.')
const undoable = (done: { ok: true } | { ok: false; reason: string }): SettingDone =>
  done.ok ? { ok: true, canUndo: true } : done
const forGood = (done: { ok: true } | { ok: false; reason: string }): SettingDone =>
  done.ok ? { ok: true, canUndo: false } : done

/** Does what a form of the Settings page says. */
export async function changeSetting(tools: SettingsTools, form: FormData): Promise<SettingDone> {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const channel = () => (text('channel') === '' ? null : channels.find((one) => one === text('channel')))
  const doing = Object.hasOwn(doings, text('do')) ? doings[text('do')] : undefined
  return doing ? doing(tools, { text, channel }) : refused('Nothing was changed: the page did not say what to do.')
}

/** From the beginning where no day is given; undefined for what is no day. */
const fromDayOf = ({ text }: Fields) => (text('from') === '' ? beginning : dayOrNone(text('from')))

/** -1, which nothing has, where it is no such number. */
const idOf = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : -1)

const doings: Record<string, Doing> = {
  promise: async ({ db, scope, who }, form) => {
    const [channel, fromDay] = [form.channel(), fromDayOf(form)]
    if (channel === undefined) return noChannel
    if (fromDay === undefined) return noDay(form.text('from'))
    const text = form.text('hours')
    const hours = numberOrOff(text, mostPromised)
    if (hours === undefined)
      return refused(`"${text}" is not a number of hours: give one above 0 and up to 8760, such as 4 or 0.5, or off.`)
    const clock: ClockKind = form.text('clock') === 'business' ? 'business' : 'wall'
    return undoable(await setPromise(db, scope, { channel, fromDay, hours, clock }, who))
  },
  'remove promise': async ({ db, scope, who }, form) => {
    const [channel, fromDay] = [form.channel(), fromDayOf(form)]
    if (channel === undefined || fromDay === undefined) return noChannel
    return undoable(await takePromiseBack(db, scope, { channel, fromDay, who }))
  },
  hours: async ({ db, scope, who }, form) => {
    const [channel, fromDay] = [form.channel(), fromDayOf(form)]
    if (channel === undefined) return noChannel
    if (fromDay === undefined) return noDay(form.text('from'))
    const timeZone = timeZoneOf(form.text('zone'))
    if (timeZone === undefined) return refused(noTimeZone(form.text('zone')))
    const parsed = parseDays(Array.from({ length: 7 }, (_, day) => form.text(`day${day}`)))
    if (!parsed.ok) return parsed
    return undoable(await setHours(db, scope, { channel, fromDay, timeZone, week: parsed.week, who }))
  },
  'remove hours': async ({ db, scope, who }, form) => {
    const [channel, fromDay] = [form.channel(), fromDayOf(form)]
    if (channel === undefined || fromDay === undefined) return noChannel
    return undoable(await takeHoursBack(db, scope, { channel, fromDay, who }))
  },
  holiday: async ({ db, scope, who }, { text }) => {
    const [day, name] = [dayOrNone(text('day')), text('name')]
    if (day === undefined) return noDay(text('day'))
    if (name === '' || name.length > 100) return refused('Name the holiday in 1 to 100 characters.')
    const { added, renamed } = await addHolidays(db, scope, { holidays: [{ day, name }], who })
    return { ok: true, canUndo: added.length + renamed.length > 0 }
  },
  holidays: async ({ db, scope, who }, { text }) => {
    const read = readHolidays(text('lines'))
    if (!read.ok) return read
    const [skipped] = read.skipped
    if (skipped !== undefined)
      return refused(
        `Nothing was added: "${skipped.slice(0, 80)}" is no day and name, or repeats without saying its days.`,
      )
    await addHolidays(db, scope, { holidays: read.holidays, who })
    return { ok: true, canUndo: false }
  },
  'remove holiday': async ({ db, scope, who }, { text }) => {
    const day = dayOrNone(text('day'))
    if (day === undefined) return noDay(text('day').slice(0, 40))
    const removed = await takeHolidayBack(db, scope, day, who)
    return removed ? { ok: true, canUndo: true } : refused(`${day} is no holiday.`)
  },
  team: async ({ db, scope, who }, { text }) => {
    const name = text('name')
    if (name === '' || name.length > 80) return refused('Name the team in 1 to 80 characters.')
    const kind = text('kind') === 'outsourced' ? 'outsourced' : 'in_house'
    return undoable(await makeTeam(db, scope, { name, kind, who }))
  },
  'rename team': async ({ db, scope, who }, { text }) => {
    if (text('to') === '' || text('to').length > 80) return refused('Name the team in 1 to 80 characters.')
    return undoable(await renameTeam(db, scope, { name: text('name'), to: text('to'), who }))
  },
  'remove team': async ({ pool, scope, workspace, who, now }, { text }) => {
    const today = dayIn(workspace.time_zone)(now.getTime())
    return forGood(await removeTeam(pool, scope, { name: text('name'), today, now, who }))
  },
  member: async ({ db, scope, who }, form) => {
    const { text } = form
    const [channel, fromDay, toDay] = [
      form.channel(),
      dayOrNone(text('from')),
      text('to') === '' ? null : dayOrNone(text('to')),
    ]
    if (!channel) return noChannel
    if (fromDay === undefined) return noDay(text('from'))
    if (toDay === undefined) return noDay(text('to'))
    if (text('responder') === '') return refused('Say who it is: their author id, as the source writes it.')
    const wanted = { team: text('team'), responder: text('responder'), channel, fromDay, toDay }
    return forGood(await addMember(db, scope, wanted, who))
  },
  'remove member': async ({ db, scope, who }, form) => {
    const channel = form.channel()
    if (!channel) return noChannel
    const wanted = { team: form.text('team'), responder: form.text('responder'), channel, toDay: null }
    return forGood(await removeMember(db, scope, wanted, who))
  },
  stewardship: async ({ pool, scope, who }, form) => {
    const { text } = form
    const [channel, fromDay, toDay] = [
      form.channel(),
      dayOrNone(text('from')),
      text('to') === '' ? null : dayOrNone(text('to')),
    ]
    if (channel === undefined) return noChannel
    if (fromDay === undefined) return noDay(text('from'))
    if (toDay === undefined) return noDay(text('to'))
    if (text('name') === '' || text('name').length > 80) return refused('Name the stewardship in 1 to 80 characters.')
    if (!/^\d{0,3}$/.test(text('handover')))
      return refused(`"${text('handover')}" is not a number of days: give a whole number.`)
    const account = text('account') || null
    const wanted = { name: text('name'), team: text('team'), channel, account, fromDay, toDay }
    return undoable(await nameSteward(pool, scope, { ...wanted, handoverDays: Number(text('handover')) }, who))
  },
  'end stewardship': async ({ pool, scope, who }, { text }) => {
    const toDay = dayOrNone(text('to'))
    if (toDay === undefined) return noDay(text('to'))
    return forGood(await endStewardshipOn(pool, scope, { name: text('name'), toDay, who }))
  },
  'remove stewardship': async ({ pool, scope, who }, { text }) =>
    undoable(await takeStewardshipBack(pool, scope, { name: text('name'), who })),
  note: async ({ db, scope, who }, { text }) => {
    const day = dayOrNone(text('day'))
    if (day === undefined) return noDay(text('day'))
    if (text('text') === '' || text('text').length > 1000) return refused('Say it in 1 to 1000 characters.')
    await writeNote(db, scope, { day, text: text('text'), who })
    return { ok: true, canUndo: true }
  },
  'remove note': async ({ db, scope, who }, { text }) => {
    const removed = await takeNoteBack(db, scope, idOf(text('id')), who)
    return removed ? { ok: true, canUndo: true } : refused('There is no such note.')
  },
  'time zone': async (tools, { text }) => {
    const timeZone = timeZoneOf(text('zone'))
    if (timeZone === undefined) return refused(noTimeZone(text('zone')))
    return changeOwnSetting(tools, { time_zone: timeZone }, 'days')
  },
  'quiet spell': async (tools, { text }) => {
    const days = numberOrOff(text('days'), mostQuietDays)
    if (days === undefined)
      return refused(`"${text('days')}" is not a number of days: give a whole number from 1 to 365, or off.`)
    return changeOwnSetting(tools, { quiet_spell_days: days }, 'conversations')
  },
  retention: async (tools, { text }) => {
    const days = numberOrOff(text('days'), mostRetentionDays)
    if (days === undefined)
      return refused(`"${text('days')}" is not a number of days: give a whole number from 1 to 36500, or off.`)
    const ask = text('sure') === String(days) ? null : await wordsToGo(tools, days)
    if (ask) return { ok: false, reason: 'Words would go for good.', ask }
    return changeOwnSetting(tools, { retention_days: days }, null)
  },
  'weekly letter': async ({ db, scope, who }, { text }) => {
    const [written, weekday, hour] = [text('written'), weekdayOrNone(text('weekday')), hourOrNone(text('hour'))]
    if (written !== 'on' && written !== 'off') return refused('Say whether the weekly letter is written: on or off.')
    if (weekday === undefined) return refused(`"${text('weekday')}" is no day of the week: give one such as Monday.`)
    if (hour === undefined) return refused(`"${text('hour')}" is no full hour: give one from 00:00 to 23:00.`)
    return undoable(await setLetterSchedule(db, scope, { weekday, hour, is_on: written === 'on', who }))
  },
  undo: (tools, { text }) => undoSetting(tools, idOf(text('line'))),
}

const noTimeZone = (text: string) =>
  `"${text}" is no time zone: give an IANA name such as UTC, Europe/Berlin or America/New_York.`
