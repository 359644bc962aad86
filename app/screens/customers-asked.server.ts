import { askedWords } from '#app/conversations/search-words.ts'
import { returnDays } from '#app/measures/return-cohorts.ts'
import type { CohortOf } from '#db/queries/customer-returns.ts'
import { type CustomerOrder, customerOrders } from '#db/queries/customers.ts'
import { placedMoment } from './list-position.ts'

/** Which customers somebody looks at. */
export type CustomersAsked = {
  q?: string
  who: string[]
  order: CustomerOrder
  cohort?: CohortOf
  after?: string
}

export type ReadCustomers = { ok: true; asked: CustomersAsked } | { ok: false; reason: string }

/** Reads `?q=ann&order=most&month=2026-01&days=60&returned=yes&after=…`. */
export function readCustomers(search: URLSearchParams): ReadCustomers {
  const given = (key: string) => search.get(key)?.trim() || undefined
  const [q, month, after] = [given('q'), given('month'), given('after')]
  const who = askedWords(q ?? '')
  if (q !== undefined && who.length === 0) return { ok: false, reason: `"${q}" holds no word to look for.` }
  const asked = given('order') ?? 'recent'
  const order = customerOrders.find((one) => one === asked)
  if (!order)
    return { ok: false, reason: `Customers cannot be ordered by "${asked}": there is ${customerOrders.join(', ')}.` }
  const days = returnDays.find((one) => String(one) === (given('days') ?? String(returnDays[0])))
  if (days === undefined)
    return { ok: false, reason: `"${given('days')}" days are not counted: there is ${returnDays.join(', ')}.` }
  if (month !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month))
    return { ok: false, reason: `"${month}" is not a month: write it as 2026-01.` }
  if (after !== undefined && !isPosition(after, order))
    return { ok: false, reason: `"${after}" is not where a page of this list ended.` }
  const cohort = month === undefined ? undefined : { month, days, returned: given('returned') !== 'no' }
  return {
    ok: true,
    asked: { ...(q !== undefined && { q }), who, order, ...(cohort && { cohort }), ...(after && { after }) },
  }
}

/** What the list's last row said of itself: how many or when, `~`, the customer's number. */
function isPosition(text: string, order: CustomerOrder): boolean {
  const at = text.indexOf('~')
  const key = text.slice(0, at)
  return (
    /^\d{1,15}$/.test(text.slice(at + 1)) && (order === 'most' ? /^\d{1,9}$/.test(key) : placedMoment(key) !== null)
  )
}
