import { Webhook } from 'standardwebhooks'
import { changeLetterTarget, findLetterTarget, type LetterTarget } from '#db/queries/letter-target.ts'
import { writeAudit } from '#db/queries/audit.ts'
import type { Called, Caller } from './caller.ts'
import type { Outgoing, Sender, SendResult, SendTools } from './sender.ts'
import { slackMessage } from './slack-message.ts'
import { targetWords } from './target-words.ts'

type Given = { caller: Caller }
type Body = { headers: Record<string, string>; body: string }

/** Sends letters as signed webhooks, by the Standard Webhooks scheme: the id is the same at every try of a letter. */
export function webhookSender({ caller }: Given): Sender {
  return {
    kind: 'webhook',
    tellsRepeats: true,
    send: (outgoing, delivery, tools) =>
      sendTo(caller, delivery.target_id, tools, (target) =>
        signed(target, JSON.stringify(outgoing.letter), { id: delivery.message_id, now: tools.now() }),
      ),
  }
}

/** Sends letters as messages to Slack, or to what speaks like it. It shows what arrives twice twice. */
export function slackSender({ caller }: Given): Sender {
  return {
    kind: 'slack',
    tellsRepeats: false,
    send: (outgoing, delivery, tools) => sendTo(caller, delivery.target_id, tools, () => message(outgoing)),
  }
}

async function sendTo(
  caller: Caller,
  targetId: number,
  tools: SendTools,
  make: (target: LetterTarget) => Body,
): Promise<SendResult> {
  const { scope, inWorkspace, handOver, signal } = tools
  const target = await inWorkspace((trx) => findLetterTarget(trx, scope, targetId))
  if (!target || target.removed_at) return { ok: false, fate: 'withdrawn', says: targetWords.removed }
  if (!target.is_on) return { ok: false, fate: 'withdrawn', says: targetWords.paused }
  const called = await caller.call({ url: target.url, ...make(target), handOver, signal })
  const result = resultOf(called, target.kind)
  if (called.ok && called.status === 410 && target.kind === 'webhook')
    await inWorkspace(async (trx) => {
      await changeLetterTarget(trx, scope, target.id, { is_on: false })
      await writeAudit(trx, scope, { who: 'Rapport', action: 'pause letter target', subject: target.name })
    })
  return result
}

/** Whether what was answered means that it arrived, and if not, whether it may another time. */
export function resultOf(called: Called, kind: LetterTarget['kind']): SendResult {
  if (!called.ok) {
    const { isForGood, isUnknown, says } = called
    if (isForGood) return { ok: false, fate: 'never', says }
    return isUnknown && kind === 'slack'
      ? { ok: false, fate: 'unknown', says: targetWords.noAnswer(says) }
      : { ok: false, fate: 'again', says }
  }
  const { status } = called
  const says = targetWords.answered(status, shown(called.text))
  if (status >= 200 && status < 300) return { ok: true, says }
  if (status >= 300 && status < 400) return { ok: false, fate: 'again', says: targetWords.redirects(status) }
  if (status === 410) return { ok: false, fate: 'never', says: kind === 'webhook' ? targetWords.gone : says }
  // Slack says what is wrong with a message or a channel by these, and says it again; of others it may pass.
  const isForGood = kind === 'slack' && status < 500 && status !== 408 && status !== 429
  return { ok: false, fate: isForGood ? 'never' : 'again', says }
}

/** @throws Error where the target has no secret to sign with */
export function signed(target: LetterTarget, body: string, { id, now }: { id: string; now: Date }): Body {
  const secrets = secretsOf(target, now)
  if (secrets.length === 0) throw new Error('a webhook has no secret')
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
    },
  }
}

/** For a day after it was renewed, the earlier one too: whoever checks takes either. */
const secretsOf = ({ secret, earlier_secret: earlier, earlier_until: until }: LetterTarget, now: Date): string[] =>
  [secret, until && until > now ? earlier : null].filter((one) => one !== null)

export const message = (outgoing: Outgoing): Body => json(slackMessage(outgoing))

export const json = (body: unknown): Body => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
})

/** The beginning of what was answered, where it is text. */
const shown = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\ufffd\s]+/gu, ' ')
    .trim()
    .slice(0, 160)
