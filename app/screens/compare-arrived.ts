import { dayIn } from '#app/history/days.ts'
import { taken } from '#app/measures/columns.ts'
import type { Arrival } from '#app/measures/compare-strata.ts'
import type { ArrivalGroup, DatedGroup } from '#db/queries/compare.ts'
import { arrivalOf, type OpenAt } from './compare-arrivals.ts'

/** Whose conversation it is and what it was like, the same for all of a group. */
export type Alike = Pick<ArrivalGroup, 'channel' | 'account' | 'team' | 'counts' | 'aside' | 'lastStanding'>

/**
 * Conversations as parallel columns, the earliest first; the index in them is a conversation's *place*. A million of them
 * take some fifty megabytes.
 */
export type Arrived = {
  count: number
  /** Two numbers each. */
  ids: Int32Array
  /** Customers, numbered from 0; `customerIds` are the numbers that the database knows them by. */
  customer: Uint32Array
  customerIds: number[]
  /** In ms since 1970. */
  began: Float64Array
  alike: readonly Alike[]
  group: Uint32Array
  /** What was known when it arrived: an index of `kinds`. */
  kinds: readonly Arrival[]
  kind: Uint32Array
  days: readonly string[]
  day: Uint32Array
  /** The place of an id; -1 where it is none of these. */
  placeOf: (high: number, low: number) => number
}

/** Puts groups in one order. */
export function arrivedOf(
  groups: readonly ArrivalGroup[],
  { timeZone, isOpen }: { timeZone: string; isOpen: OpenAt },
): Arrived {
  const count = groups.reduce((sum, { places }) => sum + places.length, 0)
  const column = () => new Uint32Array(count)
  const [customer, group, kind, day] = [column(), column(), column(), column()]
  const [ids, began] = [new Int32Array(2 * count), new Float64Array(count)]
  const [dayAt, days, kinds, customers] = [dayIn(timeZone), numbered<string>(), numbered<string>(), numbered<number>()]
  const known: Arrival[] = []
  for (const [g, one] of groups.entries()) {
    const numbers = new Map<boolean | null, number>()
    const byHours = (open: boolean | null) => {
      const before = numbers.get(open)
      if (before !== undefined) return before
      const arrival = arrivalOf(one, open)
      const number = kinds.numberOf(Object.values(arrival).join('\n'))
      known[number] ??= arrival
      numbers.set(open, number)
      return number
    }
    for (let i = 0; i < one.places.length; i++) {
      const place = one.places[i]!
      const at = one.began[i]!
      const arrival = byHours(isOpen(one.channel, at))
      group[place] = g
      began[place] = at
      ids[2 * place] = one.ids[2 * i]!
      ids[2 * place + 1] = one.ids[2 * i + 1]!
      customer[place] = customers.numberOf(one.customers[i]!)
      day[place] = days.numberOf(dayAt(at))
      kind[place] = arrival
    }
  }
  return {
    ...{ count, ids, customer, customerIds: customers.all, began, alike: groups, group },
    ...{ kinds: known, kind, days: days.all, day, placeOf: lookUp(ids) },
  }
}

function numbered<Value>() {
  const numbers = new Map<Value, number>()
  const all: Value[] = []
  const numberOf = (value: Value) => {
    const known = numbers.get(value)
    if (known !== undefined) return known
    numbers.set(value, all.push(value) - 1)
    return all.length - 1
  }
  return { all, numberOf }
}

/** A table with open addressing: a `Map` of as many takes five times as much. */
function lookUp(ids: Int32Array): Arrived['placeOf'] {
  const size = 2 ** Math.ceil(Math.log2(ids.length + 2))
  const slots = new Int32Array(size).fill(-1)
  const find = (one: number, other: number) => {
    let slot = one & (size - 1)
    for (let place = slots[slot]!; place >= 0; place = slots[slot]!) {
      if (ids[2 * place] === one && ids[2 * place + 1] === other) break
      slot = (slot + 1) & (size - 1)
    }
    return slot
  }
  for (let place = 0; 2 * place < ids.length; place++) slots[find(ids[2 * place]!, ids[2 * place + 1]!)] = place
  return (one, other) => slots[find(one, other)]!
}

/** What a measure counts, of conversations that arrived: parallel columns by place, several of one where it counts replies; of shares those of times may be empty. */
export type CountedPart = Pick<DatedGroup, 'part' | 'unknownWords' | 'at' | 'seconds' | 'closed'> & {
  place: Uint32Array
}

/** A measure's rows, the earliest conversation first; those of others are left out. */
export function countedParts(groups: readonly DatedGroup[], { count, placeOf }: Arrived): CountedPart[] {
  return groups.map(({ part, unknownWords, ids, ...columns }) => {
    const found = new Int32Array(ids.length / 2).map((_, i) => placeOf(ids[2 * i]!, ids[2 * i + 1]!))
    const order = byPlace(found, count)
    const of = (column: Float64Array) =>
      column.length === 0 ? column : taken(new Float64Array(order.length), column, order)
    return {
      ...{ part, unknownWords, place: taken(new Uint32Array(order.length), found, order) },
      ...{ at: of(columns.at), seconds: of(columns.seconds), closed: of(columns.closed) },
    }
  })
}

/** The rows that have a place, in its order; rows of one place keep theirs. */
function byPlace(places: Int32Array, count: number): Uint32Array {
  const next = new Uint32Array(count + 1)
  let kept = 0
  for (const place of places)
    if (place >= 0) {
      next[place + 1]!++
      kept++
    }
  for (let place = 1; place <= count; place++) next[place]! += next[place - 1]!
  const order = new Uint32Array(kept)
  for (let i = 0; i < places.length; i++) if (places[i]! >= 0) order[next[places[i]!]!++] = i
  return order
}
