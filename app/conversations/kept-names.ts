import type { Channel } from './records.ts'
import { namesPeople } from './place.ts'
import { leadingMentions, mentions } from './words.ts'

/**
 * What is kept of a text that is cleared: the @names in it, those at its head before a dash, so that place reads of them
 * what it read of the text. Empty where a channel names nobody so.
 */
export function keptNames(text: string, channel: Channel): string {
  if (!namesPeople.has(channel)) return ''
  const names = mentions(text).map((name) => `@${name}`)
  const head = leadingMentions(text).length
  return [...names.slice(0, head), ...(names.length > head ? ['-', ...names.slice(head)] : [])].join(' ')
}
