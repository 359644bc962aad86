import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cannedAmong, comparedReplies, copyWindow, type SentReply } from '#app/conversations/canned.ts'
import { replyForm } from '#app/conversations/near-copy.ts'
import { readEnv } from '#app/platform/env.ts'
import { inBatch } from '#db/batch.server.ts'
import { openDb } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { listRepliesAround } from '#db/queries/canned.ts'
import { type MessageRow, storeMessages } from '#db/queries/message.ts'
import { createWorkspace } from '#db/queries/workspace.ts'
import { seeded } from '../factories/seeded.ts'

const { values } = parseArgs({ options: { replies: { type: 'string', default: '1000000' } } })
const wanted = Number(values.replies)
const batchReplies = 4000
const hour = 3_600_000
const begin = Date.UTC(2025, 0, 6)
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ')
const random = seeded(20261122)
const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
/** Words as frequent as those of a language are: the n-th about 1/n as often as the first. */
const word = () => {
  const rank = Math.floor(Math.exp(random() * Math.log(20_000)))
  return [rank % 20, Math.floor(rank / 20) % 20, Math.floor(rank / 400) % 20].map((n) => syllables[n]).join('')
}
const sentence = (words: number) => Array.from({ length: words }, word).join(' ')
const templates = Array.from({ length: 400 }, () => sentence(12 + Math.floor(random() * 20)))

/** Two replies of five are a template with one word changed or a name put in, the rest are written afresh. */
function text(): string {
  if (random() >= 0.4) return `Hi ${word()}, ${sentence(8 + Math.floor(random() * 25))}. ^${pick(['AB', 'CD'])}`
  const words = pick(templates).split(' ')
  if (random() < 0.5) words[Math.floor(random() * words.length)] = word()
  return `Hello ${word()}! ${words.join(' ')} https://shop.example/${Math.floor(random() * 1e6)}`
}

/** A reply without its words: they are not what is measured here. */
const blank: Omit<
  MessageRow,
  'external_id' | 'root_id' | 'row_number' | 'occurred_at' | 'first_seen_at' | 'identity_id'
> = {
  ...{ namespace: 'x', source_id: 1, channel: 'x', author: 'desk', claimed_account: null, claimed_outbound: true },
  ...{
    visibility: 'public',
    claimed_automated: null,
    thread_id: null,
    parent_id: null,
    addressed_to: null,
    topic: null,
  },
  ...{
    language: null,
    ticket_event: null,
    text: null,
    outbound: true,
    account: null,
    addressed: 'us',
    root_missing: false,
  },
  ...{
    needs_answer: null,
    complaint: null,
    tone: null,
    gratitude: null,
    says_solved: null,
    tells_more: null,
    asks: null,
  },
  ...{
    passes_along: null,
    promises: null,
    apologises: null,
    helps: null,
    automated: null,
    why: null,
    judge_version: 1,
    adjustment_version: 0,
  },
  ...{ words: null, reply_form: null, reply_head: null, reply_tail: null, canned: null, kept_names: null },
}

const data = await mkdtemp(join(tmpdir(), 'rapport-bench-data-'))
const attached = await attachDatabase({ ...readEnv(), RAPPORT_DATA: data })
const { db, pool, close } = openDb(attached.url, { max: 2 })
try {
  await migrate(pool)
  const workspace = (await createWorkspace(db, 'bench canned'))!
  const spent = { forms: 0, looking: 0, comparing: 0, storing: 0 }
  const timed = async <T>(part: keyof typeof spent, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now()
    const result = await work()
    spent[part] += performance.now() - started
    return result
  }
  let canned = 0
  let made = 0
  while (made < wanted) {
    const said = Array.from({ length: Math.min(batchReplies, wanted - made) }, text)
    const forms = await timed('forms', () => said.map(replyForm))
    const replies = forms.flatMap((form, i): SentReply[] => {
      const n = made + i
      return form
        ? [
            {
              id: `x:${n}`,
              at: begin + Math.floor((n / wanted) * 90 * 24 * hour),
              customer: 1 + Math.floor(random() * 300_000),
              ...form,
            },
          ]
        : []
    })
    made += said.length
    await inBatch(pool, workspace.id, async (batch) => {
      const known = new Map(replies.map((reply) => [reply.id, reply]))
      for (const edge of ['head', 'tail'] as const) {
        const spans = [...Map.groupBy(replies, (reply) => reply[edge])].map(([key, some]) => ({
          ...{ key, first: new Date(some[0]!.at), last: new Date(some.at(-1)!.at) },
        }))
        const options = {
          windowHours: copyWindow / hour,
          compared: comparedReplies,
          also: 'earlier and later' as const,
        }
        for (const row of await timed('looking', () =>
          listRepliesAround(batch, workspace.id, `reply_${edge}`, spans, options),
        )) {
          const { reply_form: form, reply_head: head, reply_tail: tail } = row
          const id = `x:${row.external_id}`
          known.set(id, { id, at: row.occurred_at.getTime(), customer: row.customer_id, form, head, tail })
        }
      }
      const found = await timed('comparing', () => cannedAmong(replies, [...known.values()]))
      canned += found.size
      await timed('storing', () => store(batch, workspace.id, replies, found))
    })
  }
  const { rows } = await pool.query<{ bytes: number }>(
    `select sum(pg_relation_size(c.oid))::bigint as bytes from pg_class c where c.relname in ('message_by_reply_head', 'message_by_reply_tail')`,
  )
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const table = [
    ['work', 'measured'],
    ['---', '---'],
    [`${made.toLocaleString('en')} replies, of which canned`, canned.toLocaleString('en')],
    ['normal forms and hashes', seconds(spent.forms)],
    ['looking up what begins or ends alike', seconds(spent.looking)],
    ['comparing', seconds(spent.comparing)],
    ['grouping, all together', seconds(spent.forms + spent.looking + spent.comparing)],
    ['storing the messages (in every import)', seconds(spent.storing)],
    ['the two indexes', `${Math.round((rows[0]?.bytes ?? 0) / 1e6)} MB`],
    ['peak memory of the process', `${Math.round(process.resourceUsage().maxRSS / 1e3)} MB`],
  ]
  process.stdout.write(
    `\n${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, Node ${process.versions.node}\n\n`,
  )
  for (const row of table) process.stdout.write(`| ${row.join(' | ')} |\n`)
} finally {
  await close()
  await attached.release()
  await rm(data, { recursive: true, force: true })
}

type Batch = Parameters<Parameters<typeof inBatch>[2]>[0]

/** The replies as an import leaves them: an identity for each customer, the rows in the indexed table. */
async function store(batch: Batch, workspaceId: number, replies: readonly SentReply[], canned: ReadonlySet<SentReply>) {
  const customers = [...new Set(replies.map((reply) => reply.customer))]
  await batch.query(
    `insert into identity (workspace_id, id, channel, external_id, customer_id, home_customer_id)
     select $1, c, 'x', c::text, c, c from unnest($2::bigint[]) c on conflict do nothing`,
    [workspaceId, customers],
  )
  await storeMessages(
    batch,
    workspaceId,
    replies.map((reply): MessageRow => {
      const [id, at] = [reply.id.slice(2), new Date(reply.at)]
      return {
        ...blank,
        ...{ external_id: id, root_id: id, row_number: Number(id), occurred_at: at, first_seen_at: at },
        ...{ identity_id: reply.customer, reply_form: reply.form, reply_head: reply.head, reply_tail: reply.tail },
        canned: canned.has(reply),
      }
    }),
  )
}
