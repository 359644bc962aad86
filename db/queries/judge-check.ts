import type { Batch, Reader } from '../batch.server.ts'

type Query = Pick<Reader, 'query'>
type Json = Record<string, unknown>

export type Candidate = {
  namespace: string
  external_id: string
  outbound: boolean
  stratum: string
  stratum_size: number
  judged: Json
  judge_version: number
  /** A number drawn for it; the order in which it is shown. */
  draw: number
}

/**
 * Of what the judge said of messages with words that it could read, each way of saying a stratum: up to `most` of each
 * drawn at random by `seed`, of those never drawn before. Reads the whole workspace: for what happens seldom.
 */
export function drawCandidates(batch: Query, workspaceId: number, seed: number, most: number): Promise<Candidate[]> {
  return batch.query<Candidate>(
    `with told as (
       select distinct on (namespace, external_id) namespace, external_id, outbound, judge_version,
         case when outbound then jsonb_build_object('passesAlong', cardinality(passes_along) > 0)
           else jsonb_build_object('needsAnswer', needs_answer, 'complaint', complaint, 'saysSolved', says_solved)
         end as judged
       from message
       where workspace_id = $1 and text is not null and visibility <> 'internal'
         and case when outbound then passes_along is not null
           else needs_answer is not null and complaint is not null and says_solved is not null end
       order by namespace, external_id, source_id),
     ranked as (
       select t.*, case when t.outbound then 'outbound ' else 'inbound ' end || t.judged as stratum,
         k.position is null as is_new, hashtextextended(t.namespace || ':' || t.external_id, $2) as draw
       from told t left join judge_check k
         on k.workspace_id = $1 and k.namespace = t.namespace and k.external_id = t.external_id),
     counted as (
       select *, count(*) over (partition by stratum) as stratum_size,
         row_number() over (partition by stratum order by is_new desc, draw, namespace, external_id) as rank
       from ranked)
     select namespace, external_id, outbound, stratum, stratum_size, judged, judge_version, draw
     from counted where is_new and rank <= $3
     order by stratum, rank`,
    [workspaceId, seed, most],
  )
}

/** Puts what was drawn behind what was drawn before, in this order. */
export async function storeDrawn(
  batch: Batch,
  workspaceId: number,
  drawn: readonly Candidate[],
  now: Date,
): Promise<void> {
  await batch.query(
    `insert into judge_check (workspace_id, namespace, external_id, position, stratum, stratum_size, outbound, judged,
       judge_version, drawn_at)
     select $1, d.namespace, d.external_id, d.place + (select coalesce(max(position), 0) from judge_check
       where workspace_id = $1), d.stratum, d.size, d.outbound, d.judged::jsonb, d.version, $9
     from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::boolean[], $7::text[], $8::int[]) with ordinality
       d (namespace, external_id, stratum, size, outbound, judged, version, place)`,
    [
      workspaceId,
      drawn.map((one) => one.namespace),
      drawn.map((one) => one.external_id),
      drawn.map((one) => one.stratum),
      drawn.map((one) => one.stratum_size),
      drawn.map((one) => one.outbound),
      drawn.map((one) => JSON.stringify(one.judged)),
      drawn.map((one) => one.judge_version),
      now,
    ],
  )
}

export type CheckCounts = { drawn: number; checked: number; skipped: number; last: number }

/** How many messages were drawn, checked and skipped; what lost its words since counts only if it was checked. */
export async function countChecks(reader: Query, workspaceId: number): Promise<CheckCounts> {
  const [counts] = await reader.query<CheckCounts>(
    `select count(*) filter (where said is not null or m.there) as drawn,
       count(*) filter (where said is not null) as checked,
       count(*) filter (where skipped and m.there) as skipped, coalesce(max(position), 0) as last
     from judge_check k cross join lateral (select exists (
       select from message m where m.workspace_id = $1 and m.namespace = k.namespace
         and m.external_id = k.external_id and m.text is not null) as there) m
     where k.workspace_id = $1`,
    [workspaceId],
  )
  return counts!
}

