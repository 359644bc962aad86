import { randomBytes } from 'node:crypto'
import { weekName } from '#app/measures/days.ts'
import type { Trx } from '#db/client.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { addDeliveries } from '#db/queries/letter-delivery.ts'
import { listActiveReaders } from '#db/queries/letter-reader.ts'
import {
  closeWeeklyReportEdition,
  findLetterSending,
  listUnsentWeeks,
  setLetterSending,
} from '#db/queries/letter-sending.ts'
import { listActiveTargets } from '#db/queries/letter-target.ts'
import { findMailServerShown } from '#db/queries/mail-server.ts'
import { findWeeklyReport } from '#db/queries/weekly-report.ts'
import type { Scope } from '#db/scope.ts'
import { deliveryWords } from './delivery-words.ts'
import { hasMissed, sendsItselfAt } from './due-to-send.ts'

export type Opened = { ok: true; isNew: number } | { ok: false; status: 404 | 409; reason: string }

type Given = { /** A Monday. */ week: string; now: Date; who: string }

/**
 * Lets a letter go out: notes one delivery for everybody on the list and closes what persons may change of it, both or
 * neither. Whoever has a delivery of that week keeps it, so doing it again reaches only those added or put
 * back since.
 */
export async function openMailing(trx: Trx, scope: Scope, { week, now, who }: Given): Promise<Opened> {
  if (!(await findWeeklyReport(trx, scope, week)))
    return { ok: false, status: 404, reason: `Week ${weekName(week)} has no letter.` }
  const { readers, targets, server } = await listWhoGetsIt(trx, scope)
  if (readers.length + targets.length === 0) return { ok: false, status: 409, reason: deliveryWords.nobody }
  if (readers.length > 0 && !server) return { ok: false, status: 409, reason: deliveryWords.needsServer }
  await closeWeeklyReportEdition(trx, scope, week, now)
  const at = { week, made_at: now }
  const isNew = await addDeliveries(trx, scope, [
    ...readers.map(({ id }) => ({
      ...{ ...at, target_kind: 'mail' as const, target_id: id },
      message_id: mailId(weekName(week), id, server?.from_address ?? ''),
    })),
    ...targets.map(({ id, kind }) => ({ ...at, target_kind: kind, target_id: id, message_id: `msg_${random()}` })),
  ])
  if (isNew === 0) return { ok: false, status: 409, reason: deliveryWords.allSent }
  await writeAudit(trx, scope, { who, action: 'send weekly letter', subject: weekName(week), after: { to: isNew } })
  return { ok: true, isNew }
}

/** Everybody the next letter goes to, and whether mail can be sent at all. */
export async function listWhoGetsIt(trx: Trx, scope: Scope) {
  return {
    readers: await listActiveReaders(trx, scope),
    targets: await listActiveTargets(trx, scope),
    server: await findMailServerShown(trx, scope),
  }
}

/** A person sends a letter. The first such lets those that are written from then on go out by themselves. */
export async function sendByHand(trx: Trx, scope: Scope, given: Given): Promise<Opened> {
  const opened = await openMailing(trx, scope, given)
  if (!opened.ok) return opened
  const sending = await findLetterSending(trx, scope)
  if (sending.first_sent_by === null)
    await setLetterSending(trx, scope, { ...sending, by_itself_since: given.now, first_sent_by: given.who })
  return opened
}

/** Lets those go out whose time came within the last day; by `who`, as the audit log says. Returns how many did. */
export async function openDueMailings(
  trx: Trx,
  scope: Scope,
  { now, who, timeZone }: { now: Date; who: string; timeZone: string },
): Promise<number> {
  const { after_hours: afterHours, by_itself_since: since } = await findLetterSending(trx, scope)
  if (since === null || afterHours === null) return 0
  let opened = 0
  for (const { week, published_at } of await listUnsentWeeks(trx, scope, since)) {
    const at = sendsItselfAt({ week, published_at, afterHours, since, timeZone })
    if (at === null || at > now || hasMissed(at, now)) continue
    const done = await openMailing(trx, scope, { week, now, who })
    if (done.ok) opened++
  }
  return opened
}

const random = () => randomBytes(12).toString('base64url')

/** Made once, and the same at every try: a mailbox that knows it shows the mail once. */
function mailId(week: string, readerId: number, from: string): string {
  const host = from.slice(from.lastIndexOf('@') + 1)
  return `<${week}.${readerId}.${random()}@${host === '' ? 'rapport.invalid' : host}>`
}
