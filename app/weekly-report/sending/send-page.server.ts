import { weekName } from '#app/measures/days.ts'
import { inView, requireScope } from '#app/screens/in-view.server.ts'
import type { Trx } from '#db/client.server.ts'
import { type Delivery, type DeliveryKey, listDeliveries } from '#db/queries/letter-delivery.ts'
import { listEveryReader } from '#db/queries/letter-reader.ts'
import { findLetterSending } from '#db/queries/letter-sending.ts'
import { listEveryTarget } from '#db/queries/letter-target.ts'
import { findWeeklyReport, findWeeklyReportEdition } from '#db/queries/weekly-report.ts'
import type { Scope } from '#db/scope.ts'
import { mondayOfWeek } from '#app/measures/days.ts'
import { hasMissed, sendsItselfAt } from './due-to-send.ts'
import { notForAgencies } from '../freeze.server.ts'
import { letterMail } from './letter-mail.ts'
import { loadLetter } from '../load.server.ts'
import { listWhoGetsIt } from './mailing.server.ts'
import { letterAddress } from './outgoing.server.ts'
import { noLetter } from '../page.server.ts'
import type { Outgoing } from './sender.ts'

type Access = Parameters<typeof inView>[0]

export type DeliveryShown = Pick<Delivery, 'target_kind' | 'target_id' | 'state' | 'says' | 'attempts'> & {
  to: string
  at: Date | null
  nextAt: Date | null
}

/** Whoever may send a letter of a week, and its Monday. @throws Response where they may not, or it is no week */
export async function requireSending(access: Access, workspace: string | undefined, week: string) {
  const asked = await requireScope(access, workspace, 'settings')
  if (asked.scope.teams !== 'all') throw new Response(notForAgencies, { status: 403 })
  const monday = mondayOfWeek(week)
  if (monday === undefined) throw new Response(noLetter(week), { status: 404 })
  return { ...asked, monday }
}

type Sending = Awaited<ReturnType<typeof requireSending>>

/** A letter as it would go out now. @throws Response where there is none */
export async function requireOutgoing(access: Access, { workspace, monday }: Sending, host: string): Promise<Outgoing> {
  const found = await inView(access, workspace.name, new URLSearchParams(), (trx, seen) =>
    loadLetter(trx, seen, weekName(monday)),
  )
  if (!found.ok) throw new Response(found.message, { status: found.status })
  if (!found.value) throw new Response(noLetter(weekName(monday)), { status: 404 })
  return { letter: found.value.letter, address: letterAddress(host, workspace.name, monday) }
}

/** Everything about sending one letter: what it looks like, who gets it, what became of it, and when it goes by itself. */
export async function loadSending(access: Access, sending: Sending, host: string) {
  const { scope, workspace, monday } = sending
  const outgoing = await requireOutgoing(access, sending, host)
  const { subject, html, text } = letterMail(outgoing, null)
  const known = await access.inWorkspace(scope, (trx) =>
    readKnown(trx, scope, monday, { timeZone: workspace.time_zone, now: access.now() }),
  )
  return { ...known, subject, html, text, monday, timeZone: workspace.time_zone }
}

type At = { timeZone: string; now: Date }

async function readKnown(trx: Trx, scope: Scope, monday: string, { timeZone, now }: At) {
  const { readers, targets, server } = await listWhoGetsIt(trx, scope)
  const deliveries = await listDeliveries(trx, scope, monday)
  const has = (kind: string, id: number) =>
    deliveries.some(
      ({ target_kind, target_id, state }) => target_kind === kind && target_id === id && state !== 'withdrawn',
    )
  const [report, edition] = [
    await findWeeklyReport(trx, scope, monday),
    await findWeeklyReportEdition(trx, scope, monday),
  ]
  const { after_hours: afterHours, by_itself_since: since, first_sent_by } = await findLetterSending(trx, scope)
  const isClosed = edition?.closed_at != null
  const byItselfAt =
    !report || isClosed
      ? null
      : sendsItselfAt({ week: monday, published_at: report.published_at, afterHours, since, timeZone })
  return {
    server: server ? { host: server.host, from: server.from_address, name: server.from_name } : null,
    ...{ readers: readers.length, targets: targets.map(({ name, kind }) => ({ name, kind })) },
    /** Those who have no delivery of this week yet, or were not to get it and are again. */
    toCome: [
      ...readers.filter(({ id }) => !has('mail', id)).map(({ email }) => email),
      ...targets.filter(({ id, kind }) => !has(kind, id)).map(({ name }) => name),
    ],
    deliveries: await named(trx, scope, deliveries),
    ...{ isClosed, isFirst: first_sent_by === null, afterHours },
    ...{ byItselfAt, hasMissed: byItselfAt !== null && hasMissed(byItselfAt, now) },
  }
}

async function named(trx: Trx, scope: Scope, deliveries: readonly Delivery[]): Promise<DeliveryShown[]> {
  const readers = new Map((await listEveryReader(trx, scope)).map(({ id, email }) => [id, email]))
  const targets = new Map((await listEveryTarget(trx, scope)).map(({ id, name }) => [id, name]))
  return deliveries.map((one) => ({
    ...{ target_kind: one.target_kind, target_id: one.target_id, state: one.state, says: one.says },
    to: (one.target_kind === 'mail' ? readers : targets).get(one.target_id) ?? '',
    ...{ attempts: one.attempts, at: one.sent_at ?? one.tried_at },
    nextAt: one.state === 'waiting' && one.attempts > 0 ? one.next_at : null,
  }))
}

/** Which delivery a form names; undefined: it names none. */
export function readDeliveryKey(week: string, kind: string, id: number): DeliveryKey | undefined {
  const known = (['mail', 'webhook', 'slack'] as const).find((one) => one === kind)
  return known && id > 0 ? { week, target_kind: known, target_id: id } : undefined
}