export type CheckRow = {
  namespace: string
  external_id: string
  position: number
  outbound: boolean
  judged: Json
  said: Json | null
  skipped: boolean
  correction_step_id: number | null
}

const checkColumns = `k.namespace, k.external_id, k.position, k.outbound, k.judged, k.said, k.skipped, k.correction_step_id`

export type ShownCheck = CheckRow & { text: string; channel: string; occurred_at: Date }

/** The first message of which nobody has said anything yet. */
export async function findNextCheck(reader: Query, workspaceId: number): Promise<ShownCheck | undefined> {
  const [row] = await reader.query<ShownCheck>(
    `select ${checkColumns}, m.text, m.channel, m.occurred_at from judge_check k
     join message m on m.workspace_id = $1 and m.namespace = k.namespace and m.external_id = k.external_id
     where k.workspace_id = $1 and k.said is null and not k.skipped and m.text is not null
     order by k.position, m.source_id limit 1`,
    [workspaceId],
  )
  return row
}

/** What was checked or skipped last. */
export async function findLastCheck(reader: Query, workspaceId: number): Promise<CheckRow | undefined> {
  const [row] = await reader.query<CheckRow>(
    `select ${checkColumns} from judge_check k where k.workspace_id = $1 and k.checked_at is not null
     order by k.checked_at desc, k.position desc limit 1`,
    [workspaceId],
  )
  return row
}

export async function findCheck(reader: Query, workspaceId: number, message: string): Promise<CheckRow | undefined> {
  const [row] = await reader.query<CheckRow>(
    `select ${checkColumns} from judge_check k
     where k.workspace_id = $1 and k.namespace || ':' || k.external_id = $2`,
    [workspaceId, message],
  )
  return row
}

type Said = { said: Json | null; skipped: boolean; stepId: number | null; who: string | null; at: Date | null }

export async function setCheck(
  batch: Query,
  workspaceId: number,
  { namespace, external_id: externalId }: Pick<CheckRow, 'namespace' | 'external_id'>,
  { said, skipped, stepId, who, at }: Said,
): Promise<void> {
  await batch.query(
    `update judge_check set said = $4::jsonb, skipped = $5, correction_step_id = $6, made_by = $7, checked_at = $8
     where workspace_id = $1 and namespace = $2 and external_id = $3`,
    [workspaceId, namespace, externalId, said && JSON.stringify(said), skipped, stepId, who, at],
  )
}

export type StratumRow = { outbound: boolean; size: number; checked: number; judged: Json; said_yes: Json }

/** Stratum by stratum: its size when last drawn from, how many were checked, and of how many persons said yes. */
export function listCheckedStrata(reader: Query, workspaceId: number): Promise<StratumRow[]> {
  return reader.query<StratumRow>(
    `select bool_or(outbound) as outbound, (array_agg(stratum_size order by position desc))[1] as size,
       count(said) as checked, (array_agg(judged))[1] as judged,
       jsonb_build_object(
         'needsAnswer', count(*) filter (where said @> '{"needsAnswer": true}'),
         'complaint', count(*) filter (where said @> '{"complaint": true}'),
         'saysSolved', count(*) filter (where said @> '{"saysSolved": true}'),
         'passesAlong', count(*) filter (where said @> '{"passesAlong": true}')) as said_yes
     from judge_check where workspace_id = $1 group by stratum order by stratum`,
    [workspaceId],
  )
}

/** How often each verdict stands corrected because somebody saw an error, without what came of checks. */
export function countCorrections(reader: Query, workspaceId: number): Promise<{ key: string; times: number }[]> {
  return reader.query<{ key: string; times: number }>(
    `select v.key, count(*) as times from correction c cross join lateral jsonb_object_keys(c.verdict) v (key)
     where c.workspace_id = $1 and not exists (
       select from judge_check k where k.workspace_id = $1 and k.namespace = c.namespace
         and k.external_id = c.external_id and k.correction_step_id is not null)
     group by v.key order by times desc, v.key`,
    [workspaceId],
  )
}
