import {
  discardQuarantined,
  fixRow,
  replayQuarantined,
  replayWaiting,
  restoreQuarantined,
} from './quarantine.server.ts'
import { endRun } from './runs.server.ts'
import { declareGap, takeGapBack } from './source-gaps.server.ts'
import { askToTakeBack } from './take-back-source.server.ts'
import { dropUpload, leaveQueue, startImport } from './uploads.server.ts'
import type { Enqueue } from '#app/ingestion/background.ts'
import type { Db, Pool } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'

export type SourcesTools = {
  db: Db
  pool: Pool
  enqueue: Enqueue
  /** Reads a moment as a field of the page holds it, in the workspace's time zone. */
  readMoment: (text: string) => Date | undefined
}

/** What was done: the page shows it again by these words of its address. */
export type SourcesDone = { ok: true; told: Record<string, string> } | { ok: false; reason: string }

type By = { who: string; now: Date }
type Doing = (tools: SourcesTools, scope: Scope, form: FormData, by: By) => Promise<SourcesDone>

const notUnderstood: SourcesDone = { ok: false, reason: 'Nothing was changed: the page did not say what to do.' }

/** Does what a button of the Sources pages says. */
export async function doWithSources(tools: SourcesTools, scope: Scope, form: FormData, by: By): Promise<SourcesDone> {
  // Whoever sees only a part of the conversations would change them for everybody.
  if (scope.teams !== 'all') return { ok: false, reason: 'Only who sees every conversation can change the sources.' }
  const doing = doings[word(form, 'do')]
  return doing ? doing(tools, scope, form, by) : notUnderstood
}

const word = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

const number = (form: FormData, name: string): number => (/^\d{1,15}$/.test(word(form, name)) ? +word(form, name) : -1)

/** Ids as a hidden field holds them: "3,4". */
const numbers = (form: FormData, name: string): number[] =>
  word(form, name)
    .split(',')
    .filter((one) => /^\d{1,15}$/.test(one))
    .map(Number)

const told = (done: { ok: true } | { ok: false; reason: string }, words: Record<string, string> = {}): SourcesDone =>
  done.ok ? { ok: true, told: words } : done

const ask =
  (asked: 'pause' | 'stop'): Doing =>
  async ({ db }, scope, form, { who }) =>
    told(await endRun(db, scope, { id: number(form, 'run'), asked }, who))

const doings: Record<string, Doing | undefined> = {
  pause: ask('pause'),
  stop: ask('stop'),
  'go-on': async ({ db, enqueue }, scope, form, { who }) =>
    told(await startImport(db, enqueue, scope, word(form, 'upload'), who)),
  'leave-queue': async ({ db }, scope, form) => told(await leaveQueue(db, scope, word(form, 'upload'))),
  drop: async ({ db }, scope, form, { who }) => told(await dropUpload(db, scope, word(form, 'upload'), who)),
  fix: async ({ db, pool }, scope, form, { who, now }) => {
    const id = number(form, 'row')
    const text = form.get('text')
    if (typeof text !== 'string') return notUnderstood
    // A field of a form breaks lines with both signs; the file may have one.
    const fixed = await fixRow(db, scope, { id, fix: { text: text.replaceAll('\r\n', '\n') }, who })
    if (!fixed.ok) return fixed
    if (fixed.problem !== null) return { ok: true, told: { row: String(id), still: '1' } }
    return replay({ db, pool }, scope, [id], { who, now })
  },
  replay: (tools, scope, form, by) => replay(tools, scope, [number(form, 'row')], by),
  'replay-all': async ({ db, pool }, scope, form, { who, now }) => {
    const source = number(form, 'source')
    const { replayed, left } = await replayWaiting({ db, pool }, scope, {
      ...(source !== -1 && { sourceId: source }),
      reason: word(form, 'reason') || undefined,
      who,
      now,
    })
    return { ok: true, told: { replayed: String(replayed), left: String(left) } }
  },
  discard: async ({ db }, scope, form, { who }) => {
    const ids = numbers(form, 'row')
    if (ids.length === 0) return { ok: false, reason: 'Say which rows to give up.' }
    return told(await discardQuarantined(db, scope, { ids, who }), { discarded: ids.join(',') })
  },
  restore: async ({ db }, scope, form, { who }) => {
    const { restored } = await restoreQuarantined(db, scope, { ids: numbers(form, 'row'), who })
    return { ok: true, told: { restored: String(restored) } }
  },
  'take-back': async ({ db, enqueue }, scope, form, by) =>
    told(await askToTakeBack(db, enqueue, scope, number(form, 'source'), by)),
  'add-gap': async ({ db, readMoment }, scope, form, { who }) => {
    const [from, to] = [readMoment(word(form, 'from')), word(form, 'to') === '' ? null : readMoment(word(form, 'to'))]
    if (!from || to === undefined) return { ok: false, reason: 'Say since when it is missing, as a day and a time.' }
    const reason = word(form, 'reason')
    if (reason === '' || reason.length > 1000) return { ok: false, reason: 'Say what happened, in 1 to 1000 letters.' }
    return told(await declareGap(db, scope, { sourceId: number(form, 'source'), from, to, reason }, who))
  },
  'remove-gap': async ({ db }, scope, form, { who }) => {
    const gone = await takeGapBack(db, scope, number(form, 'gap'), who)
    return gone ? { ok: true, told: {} } : { ok: false, reason: 'This gap was taken back already.' }
  },
}

async function replay(
  tools: Pick<SourcesTools, 'db' | 'pool'>,
  scope: Scope,
  ids: number[],
  { who, now }: By,
): Promise<SourcesDone> {
  const done = await replayQuarantined(tools, scope, { ids, who, now })
  if (!done.ok) return done
  const [id] = ids
  return {
    ok: true,
    told: {
      replayed: String(done.replayed),
      ...(done.left.length > 0 && { left: String(done.left.length), row: String(id) }),
    },
  }
}
