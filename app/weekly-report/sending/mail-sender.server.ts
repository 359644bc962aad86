import { leaveToken } from '#app/rights/leave-link.ts'
import type { Delivery } from '#db/queries/letter-delivery.ts'
import { findLetterReader, type LetterReader } from '#db/queries/letter-reader.ts'
import { findMailServer, type MailServer } from '#db/queries/mail-server.ts'
import { deliveryWords } from './delivery-words.ts'
import { letterMail } from './letter-mail.ts'
import type { Mailed, MailWay, Post } from './post.ts'
import type { Outgoing, Sender, SendResult, SendTools } from './sender.ts'

type Given = {
  post: Post
  /** Where readers reach Rapport: "https://rapport.example.com". */
  host: string
  /** Signs the links by which readers leave. */
  secret: string
}

/** Sends letters by mail, through the server that the workspace names; to nobody who has left meanwhile. */
export function mailSender({ post, host, secret }: Given): Sender {
  let way: MailWay | null = null
  return {
    kind: 'mail',
    // A mail server takes the same message twice without a word.
    tellsRepeats: false,
    async send(outgoing, delivery, { scope, inWorkspace, handOver, now }: SendTools): Promise<SendResult> {
      const { reader, server } = await inWorkspace(async (trx) => ({
        reader: await findLetterReader(trx, scope, delivery.target_id),
        server: await findMailServer(trx, scope),
      }))
      const gone = goneWords(reader)
      if (!reader || gone !== null) return { ok: false, fate: 'withdrawn', says: gone ?? deliveryWords.removed }
      if (!server) return { ok: false, fate: 'again', says: deliveryWords.noServer, forAll: true }
      const token = leaveToken({ workspaceId: scope.workspaceId, readerId: reader.id }, secret)
      const leave = `${host}/leave/${token}`
      const raw = await composed(post, { outgoing, delivery, reader, server, leave, now: now() })
      way ??= post.open(server)
      return resultOf(await way.send({ from: server.from_address, to: reader.email, raw, handOver }))
    },
    close: async () => {
      way?.close()
      way = null
    },
  }
}

/** Why a reader gets nothing any more; null where they do. */
function goneWords(reader: LetterReader | undefined): string | null {
  if (!reader || reader.removed_at) return deliveryWords.removed
  if (reader.left_at) return deliveryWords.left
  return reader.bounced_at ? deliveryWords.bounces : null
}

type Composing = {
  outgoing: Outgoing
  delivery: Pick<Delivery, 'message_id'>
  reader: Pick<LetterReader, 'name' | 'email'>
  server: MailServer
  leave: string | null
  now: Date
}

function composed(post: Post, { outgoing, delivery, reader, server, leave, now }: Composing): Promise<Buffer> {
  return post.compose({
    ...letterMail(outgoing, leave),
    ...addressed(server, reader, outgoing.letter.workspace),
    ...{ messageId: delivery.message_id, date: now },
  })
}

/** From whom to whom. */
export const addressed = (
  { from_address, from_name, reply_to }: Pick<MailServer, 'from_address' | 'from_name' | 'reply_to'>,
  to: { name: string; email: string },
  workspace: string,
) => ({
  from: { name: from_name === '' ? workspace : from_name, address: from_address },
  to: { name: to.name, address: to.email },
  ...(reply_to !== '' && { replyTo: reply_to }),
})

function resultOf(mailed: Mailed): SendResult {
  if (mailed.ok) return { ok: true, says: mailed.answer }
  if (mailed.isUnknown) return { ok: false, fate: 'unknown', says: deliveryWords.noAnswer }
  const { step, isForGood, says } = mailed
  if (step === 'door') return { ok: false, fate: 'again', says, forAll: true }
  return { ok: false, fate: isForGood ? 'never' : 'again', says }
}
