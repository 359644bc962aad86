import type { Selectable } from 'kysely'
import type { Reader } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { CorrectionStepTable } from '../schema-conversations.ts'
import type { Scope } from '../scope.ts'

type About = { namespace: string; externalId: string }

export type CorrectionStepRow = Pick<Selectable<CorrectionStepTable>, 'id' | 'undoes' | 'made_by' | 'made_at'> & {
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export type NewStep = About & {
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  undoes: number | null
  who: string
  now: Date
}

/** Writes down one step; returns its number. */
export async function appendStep(trx: Trx, scope: Scope, step: NewStep): Promise<number> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  const { id } = await trx
    .insertInto('correction_step')
    .values({
      workspace_id: scope.workspaceId,
      namespace: step.namespace,
      external_id: step.externalId,
      before: json(step.before),
      after: json(step.after),
      undoes: step.undoes,
      made_by: step.who,
      made_at: step.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The last thing said of a message that was not taken back since; undefined where there is none. */
export async function findLastStanding(
  reader: Reader,
  workspaceId: number,
  { namespace, externalId }: About,
): Promise<CorrectionStepRow | undefined> {
  const [step] = await reader.query<CorrectionStepRow>(
    `select s.id, s.undoes, s.before, s.after, s.made_by, s.made_at from correction_step s
     where s.workspace_id = $1 and s.namespace = $2 and s.external_id = $3 and s.undoes is null and not exists (
       select from correction_step u where u.workspace_id = $1 and u.namespace = $2 and u.external_id = $3
         and u.undoes = s.id)
     order by s.id desc limit 1`,
    [workspaceId, namespace, externalId],
  )
  return step
}

/** Every step about these messages, oldest first, by `namespace:external id`. */
export async function listSteps(
  reader: Pick<Reader, 'query'>,
  workspaceId: number,
  messages: readonly { namespace: string; external_id: string }[],
): Promise<Map<string, CorrectionStepRow[]>> {
  const rows = await reader.query<CorrectionStepRow & { message: string }>(
    `select s.namespace || ':' || s.external_id as message, s.id, s.undoes, s.before, s.after, s.made_by, s.made_at
     from unnest($2::text[], $3::text[]) m (namespace, external_id)
     join correction_step s
       on s.workspace_id = $1 and s.namespace = m.namespace and s.external_id = m.external_id
     order by s.id`,
    [workspaceId, messages.map((row) => row.namespace), messages.map((row) => row.external_id)],
  )
  return Map.groupBy(rows, ({ message }) => message)
}
