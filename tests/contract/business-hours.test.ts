import { afterAll, beforeAll, expect, test } from 'vitest'
import { readingsShape } from '#app/screens/wire.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { putBusinessHours } from '#db/queries/business-hours.ts'
import { brandNow, insertBrand } from '../factories/brand.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const { db } = await createTestDatabase()
const workspace = await freshWorkspace(db)
const scope = { workspaceId: workspace.id, teams: 'all' as const }

let web: Web

beforeAll(async () => {
  await insertBrand(db, workspace)
  web = await startWeb(db, () => brandNow)
})

afterAll(() => web.close())

async function firstResponse(search: string) {
  const answer = await fetch(`${web.url}/api/v1/readings?workspace=${workspace.name}&measure=first_response&${search}`)
  return readingsShape.parse(await answer.json()).periods[0]!.readings['first_response']!
}

test('the API tells waits by business hours once there are some, and says why not before', async () => {
  expect(await firstResponse('clock=business')).toMatchObject({ state: 'none', value: null, why: expect.anything() })
  const week = Array.from({ length: 7 }, () => [{ from: 9 * 3600, to: 17 * 3600 }])
  await inWorkspace(db, scope, (trx) =>
    putBusinessHours(trx, scope, { channel: null, from_day: '1970-01-01', time_zone: 'UTC', week }),
  )
  const [wall, business] = [await firstResponse('clock=wall'), await firstResponse('clock=business')]
  expect(business.n).toBe(wall.n)
  expect(business.value).toBeLessThan(wall.value!)
})
