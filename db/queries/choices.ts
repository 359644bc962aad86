import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'

/** A channel and an account of it; an empty account where conversations name none. */
export type Place = { channel: string; account: string }

export type Choices = {
  channels: string[]
  accounts: string[]
  teams: { id: number; name: string }[]
  places: Place[]
}

/** What one can filter by: the channels and accounts that anything is known of, and the teams. */
export async function listChoices(trx: Trx, scope: Scope): Promise<Choices> {
  const { rows: places } = await sql<Place>`
    select channel, account from rollup where workspace_id = ${scope.workspaceId}
    union
    select channel, external_id from account where workspace_id = ${scope.workspaceId}
  `.execute(trx)
  const teams = await trx
    .selectFrom('team')
    .select(['id', 'name'])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('name')
    .execute()
  return {
    channels: distinct(places.map((place) => place.channel)),
    accounts: distinct(places.map((place) => place.account)),
    places,
    teams: teams.filter((team) => scope.teams === 'all' || scope.teams.includes(team.id)),
  }
}

const distinct = (names: string[]) => [...new Set(names)].filter((name) => name !== '').toSorted()
