import type { Pool } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { forgetCustomer } from './forget-customer.server.ts'
import { mergeCustomers, splitIdentity, undoWhoIsWho } from './who-is-who.server.ts'

/** `customer`: where the page is to go; null: nothing is left to show of them. */
export type Changed = { ok: true; customer: number | null } | { ok: false; reason: string }

/**
 * What the form of a customer's page asks for: `do` is merge (with `other`), split (with `identity`), undo (with `step`) or
 * forget (with `channel`, `id` and `sure`).
 */
export async function changeCustomer(
  pool: Pool,
  scope: Scope,
  form: FormData,
  { customer, who, now }: { customer: number; who: string; now: Date },
): Promise<Changed> {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const number = (name: string) => (/^\d{1,15}$/.test(text(name)) ? Number(text(name)) : -1)
  const by = { who, now }
  switch (text('do')) {
    case 'merge': {
      const told = await mergeCustomers(pool, scope, { ...by, into: customer, other: number('other') })
      return told.ok ? { ok: true, customer: told.customer } : told
    }
    case 'split': {
      const told = await splitIdentity(pool, scope, { ...by, identity: number('identity') })
      return told.ok ? { ok: true, customer } : told
    }
    case 'undo': {
      const told = await undoWhoIsWho(pool, scope, { ...by, step: number('step') })
      return told.ok ? { ok: true, customer } : told
    }
    case 'forget': {
      if (text('sure') !== 'yes')
        return { ok: false, reason: 'Nothing was erased: say that you are sure, for it cannot be taken back.' }
      const told = await forgetCustomer(pool, scope, { ...by, channel: text('channel'), externalId: text('id') })
      return told.ok ? { ok: true, customer: null } : told
    }
    default:
      return { ok: false, reason: 'This form asks for nothing that can be done here.' }
  }
}
