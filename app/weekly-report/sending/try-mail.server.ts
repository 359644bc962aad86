import { randomBytes } from 'node:crypto'
import type { Db } from '#db/client.server.ts'
import { inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import { findMailServer } from '#db/queries/mail-server.ts'
import type { Scope } from '#db/scope.ts'
import { deliveryWords } from './delivery-words.ts'
import { letterMail } from './letter-mail.ts'
import { addressed } from './mail-sender.server.ts'
import { markup } from './markup.ts'
import type { Composed, Post } from './post.ts'
import type { Outgoing } from './sender.ts'

export type Tried = { ok: true; says: string } | { ok: false; says: string }

type Given = {
  db: Db
  scope: Scope
  post: Post
  to: { name: string; email: string }
  workspace: string
  now: Date
}

/** Sends one mail that says nothing but that it could be sent, to whoever asks for it. */
export function tryServer(given: Given, who: string): Promise<Tried> {
  const text = deliveryWords.testText(given.workspace, who)
  return sendOne(given, { subject: deliveryWords.testSubject, text, html: markup`<p>${text}</p>`.html, headers: {} })
}

/** Sends a letter to one person as it would go out, before it does; nothing is noted of it. */
export function sendPreview(given: Given, outgoing: Outgoing): Promise<Tried> {
  const mail = letterMail(outgoing, null)
  return sendOne(given, { ...mail, subject: deliveryWords.preview(mail.subject) })
}

async function sendOne(
  { db, scope, post, to, workspace, now }: Given,
  mail: Pick<Composed, 'subject' | 'text' | 'html' | 'headers'>,
): Promise<Tried> {
  const server = await inWorkspaceQuietly(db, scope, (trx) => findMailServer(trx, scope))
  if (!server) return { ok: false, says: deliveryWords.noServer }
  const host = server.from_address.slice(server.from_address.lastIndexOf('@') + 1)
  const raw = await post.compose({
    ...{ ...mail, ...addressed(server, to, workspace), date: now },
    messageId: `<try.${randomBytes(12).toString('base64url')}@${host}>`,
  })
  const way = post.open(server)
  try {
    const sent = await way.send({ from: server.from_address, to: to.email, raw })
    if (sent.ok) return { ok: true, says: deliveryWords.took(to.email, sent.answer) }
    return { ok: false, says: sent.isUnknown ? deliveryWords.tookLong : sent.says }
  } finally {
    way.close()
  }
}
