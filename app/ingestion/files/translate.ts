import type { Channel } from '#app/conversations/records.ts'
import type { ReadTime } from '../times.ts'
import type { Locate } from './cells.ts'
import { exportAgain, destroyed } from './ids.ts'
import type { ConversationMapping, Mapping } from './mapping.ts'
import { isRejection, type Translate, type Translated } from './rejection.ts'
import { conversationTranslator } from './translate-conversations.ts'
import { messageTranslator } from './translate-messages.ts'
import { saleTranslator } from './translate-sales.ts'
import type { OpenOptions, RefusalCode } from './types.ts'

/** The channel of rows that name none. */
export const usualChannel = (mapping: Mapping | null, options: OpenOptions): Channel =>
  options.channel ?? mapping?.channel ?? (mapping?.shape === 'conversation' ? 'helpdesk' : 'other')

export function mappedTranslator<Row>(
  mapping: Mapping,
  locate: Locate<Row>,
  settings: { readTime: ReadTime; channel: Channel },
): Translate<Row> {
  if (mapping.shape === 'sale') return saleTranslator(mapping, locate, settings)
  return mapping.shape === 'message'
    ? messageTranslator(mapping, locate, settings)
    : conversationTranslator(mapping, locate, settings)
}

const tellsStatesOnly = ({ columns }: ConversationMapping) =>
  columns.status !== undefined && columns.at === undefined && columns.version === undefined

/** What the user should know of what a mapping leaves out. */
export function notesOnMapping(mapping: Mapping | null): string[] {
  const notes: string[] = []
  if (mapping?.shape === 'conversation' && mapping.columns.customer === undefined) {
    notes.push(
      'No column names the customer: each ticket counts as a customer of its own, so nobody is seen to return.',
    )
  }
  if (mapping?.shape === 'conversation' && tellsStatesOnly(mapping)) {
    notes.push(
      'No column is the version: of several rows of a ticket the one with the latest time counts, so a ticket that is opened again and loses its solved time stays solved.',
    )
  }
  if (mapping?.shape === 'message' && mapping.columns.author === undefined) {
    notes.push('No column names the author: each message counts as a customer of its own, so nobody is seen to return.')
  }
  if (mapping?.showsReplies === false) {
    notes.push('This file cannot show our replies, so it gives no response reading.')
  }
  return notes
}

/**
 * Why a whole file is refused by its first rows: every one fails for its time, or nine in ten for ids a spreadsheet
 * destroyed. Anything else is for quarantine, row by row.
 */
export function refusalBySample(
  sample: { row: number; translated: Translated }[],
): { code: RefusalCode; sentence: string } | null {
  const rejected = sample.flatMap(({ row, translated }) => (isRejection(translated) ? [{ row, ...translated }] : []))
  const byId = rejected.filter(({ cause }) => cause === 'id')
  if (byId.length > 0 && byId.length >= 0.9 * sample.length) {
    const sentence = `Of the first rows (${sample.length}), in ${byId.length} ${destroyed}; ${exportAgain}.`
    return { code: 'damaged_ids', sentence }
  }
  const byTime = rejected.filter(({ cause }) => cause === 'time')
  const first = byTime[0]
  if (!first || byTime.length < sample.length) return null
  return { code: 'unclear_time', sentence: `${first.reason} (Row ${first.row}, and every other of the first rows.)` }
}
