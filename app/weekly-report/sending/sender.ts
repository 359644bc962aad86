import type { ToldLetter } from '#app/measures/letter.ts'
import type { Trx } from '#db/client.server.ts'
import type { Delivery } from '#db/queries/letter-delivery.ts'
import type { Scope } from '#db/scope.ts'

/** A letter on its way out, and where it can be read for good. */
export type Outgoing = { letter: ToldLetter; address: string }

export type SendTools = {
  scope: Scope
  /** A transaction in the workspace; none may be open while the other side is spoken to. */
  inWorkspace: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>
  /**
   * To be called in the last moment in which it certainly has not arrived, once for each try; false: do not send it, it
   * is no longer ours. What a sender leaves before that is tried again, what it leaves after may have arrived.
   */
  handOver: () => Promise<boolean>
  signal: AbortSignal
  now: () => Date
}

/**
 * What came of it, with a sentence for people. `again`: it certainly did not arrive and may later. `never`: it will not
 * arrive. `unknown`: it may have arrived, and nobody here can tell. `withdrawn`: it is not wanted any more. `forAll`: the
 * way to every target of this kind is closed.
 */
export type SendResult =
  | { ok: true; says: string }
  | { ok: false; fate: 'again' | 'never' | 'unknown' | 'withdrawn'; says: string; forAll?: boolean }

/** One way out of the house. It looks its target up itself, in the moment it sends. */
export type Sender = {
  kind: Delivery['target_kind']
  /** Whether the receiver can tell a repeat by its id: what may have arrived is then sent again, else never by itself. */
  tellsRepeats: boolean
  send: (outgoing: Outgoing, delivery: Delivery, tools: SendTools) => Promise<SendResult>
  /** Lets go of what was held from one letter to the next. */
  close?: () => Promise<void>
}
