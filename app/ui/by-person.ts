export type Member = { responder: string; channel: string; fromDay: string; toDay: string | null }

export type Person = Omit<Member, 'channel'> & { channels: string[] }

/** Each person once for the days they belong, with the channels on which they do. */
export function byPerson(members: readonly Member[]): Person[] {
  const people = new Map<string, Person>()
  for (const { channel, ...one } of members) {
    const key = JSON.stringify([one.responder, one.fromDay, one.toDay])
    const known = people.get(key)
    if (known) known.channels.push(channel)
    else people.set(key, { ...one, channels: [channel] })
  }
  return [...people.values()].toSorted((a, b) => a.responder.localeCompare(b.responder, 'en'))
}
