import type { z } from 'zod'
import type { incomingRecord, MessageRecord } from '#app/conversations/records.ts'
import type { Verdict } from '#app/conversations/verdict.ts'
import type { SampleSource } from './brand.ts'

/** A record as it goes over the wire, with what else the platforms would send along: counts that are refused. */
export type WireRecord = z.input<typeof incomingRecord> & {
  like_count?: number
  repost_count?: number
  insights?: { impressions: number; reach: number }
}

/** One line of a source. `verdict` is what a perfect judge would say of the message. */
export type SampleLine =
  | { source: SampleSource; record: WireRecord; verdict: Verdict | null }
  /** A line that does not parse, as sources send them now and then. */
  | { source: SampleSource; broken: string }

/** Names a message among those of all channels, as `judge` of an import sees it. */
export const messageKey = ({ channel, id }: Pick<MessageRecord, 'id'> & { channel?: string | undefined }) =>
  `${channel} ${id}`

export const instant = (at: number) => new Date(Math.floor(at / 1000) * 1000).toISOString()
