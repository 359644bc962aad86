import type { Trx } from '#db/client.server.ts'
import { listAudit, personOf } from '#db/queries/audit.ts'
import { type Delivery, listLastDeliveries } from '#db/queries/letter-delivery.ts'
import { listLetterReaders } from '#db/queries/letter-reader.ts'
import { findLetterSending } from '#db/queries/letter-sending.ts'
import { findMailServerShown } from '#db/queries/mail-server.ts'
import { findWeeklyReportSchedule } from '#db/queries/weekly-report.ts'
import type { Scope } from '#db/scope.ts'

export type ReaderShown = {
  id: number
  email: string
  name: string
  addedBy: string
  addedAt: Date
  leftAt: Date | null
  bouncedAt: Date | null
  last: Pick<Delivery, 'week' | 'state' | 'says'> | null
}

/** Who gets the letter, when it goes out, and through which server. `who` has just changed something; null: nobody has. */
export async function loadLetterSettings(trx: Trx, scope: Scope, who: string | null) {
  const last = (await listLastDeliveries(trx, scope)).filter(({ target_kind }) => target_kind === 'mail')
  const readers: ReaderShown[] = (await listLetterReaders(trx, scope)).map((one) => {
    const sent = last.find(({ target_id }) => target_id === one.id)
    return {
      ...{ id: one.id, email: one.email, name: one.name, addedBy: one.added_by, addedAt: one.added_at },
      ...{ leftAt: one.left_at, bouncedAt: one.bounced_at },
      last: sent ? { week: sent.week, state: sent.state, says: sent.says } : null,
    }
  })
  const sending = await findLetterSending(trx, scope)
  const server = await findMailServerShown(trx, scope)
  const [line] = who === null ? [] : await listAudit(trx, scope, { person: personOf(scope, who), limit: 1 })
  return {
    readers,
    sending: { afterHours: sending.after_hours, isBegun: sending.by_itself_since !== null },
    isWritten: (await findWeeklyReportSchedule(trx, scope)).is_on,
    server: server ? { host: server.host, from: server.from_address } : null,
    lastChange: line ? { line: line.id, action: line.action } : null,
  }
}

/** The server that takes our mail, without its password; null: none is set. */
export async function loadMailServer(trx: Trx, scope: Scope) {
  return (await findMailServerShown(trx, scope)) ?? null
}
