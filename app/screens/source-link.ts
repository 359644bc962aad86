/**
 * Where a source shows a message: its id, where the source's own ids are addresses (as those of Mastodon, forums and
 * feeds are). Null where they are not: an address is never guessed.
 *
 * @param messageId `namespace:external id`; the namespace may hold colons itself
 */
export function saidLink(messageId: string | undefined): string | null {
  const at = messageId?.search(/:https?:\/\//) ?? -1
  if (messageId === undefined || at === -1) return null
  const url = URL.parse(messageId.slice(at + 1))
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
