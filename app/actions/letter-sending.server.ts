import type { Trx } from '#db/client.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { changeDelivery, type DeliveryKey } from '#db/queries/letter-delivery.ts'
import { changeLetterReader } from '#db/queries/letter-reader.ts'
import { findLetterSending, setLetterSending } from '#db/queries/letter-sending.ts'
import type { Scope } from '#db/scope.ts'

type Done = { ok: true } | { ok: false; reason: string }

/**
 * Says when letters go out by themselves. Turned on anew it begins with those that are written from now on.
 *
 * @param afterHours null: only when a person sends it
 */
export async function setSending(
  trx: Trx,
  scope: Scope,
  { afterHours, who, now }: { afterHours: number | null; who: string; now: Date },
): Promise<Done> {
  if (afterHours !== null && !(Number.isInteger(afterHours) && afterHours >= 0 && afterHours <= 24))
    return { ok: false, reason: 'Say after how many hours it goes out: a whole number from 0 to 24.' }
  const before = await findLetterSending(trx, scope)
  const begins = before.after_hours === null && afterHours !== null && before.first_sent_by !== null
  await setLetterSending(trx, scope, {
    ...{ after_hours: afterHours, first_sent_by: before.first_sent_by },
    by_itself_since: begins ? now : before.by_itself_since,
  })
  const line = { who, action: 'set letter sending', subject: 'weekly letter' }
  await writeAudit(trx, scope, { ...line, before: { afterHours: before.after_hours }, after: { afterHours } })
  return { ok: true }
}

/** Has one tried again now: what was refused or given up, what waits, and, as a person knows better, what may have arrived. */
export async function sendAgain(
  trx: Trx,
  scope: Scope,
  { who, now, ...key }: DeliveryKey & { who: string; now: Date },
): Promise<Done> {
  const from = ['waiting', 'failed', 'given_up', 'unknown', 'bounced'] as const
  const again = {
    state: 'waiting',
    says: `${who} has it sent again.`,
    next_at: now,
    made_at: now,
    attempts: 0,
  } as const
  const changed = await changeDelivery(trx, scope, key, from, again)
  if (!changed) return { ok: false, reason: 'It has been sent meanwhile, or is not to be sent any more.' }
  if (key.target_kind === 'mail') await changeLetterReader(trx, scope, key.target_id, { bounced_at: null })
  await writeAudit(trx, scope, { who, action: 'send letter again', subject: subjectOf(key) })
  return { ok: true }
}

/** Notes that a mail came back, from when on none goes there, or arrived after all: Rapport sees neither. */
export async function sayArrived(
  trx: Trx,
  scope: Scope,
  { who, now, arrived, ...key }: DeliveryKey & { who: string; now: Date; arrived: boolean },
): Promise<Done> {
  const from = ['sent', 'unknown', 'bounced'] as const
  const to = arrived
    ? ({ state: 'sent', says: `${who} says that it arrived.` } as const)
    : ({ state: 'bounced', says: `${who} says that it came back.` } as const)
  const changed = await changeDelivery(trx, scope, key, from, to)
  if (!changed) return { ok: false, reason: 'It was not sent.' }
  if (!arrived && key.target_kind === 'mail') await changeLetterReader(trx, scope, key.target_id, { bounced_at: now })
  await writeAudit(trx, scope, { who, action: 'mark letter delivery', subject: subjectOf(key), after: { arrived } })
  return { ok: true }
}

const subjectOf = ({ week, target_kind, target_id }: DeliveryKey) => `${week} ${target_kind} ${target_id}`
