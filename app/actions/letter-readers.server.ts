import type { Trx } from '#db/client.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { putDeliveriesBack, withdrawDeliveries } from '#db/queries/letter-delivery.ts'
import {
  addLetterReader,
  changeLetterReader,
  findLetterReader,
  findLetterReaderByEmail,
  type LetterReader,
} from '#db/queries/letter-reader.ts'
import type { Scope } from '#db/scope.ts'

export type ReaderDone = { ok: true; reader: LetterReader } | { ok: false; reason: string; hasLeft?: true }

type Wanted = {
  email: string
  name: string
  /** They left by themselves, and asked to be put back. */
  askedBack?: boolean
  who: string
  now: Date
}

/** Puts somebody on the list of those who get the weekly letter by mail; whoever left it only where they asked for it. */
export async function addReader(trx: Trx, scope: Scope, wanted: Wanted): Promise<ReaderDone> {
  const { askedBack = false, who, now } = wanted
  const [email, name] = [wanted.email.trim(), wanted.name.trim()]
  const fault = addressFault(email) ?? nameFault(name)
  if (fault !== null) return { ok: false, reason: fault }
  const before = await findLetterReaderByEmail(trx, scope, email)
  if (before?.left_at && !askedBack) return { ok: false, reason: leftWords(before), hasLeft: true }
  if (before && !before.removed_at && !before.left_at)
    return { ok: false, reason: `${before.email} is on the list already.` }
  const reader = await addLetterReader(trx, scope, { email, name, added_by: who, added_at: now })
  const after = { name, ...(before?.left_at && { askedBack }) }
  await writeAudit(trx, scope, { who, action: 'add letter reader', subject: reader.email, after })
  return { ok: true, reader }
}

const leftWords = ({ email, left_at }: LetterReader) =>
  `${email} left the list by the link in their mail${left_at ? ` on ${left_at.toISOString().slice(0, 10)}` : ''}. Add them again only if they asked you to, and say so.`

/** Why it is no address for mail; null where it is one. */
export function addressFault(email: string): string | null {
  if (email.length <= 254 && /^[^\s@<>()[\],;:"\\]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(email)) return null
  return `“${email.slice(0, 80)}” is no e-mail address: write it as name@example.com.`
}

/** Why it is no name to write to; null where it is one. */
export function nameFault(name: string): string | null {
  return name.length <= 100 && !/\p{Cc}/u.test(name) ? null : 'A name has at most 100 letters, in one line.'
}

/** Takes somebody off the list, with what waits to be sent to them. */
export async function removeReader(
  trx: Trx,
  scope: Scope,
  { email, who, now }: { email: string; who: string; now: Date },
): Promise<ReaderDone> {
  const before = await findLetterReaderByEmail(trx, scope, email)
  if (!before || before.removed_at) return notOnIt(email)
  const reader = await changeLetterReader(trx, scope, before.id, { removed_at: now })
  await withdrawDeliveries(trx, scope, mailTo(before.id), 'They were taken off the list before it was sent.')
  await writeAudit(trx, scope, {
    who,
    action: 'remove letter reader',
    subject: before.email,
    before: { name: before.name },
  })
  return { ok: true, reader: reader ?? before }
}

/** Puts somebody back as they were before they were taken off the list, with what waited for them on that day. */
export async function putReaderBack(
  trx: Trx,
  scope: Scope,
  { email, who, now }: { email: string; who: string; now: Date },
): Promise<ReaderDone> {
  const before = await findLetterReaderByEmail(trx, scope, email)
  if (!before?.removed_at) return { ok: false, reason: `${email} was not taken off the list.` }
  const reader = await changeLetterReader(trx, scope, before.id, { removed_at: null })
  if (reader && isActive(reader)) await putDeliveriesBack(trx, scope, mailTo(before.id), now)
  await writeAudit(trx, scope, {
    who,
    action: 'add letter reader',
    subject: before.email,
    after: { name: before.name },
  })
  return { ok: true, reader: reader ?? before }
}

/** A person says that mail to somebody comes back, or does no longer; until then they get none. */
export async function setBounces(
  trx: Trx,
  scope: Scope,
  { id, bounces, who, now }: { id: number; bounces: boolean; who: string; now: Date },
): Promise<ReaderDone> {
  const before = await findLetterReader(trx, scope, id)
  if (!before || before.removed_at) return notOnIt('This address')
  const reader = await changeLetterReader(trx, scope, id, { bounced_at: bounces ? now : null })
  if (bounces) await withdrawDeliveries(trx, scope, mailTo(id), 'Mail to them is said to come back.')
  else if (reader && isActive(reader)) await putDeliveriesBack(trx, scope, mailTo(id), now)
  await writeAudit(trx, scope, {
    ...{ who, action: 'mark letter reader', subject: before.email },
    ...{ before: { bounces: before.bounced_at !== null }, after: { bounces } },
  })
  return { ok: true, reader: reader ?? before }
}

/** A reader leaves by the link in their mail; what waits to be sent to them does not go. Leaving twice is leaving once. */
export async function leaveLetter(trx: Trx, scope: Scope, id: number, now: Date): Promise<LetterReader | undefined> {
  const before = await findLetterReader(trx, scope, id)
  if (!before || before.left_at) return before
  const reader = await changeLetterReader(trx, scope, id, { left_at: now })
  await withdrawDeliveries(trx, scope, mailTo(id), 'They left the list before it was sent.')
  await writeAudit(trx, scope, { who: before.email, action: 'leave letter', subject: before.email })
  return reader
}

const isActive = ({ left_at, removed_at, bounced_at }: LetterReader) => !left_at && !removed_at && !bounced_at

const mailTo = (id: number) => ({ target_kind: 'mail', target_id: id }) as const
const notOnIt = (email: string): ReaderDone => ({ ok: false, reason: `${email} is not on the list.` })
