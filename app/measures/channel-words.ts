const proper = new Set(['x', 'facebook', 'instagram', 'mastodon', 'bluesky'])

const labels: Record<string, string> = {
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  email: 'Email',
  helpdesk: 'Help desk',
  chat: 'Chat',
  phone: 'Phone',
  review: 'Reviews',
  forum: 'Forum',
  letter: 'Letter',
  other: 'Other channels',
}

/** Every channel, as addresses, files and the API write it. */
export const channelNames: readonly string[] = Object.keys(labels)

/** A channel as a page calls it; its value in addresses, files and the API stays as it is. */
export const channelLabel = (channel: string): string => labels[channel] ?? channel

/** The same within a sentence: only names keep their capital. */
export const channelInWords = (channel: string): string =>
  proper.has(channel) ? channelLabel(channel) : channelLabel(channel).toLowerCase()
