import { randomInt } from 'node:crypto'
import type { Db, Pool, Trx } from '#db/client.server.ts'
import { inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import {
  claimDelivery,
  type Delivery,
  type DeliveryChange,
  endDelivery,
  handDeliveryOver,
  holdSendingLock,
  putOffDeliveries,
  releaseSendingLock,
  takeFromTheDead,
} from '#db/queries/letter-delivery.ts'
import type { Scope } from '#db/scope.ts'
import { nextTry } from './next-try.ts'
import type { Outgoing, Sender, SendResult, SendTools } from './sender.ts'
import { deliveryWords } from './delivery-words.ts'

/** One run sends at most so many; the next goes on. */
const mostAtOnce = 100

type Tools = {
  db: Db
  pool: Pool
  signal: AbortSignal
  now: () => Date
  senders: readonly Sender[]
  /** The letter of a week (its Monday) as it goes out; null where it cannot be read. */
  outgoing: (week: string) => Promise<Outgoing | null>
  /** Hears of what went wrong in Rapport itself; the letter is tried again all the same. */
  onFault: (error: unknown) => void
}

/**
 * Sends what is due in a workspace. Each row is claimed and committed before anybody outside hears of it, committed once
 * more before the words go out, and closed by what came of it; whoever sends holds a lock in the database as long as they
 * live. What a dead sender left is sent again where it certainly did not arrive or the receiver can tell a repeat; else it
 * stays `unknown` until a person decides (decision 028).
 *
 * @returns whether more may be due at once
 */
export async function deliverLetters(tools: Tools, scope: Scope): Promise<{ tried: number; isMore: boolean }> {
  const { pool, signal, senders } = tools
  const session = await pool.connect()
  const sender = randomInt(1, 2 ** 31 - 1)
  const state = { isLost: false }
  const lose = () => void (state.isLost = true)
  session.once('end', lose)
  let tried = 0
  try {
    await holdSendingLock(session, sender)
    await closeOfTheDead(tools, scope)
    while (tried < mostAtOnce && !signal.aborted && !state.isLost) {
      const one = await claimNext(tools, scope, sender)
      if (!one) return { tried, isMore: false }
      tried++
      await sendOne(tools, scope, one)
    }
    return { tried, isMore: true }
  } finally {
    for (const one of senders) await one.close?.()
    const isFree = await releaseSendingLock(session, sender).then(
      () => true,
      () => false,
    )
    session.removeListener('end', lose)
    session.release(!isFree)
  }
}

type Claimed = Delivery & { sender: number }

async function claimNext({ db, now, senders }: Tools, scope: Scope, sender: number): Promise<Claimed | undefined> {
  const kinds = senders.map(({ kind }) => kind)
  const claimed = await inWorkspaceQuietly(db, scope, (trx) => claimDelivery(trx, scope, { kinds, sender, now: now() }))
  return claimed && { ...claimed, sender }
}

async function closeOfTheDead({ db, now, senders }: Tools, scope: Scope): Promise<void> {
  const all = senders.map(({ kind }) => kind)
  const telling = senders.filter(({ tellsRepeats }) => tellsRepeats).map(({ kind }) => kind)
  await inWorkspaceQuietly(db, scope, async (trx) => {
    const again = { state: 'waiting', says: deliveryWords.leftAndSentAgain, next_at: now() } as const
    await takeFromTheDead(trx, scope, { from: ['sending'], kinds: all, ...again })
    await takeFromTheDead(trx, scope, { from: ['handing_over'], kinds: telling, ...again })
    const unknown = { state: 'unknown', says: deliveryWords.leftUnknown } as const
    const others = all.filter((kind) => !telling.includes(kind))
    await takeFromTheDead(trx, scope, { from: ['handing_over'], kinds: others, ...unknown })
  })
}

async function sendOne(tools: Tools, scope: Scope, one: Claimed): Promise<void> {
  const { db, now } = tools
  const result = await resultOf(tools, scope, one)
  const change = changeFor(result, one, now())
  await inWorkspaceQuietly(db, scope, async (trx) => {
    const isOurs = await endDelivery(trx, scope, one, change)
    if (isOurs && !result.ok && result.forAll === true) await closeWay(trx, scope, one, { change, now: now() })
  })
}

/** Has the others of a kind wait as long as the one that found the way closed. Its day is over for none that began later. */
async function closeWay(
  trx: Trx,
  scope: Scope,
  { target_kind: kind, made_at: since }: Claimed,
  { change, now }: { change: DeliveryChange; now: Date },
): Promise<void> {
  const { state, says, next_at: next } = change
  if (state === 'given_up') await putOffDeliveries(trx, scope, { kind, now, madeUntil: since, state, says })
  const until = next ?? nextTry({ attempts: 1, since: now, now })
  if (until) await putOffDeliveries(trx, scope, { kind, now, next_at: until, says })
}

async function resultOf(tools: Tools, scope: Scope, one: Claimed): Promise<SendResult> {
  const { db, now, signal, senders } = tools
  const sender = senders.find(({ kind }) => kind === one.target_kind)
  const inWorkspace: SendTools['inWorkspace'] = (work) => inWorkspaceQuietly(db, scope, work)
  let isHandedOver = false
  const handOver = async () => (isHandedOver = await inWorkspace((trx) => handDeliveryOver(trx, scope, one)))
  try {
    const outgoing = sender && (await tools.outgoing(one.week))
    if (!sender || !outgoing) return { ok: false, fate: 'again', says: deliveryWords.noLetter }
    return await sender.send(outgoing, one, { scope, signal, now, inWorkspace, handOver })
  } catch (error) {
    if (signal.aborted) throw error
    tools.onFault(error)
    const mayHaveArrived = isHandedOver && sender?.tellsRepeats !== true
    return mayHaveArrived
      ? { ok: false, fate: 'unknown', says: deliveryWords.faultUnknown }
      : { ok: false, fate: 'again', says: deliveryWords.fault }
  }
}

function changeFor(result: SendResult, { attempts, made_at: since }: Claimed, now: Date): DeliveryChange {
  const { says } = result
  if (result.ok) return { state: 'sent', says, sent_at: now }
  if (result.fate === 'never') return { state: 'failed', says }
  if (result.fate !== 'again') return { state: result.fate, says }
  const next = nextTry({ attempts, since, now })
  return next ? { state: 'waiting', says, next_at: next } : { state: 'given_up', says }
}
