import { isIPv4 } from 'node:net'
import type { Trx } from '#db/client.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { findMailServer, type MailServer, removeMailServer, setMailServer } from '#db/queries/mail-server.ts'
import type { Scope } from '#db/scope.ts'
import { addressFault, nameFault } from './letter-readers.server.ts'

type Done = { ok: true } | { ok: false; reason: string }

/** `text`: what stands in a field of the form, trimmed; the password as it is. */
type Fields = (name: string) => string

const tlsKinds = ['tls', 'starttls', 'none'] as const

/**
 * Says which server takes our mail. A password that is left empty stays as it was, but for the same server and user only:
 * a new server must not be told what another one trusts.
 */
export async function setMail(
  trx: Trx,
  scope: Scope,
  { text, who, now }: { text: Fields; who: string; now: Date },
): Promise<Done> {
  const before = await findMailServer(trx, scope)
  const [host, tls, username] = [
    text('host').toLowerCase(),
    tlsKinds.find((one) => one === text('tls')),
    text('username'),
  ]
  const port = /^\d{1,5}$/.test(text('port')) ? Number(text('port')) : 0
  if (!/^[\p{L}\p{N}.:-]{1,253}$/u.test(host)) return refuse('Name the server, such as smtp.example.com.')
  if (port < 1 || port > 65535)
    return refuse(`“${text('port').slice(0, 20)}” is no port: it is usually 587, or 465 with TLS.`)
  if (tls === undefined) return refuse('Say how the connection is encrypted.')
  const from = [text('from_address'), text('from_name'), text('reply_to')] as const
  const fault = addressFault(from[0]) ?? nameFault(from[1]) ?? (from[2] === '' ? null : addressFault(from[2]))
  if (fault !== null) return refuse(fault)
  const isSame = before?.host === host && before.port === port && before.username === username
  const typed = text('password')
  const password = username === '' ? '' : typed !== '' ? typed : isSame ? before.password : null
  if (password === null) return refuse('Give the password, too: the one that is kept is for another server or user.')
  if (username !== '' && tls === 'none' && !isHere(host))
    return refuse('Without encryption the password could be read on the way: choose STARTTLS or TLS.')
  const after: MailServer = {
    ...{ host, port, tls, username, password, from_address: from[0], from_name: from[1], reply_to: from[2] },
    ...{ changed_by: who, changed_at: now },
  }
  await setMailServer(trx, scope, after)
  const line = { who, action: 'set mail server', subject: host }
  const isNew = password !== '' && password !== before?.password
  await writeAudit(trx, scope, {
    ...line,
    before: before && shown(before),
    after: { ...shown(after), passwordIsNew: isNew },
  })
  return { ok: true }
}

/** Forgets the server that takes our mail, and its password. */
export async function removeMail(trx: Trx, scope: Scope, who: string): Promise<Done> {
  const removed = await removeMailServer(trx, scope)
  if (!removed) return refuse('No mail server is set.')
  await writeAudit(trx, scope, { who, action: 'remove mail server', subject: removed.host, before: shown(removed) })
  return { ok: true }
}

/** What the audit log may say of it. */
const shown = ({ host, port, tls, username, from_address, from_name, reply_to }: Omit<MailServer, 'password'>) => ({
  ...{ host, port, tls, username, from_address, from_name, reply_to },
})

const isHere = (host: string) => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
const refuse = (reason: string): Done => ({ ok: false, reason })
