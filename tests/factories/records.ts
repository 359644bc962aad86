import { seeded } from './seeded.ts'

const begin = Date.UTC(2025, 0, 6)
const hour = 3_600_000
const asks = [
  'Where is my order?',
  'My invoice is wrong, please correct it.',
  'It is broken again!',
  'Is there a manual?',
]
const answers = ['It arrives tomorrow.', 'Please call us on 0800 100.', 'Which version is it?', 'I have corrected it.']
const thanks = ['Thank you, that worked.', 'Still broken.', 'ok']

/** The desk's address, and a colleague's whom the records call a customer. */
export const deskAddress = 'help@acorn.example'
export const colleague = 'kim@acorn.example'

/**
 * Lines of a jsonl file about mail: threads in which several people write, replies across threads, outcomes about
 * messages, threads and people, some superseded, and people said to be the same. The same seed gives the same lines.
 */
export function mailLines(seed: number, threads: number): string[] {
  const random = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const chance = (share: number) => random() < share
  const lines: string[] = []
  const ids: string[] = []
  const person = () => `p${Math.floor(random() * Math.max(3, threads))}@example.org`
  const write = (record: Record<string, unknown>, at: number) =>
    lines.push(`${JSON.stringify({ channel: 'email', ...record, at: new Date(at).toISOString() })}\n`)

  for (let t = 0; t < threads; t++) {
    const thread = `t${t}`
    const [one, other] = [person(), person()]
    let at = begin + Math.round(random() * 60 * 24) * hour
    for (let n = 1 + Math.floor(random() * 6); n > 0; n--) {
      const id = `m${ids.length}`
      const ours = chance(0.4)
      const author = ours ? deskAddress : chance(0.15) ? colleague : chance(0.8) ? one : other
      const record: Record<string, unknown> = { type: 'message', id, author: { id: author } }
      Object.assign(record, {
        direction: ours ? 'outbound' : 'inbound',
        text: pick(ours ? answers : chance(0.6) ? asks : thanks),
      })
      if (chance(0.9)) record['thread'] = thread
      if (ids.length > 0 && chance(0.4)) record['replyTo'] = chance(0.8) ? ids.at(-1) : pick(ids)
      if (ours && chance(0.5)) record['account'] = deskAddress
      if (chance(0.1)) record['visibility'] = pick(['private', 'internal'])
      write(record, at)
      ids.push(id)
      at += Math.round(chance(0.1) ? 24 * 10 : random() * 30) * hour
    }
    for (let n = Math.floor(random() * 3); n > 0; n--) {
      const about = pick<Record<string, unknown>>([
        { thread },
        { message: pick(ids) },
        { message: `later${t}` },
        { thread, customer: { id: other } },
      ])
      const kind = pick(['closed', 'reopened', 'spam', 'rating', 'status', 'merged'])
      const value = { rating: 'good', status: 'open', merged: `t${Math.floor(random() * threads)}` }[kind]
      const record = {
        type: 'outcome',
        id: `o${t}-${n}`,
        kind,
        actor: pick(['responder', 'customer', 'timer']),
        ...about,
      }
      write({ ...record, ...(value === undefined ? {} : { value }) }, at)
      if (chance(0.2)) write({ ...record, kind: 'closed', version: 1 }, at + hour)
      at += Math.round(random() * 50) * hour
    }
    if (chance(0.15)) {
      lines.push(
        `${JSON.stringify({ type: 'customer', id: one, channel: 'email', sameAs: [{ channel: 'email', id: person() }] })}\n`,
      )
    }
  }
  return lines
}
