import type { Before } from './conversation.ts'
import type { Draw } from './draw.ts'
import type { Matter } from './matter.ts'
import { newCustomer, type Customer } from './people.ts'
import { sampleChannels, type SampleChannel } from './truth.ts'

/** Somebody who will ask again about what was settled. */
export type SameMatter = { customer: Customer; matter: Matter; channel: SampleChannel; before: Before }

const longestAgo = 22
const shortestAgo = 3

/** The people of the sample: who is new, who comes back with something else, who comes back about the same. */
export function gatherCrowd() {
  let count = 0
  const byWeek = new Map<string, Customer[]>()
  const returning = new Map<number, SameMatter[]>()
  const key = (week: number, channel: SampleChannel) => `${week} ${channel}`

  const stranger = (draw: Draw): Customer => newCustomer(++count, draw)

  return {
    stranger,

    /** Somebody who wrote 3 to 22 weeks ago, mostly on this channel, if there is anybody. */
    acquaintance(week: number, channel: SampleChannel, draw: Draw): Customer | undefined {
      for (let attempt = 0; attempt < 12; attempt++) {
        const ago = draw.whole(shortestAgo, longestAgo)
        const where = draw.chance(0.12) ? draw.pick(sampleChannels) : channel
        const candidates = byWeek.get(key(week - ago, where)) ?? []
        const found = candidates.length ? draw.pick(candidates) : undefined
        if (found && found.lastWeek === week - ago) return found
      }
      return undefined
    },

    /** Takes note that somebody begins a conversation, so that it can be found again. */
    note(customer: Customer, week: number, channel: SampleChannel): void {
      customer.lastWeek = week
      customer.lastChannel = channel
      const known = byWeek.get(key(week, channel))
      if (known) known.push(customer)
      else byWeek.set(key(week, channel), [customer])
    },

    comesBack(week: number, same: SameMatter): void {
      returning.set(week, [...(returning.get(week) ?? []), same])
    },

    /** Somebody who is due to ask again this week. */
    returnee: (week: number): SameMatter | undefined => returning.get(week)?.shift(),
  }
}
