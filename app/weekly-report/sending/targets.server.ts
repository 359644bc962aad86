import { randomBytes } from 'node:crypto'
import { weekName } from '#app/measures/days.ts'
import { requireScope, type Access } from '#app/screens/in-view.server.ts'
import type { Trx } from '#db/client.server.ts'
import { type AuditLine, writeAudit } from '#db/queries/audit.ts'
import { putDeliveriesBack, withdrawDeliveries } from '#db/queries/letter-delivery.ts'
import {
  addLetterTarget,
  changeLetterTarget,
  findLetterTarget,
  type LetterTarget,
  listLetterTargets,
  listTargetAnswers,
} from '#db/queries/letter-target.ts'
import type { Caller } from './caller.ts'
import { deliveryStateWords } from './delivery-words.ts'
import { notForAgencies } from '../freeze.server.ts'
import { json, resultOf, signed } from './hook-senders.server.ts'
import { slackText } from './slack-message.ts'
import { targetWords } from './target-words.ts'

/** How many of the last answers of each are shown. */
const answersShown = 5
const mostTargets = 20
const longestName = 60
const longestUrl = 2000
const dayMs = 86_400_000

/** Who may say where else letters go; whoever sees only a part of them may not. */
export async function requireTargets(access: Access, workspaceName: string | undefined) {
  const { scope, workspace, asker } = await requireScope(access, workspaceName, 'share')
  if (scope.teams !== 'all') throw new Response(notForAgencies, { status: 403 })
  return { scope, workspace, asker, now: access.now(), inWorkspace: access.inWorkspace }
}

type Targets = Awaited<ReturnType<typeof requireTargets>>
type Refusal = { ok: false; reason: string }

/** Where else letters go, with what was answered there last; no secret, and of an address only where it leads. */
export function loadTargets({ scope, inWorkspace }: Targets) {
  return inWorkspace(scope, async (trx) => {
    const answers = await listTargetAnswers(trx, scope, answersShown)
    return (await listLetterTargets(trx, scope)).map((target) => ({
      ...{ id: target.id, kind: target.kind, name: target.name, isOn: target.is_on, by: target.added_by },
      ...{ leadsTo: shownUrl(target.url), addedAt: target.added_at, hasSecret: target.secret !== null },
      answers: answers
        .filter((one) => one.target_id === target.id)
        .map(({ week, state, says, tried_at: triedAt, next_at: nextAt }) => ({
          ...{ week: weekName(week), state: deliveryStateWords[state], says, triedAt },
          nextAt: state === 'waiting' ? nextAt : null,
        })),
    }))
  })
}

export type NewTarget = { kind: string; name: string; url: string }

/** Adds an address; its secret is given once, and a message to Slack needs none. */
export async function addTarget(
  targets: Targets,
  caller: Caller,
  { kind, name, url }: NewTarget,
): Promise<{ ok: true; secret: string | null } | Refusal> {
  const { scope, asker, now } = targets
  if (kind !== 'webhook' && kind !== 'slack') return refuse('Say what is sent: a webhook or a message.')
  const [called, to] = [name.trim(), url.trim()]
  if (called === '' || called.length > longestName) return refuse(`Name it in up to ${longestName} characters.`)
  const fault = to.length > longestUrl ? `An address has at most ${longestUrl} characters.` : caller.faultOf(to)
  if (fault !== null) return refuse(fault)
  const secret = kind === 'webhook' ? newSigningSecret() : null
  return targets.inWorkspace(scope, async (trx) => {
    const known = await listLetterTargets(trx, scope)
    if (known.length >= mostTargets) return refuse(`A letter goes to at most ${mostTargets} such addresses.`)
    if (known.some((one) => one.name === called)) return refuse(`There is already one called “${called}”.`)
    await addLetterTarget(trx, scope, { kind, name: called, url: to, secret, added_by: asker.name, added_at: now })
    await audit(trx, targets, 'add letter target', called, { after: { kind, to: shownUrl(to) } })
    return { ok: true, secret }
  })
}

/** Pauses one or lets it go on, with what was to go there that day, or takes it off. False: there is none. */
export function changeTarget(targets: Targets, id: number, what: 'pause' | 'resume' | 'remove'): Promise<boolean> {
  const { scope, now } = targets
  return targets.inWorkspace(scope, async (trx) => {
    const change = what === 'remove' ? { removed_at: now } : { is_on: what === 'resume' }
    const changed = await changeLetterTarget(trx, scope, id, change)
    if (!changed) return false
    const of = { target_kind: changed.kind, target_id: changed.id }
    if (what === 'remove') await withdrawDeliveries(trx, scope, of, targetWords.removed)
    if (what === 'resume') await putDeliveriesBack(trx, scope, of, now)
    await audit(trx, targets, `${what} letter target`, changed.name, {
      ...(what === 'remove' && { before: { kind: changed.kind, to: shownUrl(changed.url) } }),
    })
    return true
  })
}

/** Another secret for a webhook, given once; for a day the earlier one signs too. */
export function renewSecret(
  targets: Targets,
  id: number,
): Promise<{ ok: true; name: string; secret: string } | Refusal> {
  const { scope, now } = targets
  return targets.inWorkspace(scope, async (trx) => {
    const found = await findLetterTarget(trx, scope, id)
    if (!found || found.removed_at || found.secret === null) return refuse('There is no such webhook.')
    const [secret, until] = [newSigningSecret(), new Date(now.getTime() + dayMs)]
    await changeLetterTarget(trx, scope, id, { secret, earlier_secret: found.secret, earlier_until: until })
    await audit(trx, targets, 'renew secret of letter target', found.name, {})
    return { ok: true, name: found.name, secret }
  })
}

/** Sends something to an address that is no letter, now, and says what was answered. */
export async function testTarget(
  { scope, workspace, asker, now, inWorkspace }: Targets,
  caller: Caller,
  id: number,
): Promise<{ ok: boolean; name: string; says: string } | Refusal> {
  const target = await inWorkspace(scope, (trx) => findLetterTarget(trx, scope, id))
  if (!target || target.removed_at) return refuse('There is no such address any more.')
  const says = targetWords.testText(workspace.name, asker.name)
  const body = testBody(target, { workspace: workspace.name, says, now })
  const result = resultOf(await caller.call({ url: target.url, ...body }), target.kind)
  return { ok: result.ok, name: target.name, says: result.says }
}

function testBody(target: LetterTarget, { workspace, says, now }: { workspace: string; says: string; now: Date }) {
  if (target.kind === 'slack') return json(slackText(says))
  const test = { type: 'test', workspace, says }
  return signed(target, JSON.stringify(test), { id: `msg_${randomBytes(12).toString('base64url')}`, now })
}

/** 256 random bits, written as the scheme of Standard Webhooks wants it. */
const newSigningSecret = () => `whsec_${randomBytes(32).toString('base64')}`

/** Where an address leads, without what may let somebody in there. */
export function shownUrl(url: string): string {
  const { origin, pathname, search } = new URL(url)
  const rest = `${pathname}${search}`
  return rest === '/' ? origin : `${origin}/…${rest.length > 12 ? rest.slice(-4) : ''}`
}

const refuse = (reason: string): Refusal => ({ ok: false, reason })

function audit(
  trx: Trx,
  { scope, asker }: Targets,
  action: AuditLine['action'],
  subject: string,
  kept: { before?: unknown; after?: unknown },
): Promise<void> {
  return writeAudit(trx, scope, { who: asker.name, action, subject, ...kept })
}
