import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { judge } from '#app/conversations/judge/judge.ts'
import { type Matter, matterByWords } from '#app/conversations/same-matter.ts'
import { fingerprint } from '#app/conversations/words.ts'
import { lacksData, sharedFile } from '../factories/shared-data.ts'

/** What one customer wrote in one thread, in order. */
type Thread = { id: string; brand: string; customer: string; said: string[] }

const read = (name: string) => readFileSync(sharedFile(name), 'utf8')
const rowsOf = (name: string) =>
  parse<Record<string, string>>(read(name), { columns: true, bom: true, relax_column_count: true })

function tweets(name: string): Thread[] {
  const rows = rowsOf(name)
  const byId = new Map(rows.map((row) => [row['tweet_id'], row]))
  const rootOf = (row: Record<string, string>) => {
    let root = row
    for (let depth = 0; depth < 100; depth++) {
      const parent = byId.get((root['in_response_to_tweet_id'] ?? '').replace(/\.0$/, ''))
      if (!parent) break
      root = parent
    }
    return root['tweet_id'] ?? ''
  }
  const inbound = rows.filter((row) => row['inbound']?.toLowerCase() === 'true')
  return [...Map.groupBy(inbound, (row) => `${rootOf(row)} ${row['author_id']}`)].map(([id, own]) => {
    const inOrder = own.toSorted((a, b) => Date.parse(a['created_at']!) - Date.parse(b['created_at']!))
    const said = inOrder.map((row) => row['text'] ?? '')
    return { id, brand: /@(\w*[a-z]\w*)/i.exec(said[0] ?? '')?.[1] ?? '', customer: own[0]!['author_id']!, said }
  })
}

/** Dialogues in which customer and brand take turns; the brand is named first. */
function summed(name: string): Thread[] {
  return rowsOf(name).map(({ inputs = '' }, n) => {
    const turns = inputs.split('<BR>').map((turn) => turn.trim())
    const said = turns.filter((_, turn) => turn % 2 === 0)
    return { id: `s${n}`, brand: said[0]?.split(' ')[0] ?? '', customer: `s${n}`, said }
  })
}

type Dialogue = { dialogHeader: { company: string }; dialogContent: { client?: string; message: string }[] }

function dialogues(name: string): Thread[] {
  return (JSON.parse(read(name)) as Dialogue[]).map(({ dialogHeader, dialogContent }, n) => {
    const own = dialogContent.filter(({ client }) => client !== undefined)
    const customer = own[0]?.client ?? `d${n}`
    return { id: `d${n}`, brand: dialogHeader.company, customer, said: own.map(({ message }) => message) }
  })
}

const sets: [string, (name: string) => Thread[]][] = [
  ['twcs/twcs_dev_brands.csv', tweets],
  ['tweetsumm/tweetsum_valid_with_text.csv', summed],
  ['ibm_twitter_customer_care/dev.json', dialogues],
]

type Pair = { isSame: boolean; aside: boolean; said: Matter }

const worded = (needs: readonly ReturnType<typeof fingerprint>[]) => needs.map((words) => ({ words }))

/** Every other thread, by chance that is the same in every run. */
const isAside = (id: string) => createHash('sha256').update(id).digest()[0]! % 2 === 1

/**
 * The last need of a thread against the needs before it is the same matter; against the needs of four threads of other
 * customers of the same brand, another. What a thread is about may change, and two customers may have the same trouble
 * (an outage), so no test reads all pairs right.
 */
function pairsOf(threads: Thread[]): Pair[] {
  const read = threads
    .map(({ said, ...thread }) => ({
      ...thread,
      needs: said.filter((text) => judge(text, 'inbound').needsAnswer !== false).map(fingerprint),
    }))
    .filter(({ needs }) => needs.length > 0)
  const same = read.flatMap(({ id, needs }) =>
    needs.length < 2
      ? []
      : [{ isSame: true, aside: isAside(id), said: matterByWords(worded(needs.slice(0, -1)), needs.at(-1)!) }],
  )
  const other = [...Map.groupBy(read, ({ brand }) => brand).values()].flatMap((all) =>
    all.flatMap(({ id, needs, customer }, n) =>
      [7, 14, 21, 28].flatMap((step) => {
        const stranger = all[(n + step) % all.length]!
        if (stranger.customer === customer) return []
        return [
          { isSame: false, aside: isAside(id), said: matterByWords(worded(needs.slice(0, 8)), stranger.needs.at(-1)!) },
        ]
      }),
    ),
  )
  return [...same, ...other]
}

function row(name: string, pairs: Pair[]): string[] {
  const [same, other] = [pairs.filter(({ isSame }) => isSame), pairs.filter(({ isSame }) => !isSame)]
  const share = (of: Pair[], matter: Matter) => of.filter(({ said }) => said === matter).length / (of.length || 1)
  const percent = (value: number) => (Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : '–')
  /** As if there were as many pairs of either kind. */
  const precision = (matter: Matter, right: Pair[], wrong: Pair[]) =>
    percent(share(right, matter) / (share(right, matter) + share(wrong, matter)))
  return [
    name,
    String(same.length),
    String(other.length),
    percent(share(same, 'same')),
    precision('same', same, other),
    percent(share(other, 'same')),
    percent(share(other, 'new')),
    precision('new', other, same),
    percent(share(same, 'unknown')),
  ]
}

const present = sets.filter(([name]) => !lacksData(name))
const found = present.map(([name, threadsOf]) => ({ name, pairs: pairsOf(threadsOf(name)) }))
const all = found.flatMap(({ pairs }) => pairs)
const table = [
  [
    'set',
    'pairs: same',
    'other',
    '"same": recall',
    'precision',
    'said of others',
    '"new": recall',
    'precision',
    'unknown of same',
  ],
  Array.from({ length: 9 }, () => '---'),
  ...found.map(({ name, pairs }) => row(name, pairs)),
  row(
    'all, looked at while choosing',
    all.filter(({ aside }) => !aside),
  ),
  row(
    'all, set aside',
    all.filter(({ aside }) => aside),
  ),
]
process.stdout.write(
  'Same matter, by the words test that ships; precision as if pairs of either kind were equally many.\n\n',
)
for (const cells of table) process.stdout.write(`| ${cells.join(' | ')} |\n`)
