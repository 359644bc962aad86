import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markConversation } from '#app/actions/mark-conversation.server.ts'
import { marks } from '#app/conversations/standing.ts'
import { foldCustomers } from '#app/ingestion/fold-customers.ts'
import { recountWorkspace } from '#app/ingestion/recount.ts'
import { refoldWorkspace } from '#app/ingestion/refold.ts'
import { compareRollups } from '#app/ingestion/verify.ts'
import { takeBackSource } from '#app/ingestion/take-back.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { inBatch } from '#db/batch.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { countParts } from '#db/queries/reading-counts.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { colleague, mailLines } from '../factories/records.ts'
import { seeded, shuffled } from '../factories/seeded.ts'
import { numericBrand, twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database

/** The bin of the seconds between two moments, as in DDSketch with 1 % relative error. */
const bin = (from: string, until: string) => {
  const seconds = `extract(epoch from ${until} - ${from})::float8`
  return `case when ${seconds} <= 0 then 0 else greatest(1, ceil(ln(${seconds}) / ln(1.01::float8 / 0.99::float8)))::int end`
}

/** Every count of the rollups, made anew from the facts by a statement that knows nothing of how they are kept. */
const recount = `
  with fact as (
    select c.*, w.time_zone as zone, standings[cardinality(standings)] = 'set_aside' as aside,
      c.source_shows_replies and standings[cardinality(standings)] <> 'set_aside' as shown
    from conversation c join platform.workspace w on w.id = c.workspace_id where c.workspace_id = $1
  ), told as (
    select began_at as moment, f.*, x.name, x.bin from fact f cross join lateral (values
      ('conversations', true, null::int),
      ('set_aside', aside, null),
      ('needing_answer', shown and first_need_at is not null, null),
      ('answered', shown and first_need_at is not null and answered_at is not null, null),
      ('answer_wait_unknown', shown and first_need_at is not null and answered_at is not null and answer_wait_unknown, null),
      ('answered_bins', shown and first_need_at is not null and answered_at is not null and not answer_wait_unknown,
        ${bin('first_need_at', 'answered_at')}),
      ('closed_unanswered_bins',
        shown and first_need_at is not null and answered_at is null and first_closed_at is not null,
        ${bin('first_need_at', 'first_closed_at')})
    ) x (name, holds, bin) where x.holds
    union all
    select first_inbound_at, f.*, x.name, x.bin from fact f cross join lateral (values
      ('wrote', true, null::int),
      ('replied', first_reply_at is not null, null),
      ('reply_wait_unknown', first_reply_at is not null and reply_wait_unknown, null),
      ('replied_bins', first_reply_at is not null and not reply_wait_unknown, ${bin('first_inbound_at', 'first_reply_at')})
    ) x (name, holds, bin) where shown and first_inbound_at is not null and x.holds
    union all
    select due_at, f.*, x.name, null from fact f cross join lateral (values
      ('due_set_aside', aside or due_outcome = 'set_aside'),
      ('due', shown and due_outcome <> 'set_aside'),
      ('due_confirmed', shown and due_outcome = 'confirmed'),
      ('due_presumed', shown and due_outcome = 'presumed'),
      ('due_passed_along', shown and due_outcome = 'passed_along'),
      ('due_unresolved', shown and due_outcome = 'unresolved')
    ) x (name, holds) where due_at is not null and due_outcome is not null and x.holds
    union all
    select due, f.*, x.name, null from fact f
    cross join lateral (select coalesce(first_need_at, first_message_at) + interval '336 hours' as due) d
    cross join lateral (
      select s.kind from unnest(standings, standing_from) s(kind, since) where s.since <= due order by s.since desc limit 1
    ) stood
    cross join lateral (values
      ('due_replied', true),
      ('due_standing_passed_along', kind = 'passed_along')
    ) x (name, holds)
    where first_reply_at <= due and shown and kind <> 'set_aside' and x.holds
  )
  select to_char(moment at time zone zone, 'YYYY-MM-DD') as day, channel, coalesce(account, '') as account,
    coalesce(team_id, 0) as team, opening_complaint_at is not null as complaint, name, bin, count(*)::int as n
  from told group by 1, 2, 3, 4, 5, 6, 7`

type Counted = {
  day: string
  channel: string
  account: string
  team: number
  complaint: boolean
  name: string
  bin: number | null
  n: number
}

/** The stored rollups in the same shape; zeros are not told. */
const stored = `
  with flat as (
    select to_char(day, 'YYYY-MM-DD') as day, channel, account, team_id as team, complaint, to_jsonb(r) as all_of_it
    from rollup r where workspace_id = $1
  )
  select * from (
    select day, channel, account, team, complaint, key as name, null::int as bin,
      case jsonb_typeof(value) when 'number' then value::int else 0 end as n
    from flat, jsonb_each(all_of_it - 'workspace_id' - 'team_id')
  ) counts where n <> 0
  union all
  select day, channel, account, team, complaint, bins.name, (list -> (2 * i))::int, (list -> (2 * i + 1))::int
  from flat cross join lateral (values
    ('answered_bins', all_of_it -> 'answered_bins'),
    ('closed_unanswered_bins', all_of_it -> 'closed_unanswered_bins'),
    ('replied_bins', all_of_it -> 'replied_bins')
  ) bins (name, list), generate_series(0, jsonb_array_length(list) / 2 - 1) i`

async function expectRollupsToBeTheFacts(workspaceId: number): Promise<void> {
  const [facts, rollups] = await Promise.all([
    pool.query<Counted>(recount, [workspaceId]),
    pool.query<Counted>(stored, [workspaceId]),
  ])
  const lines = (rows: Counted[]) => rows.map((row) => JSON.stringify(Object.values(row))).toSorted()
  expect(lines(rollups.rows)).toEqual(lines(facts.rows))
  // By week and by hour nobody counts a second way here: that readings of both are the same is tried elsewhere.
  const byTime = await inBatch(pool, workspaceId, (batch) => compareRollups(batch, workspaceId))
  expect(byTime.differing).toBe(0)
  await expectRollupsToBeTheRates(workspaceId, rollups.rows)
}

/** Once everything has come due, the rates count over all days what the rollups do. */
async function expectRollupsToBeTheRates(workspaceId: number, rollups: Counted[]): Promise<void> {
  const sum = (name: string) => rollups.reduce((all, row) => all + (row.name === name ? row.n : 0), 0)
  const periods = [{ from: new Date('2000-01-01'), to: new Date('2100-01-01') }]
  const query = { periods, asOf: new Date('2099-01-01'), timeZone: 'UTC' }
  const scope = { workspaceId, teams: 'all' as const }
  const [resolution, passedAlong] = await inWorkspace(db, scope, async (trx) => [
    await countParts(trx, scope, query, 'resolution_rate'),
    await countParts(trx, scope, query, 'passed_along_rate'),
  ])
  expect([resolution?.[0]?.byCustomer.m, resolution?.[0]?.parts['confirmed']]).toEqual([
    sum('due'),
    sum('due_confirmed'),
  ])
  const [replied, passed] = [sum('due_replied'), sum('due_standing_passed_along')]
  expect(passedAlong?.[0]?.parts).toMatchObject({ passed_along: passed, kept: replied - passed })
}

async function foldAgain(workspaceId: number, customers?: number[]): Promise<void> {
  await inBatch(pool, workspaceId, async (batch) => {
    const all = await batch.query<{ id: number }>('select id from customer where workspace_id = $1', [workspaceId])
    const context = await loadWorkspaceContext(batch, workspaceId)
    await foldCustomers(batch, context, customers ?? all.map(({ id }) => id))
  })
}

/** A person says otherwise than the judge of every so many messages; only their customers are folded again. */
async function correctSome(workspaceId: number, random: () => number): Promise<void> {
  const { rows } = await pool.query<{ namespace: string; external_id: string; customer_id: number }>(
    `select distinct m.namespace, m.external_id, i.customer_id from message m
     join identity i on i.workspace_id = m.workspace_id and i.id = m.identity_id where m.workspace_id = $1 order by 1, 2`,
    [workspaceId],
  )
  const corrected = rows.filter(() => random() < 0.2)
  for (const { namespace, external_id } of corrected) {
    const verdict = {
      needsAnswer: random() < 0.5,
      complaint: random() < 0.5,
      gratitude: random() < 0.5,
      helps: random() < 0.5,
    }
    await pool.query(
      `insert into correction (workspace_id, namespace, external_id, verdict, made_by) values ($1, $2, $3, $4, 'us')
       on conflict (workspace_id, namespace, external_id) do update set verdict = excluded.verdict`,
      [workspaceId, namespace, external_id, JSON.stringify(verdict)],
    )
  }
  await foldAgain(
    workspaceId,
    corrected.map((row) => row.customer_id),
  )
}

/** A person says of some conversations where they stand, within days of their beginning or long after. */
async function markSome(workspaceId: number, random: () => number): Promise<void> {
  const { rows } = await pool.query<{ id: string; first_message_at: Date }>(
    'select id, first_message_at from conversation where workspace_id = $1 order by id',
    [workspaceId],
  )
  for (const { id, first_message_at } of rows.filter(() => random() < 0.2)) {
    const change = {
      conversation: id,
      mark: marks[Math.floor(random() * marks.length)]!,
      who: 'us',
      now: new Date(first_message_at.getTime() + random() * 20 * 86_400_000),
    }
    await markConversation(pool, { workspaceId, teams: 'all' }, change)
  }
}

async function putInCharge(workspaceId: number, random: () => number): Promise<void> {
  const name = `Team ${random()}`
  const { rows } = await pool.query<{ id: number }>(
    `insert into team (workspace_id, name, kind) values ($1, $2, 'outsourced') returning id`,
    [workspaceId, name],
  )
  const account = ['AcornHelp', 'BirchCare', null][Math.floor(random() * 3)]
  const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
  const from = Math.floor(random() * 30)
  await pool.query(
    `insert into stewardship (workspace_id, name, team_id, channel, account, from_day, to_day) values ($1, $2, $3, 'x', $4, $5, $6)`,
    [workspaceId, name, rows[0]!.id, account, day(from), random() < 0.5 ? null : day(from + 10)],
  )
  if (random() < 0.5) await foldAgain(workspaceId)
  else await recountWorkspace(pool, workspaceId)
}

test('the rollups are what a recount of the facts gives, whatever happened before', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1_000_000),
      fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia'),
      fc.array(fc.constantFrom('import', 'mail', 'correct', 'mark', 'put in charge', 'take back', 'quiet spell'), {
        minLength: 1,
        maxLength: 7,
      }),
      async (seed, time_zone, steps) => {
        const { id } = await freshWorkspace(db, { time_zone })
        const random = seeded(seed)
        const rows = twcsRows(seed, 30)
        const lines = mailLines(seed, 12)
        const sources: number[] = []
        for (const step of ['import', ...steps]) {
          if (step === 'import') {
            const part = twcsFile(
              shuffled(
                rows.filter((_, n) => n === 0 || random() < 0.6),
                random,
              ),
            )
            const alsoAccounts = random() < 0.3 ? [numericBrand] : []
            sources.push((await importText(database, id, part, { alsoAccounts })).source.id)
          } else if (step === 'mail') {
            const part = shuffled(
              lines.filter((_, n) => n === 0 || random() < 0.6),
              random,
            ).join('')
            const alsoAccounts = random() < 0.3 ? [colleague] : []
            sources.push(
              (await importText(database, id, part, { format: 'jsonl', channel: 'email', alsoAccounts })).source.id,
            )
          } else if (step === 'correct') await correctSome(id, random)
          else if (step === 'mark') await markSome(id, random)
          else if (step === 'put in charge') await putInCharge(id, random)
          else if (step === 'take back' && sources.length > 0) {
            await takeBackSource({ pool }, id, sources.splice(Math.floor(random() * sources.length), 1)[0]!)
          } else if (step === 'quiet spell') {
            await pool.query('update platform.workspace set quiet_spell_days = $2 where id = $1', [
              id,
              random() < 0.5 ? null : 3,
            ])
            await refoldWorkspace(pool, id)
          }
          await expectRollupsToBeTheFacts(id)
        }
        // What was kept up step by step is also what folding everything once more gives.
        const before = await contentsOf(database, id)
        await foldAgain(id)
        expect(await contentsOf(database, id)).toEqual(before)
      },
    ),
    // A conversation with a need that a person marked as needing no answer.
    { numRuns: 15, examples: [[370_159, 'UTC', ['import', 'take back', 'mark', 'mark', 'import']]] },
  )
})

test('a workspace where everything was taken back counts nothing', async () => {
  const { id } = await freshWorkspace(db)
  const { source } = await importText(database, id, twcsFile(twcsRows(4, 40)))
  expect((await pool.query('select from rollup where workspace_id = $1', [id])).rowCount).toBeGreaterThan(5)
  await takeBackSource({ pool }, id, source.id)
  expect((await pool.query('select from rollup where workspace_id = $1', [id])).rowCount).toBe(0)
})

test("a person's correction outlives taking back and importing again", async () => {
  const { id } = await freshWorkspace(db)
  const file = twcsFile(twcsRows(8, 20))
  const { source } = await importText(database, id, file)
  const judged = await contentsOf(database, id)
  await correctSome(id, seeded(8))
  const corrected = await contentsOf(database, id)
  expect(corrected.conversations).not.toEqual(judged.conversations)
  await takeBackSource({ pool }, id, source.id)
  await importText(database, id, file)
  expect(await contentsOf(database, id)).toEqual(corrected)
})
