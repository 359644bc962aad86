import { expect, test } from 'vitest'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const now = () => new Date('2026-06-01T12:00:00Z')

/** A conversation on the first of each month of 2026 until May, and two teams. */
async function given() {
  const workspace = await freshWorkspace(database.db)
  const lines = 'abcde'.split('').flatMap((thread, month) => {
    const day = (n: number) => `2026-0${month + 1}-0${n}`
    return [
      wrote(`${thread}1`, day(1), `${thread}@example.org`, 'Where is my order?'),
      replied(`${thread}2`, day(2), 'It arrives tomorrow.'),
    ]
  })
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  const at = terminal(database, { workspace: workspace.name, now })
  await at.json('team', 'add', 'House', '--kind', 'in_house')
  await at.json('team', 'add', 'Agency', '--kind', 'outsourced')

  /** The team in charge of each conversation, by the facts; their readings must count the same. */
  async function inCharge(): Promise<(string | null)[]> {
    const { rows } = await database.pool.query<{ team: string | null }>(
      `select t.name as team from conversation c left join team t on t.workspace_id = c.workspace_id and t.id = c.team_id
       where c.workspace_id = $1 order by c.began_at`,
      [workspace.id],
    )
    await expectSound(database.pool, workspace.id)
    return rows.map((row) => row.team)
  }
  return { ...at, workspace, inCharge }
}

const named = (name: string, team: string, from: string) => [
  ...['stewardship', 'add', name, '--team', team, '--channel', 'email', '--from', from],
]
const house = named('First', 'House', '2026-01-01')
const agency = named('Second', 'Agency', '2026-03-01')

test('a stewardship counts conversations for the team in charge when they began, and taking it back undoes that', async () => {
  const { json, readings, inCharge } = await given()
  expect(await json(...house, '--to', '2026-03-01')).toMatchObject({ movedConversations: 2 })
  expect(await json(...agency)).toMatchObject({ movedConversations: 3, to: null })
  expect(await inCharge()).toEqual(['House', 'House', 'Agency', 'Agency', 'Agency'])
  expect((await readings('--team', 'House'))['first_response']).toMatchObject({ n: 2 })
  expect((await readings('--team', 'Agency'))['first_response']).toMatchObject({ n: 3 })

  await json('stewardship', 'remove', 'Second')
  expect(await inCharge()).toEqual(['House', 'House', null, null, null])
  expect(await json('stewardship', 'list')).toEqual([
    {
      ...{ name: 'First', team: 'House', channel: 'email', account: null },
      ...{ from: '2026-01-01', to: '2026-03-01', handoverDays: 0 },
    },
  ])
})

test("an account's stewardship goes before its channel's", async () => {
  const { json, inCharge } = await given()
  await json(...house)
  await json('stewardship', 'add', 'Own', '--team', 'Agency', '--account', 'HELP@acorn.example', '--from', '2026-05-01')
  expect(await inCharge()).toEqual(['House', 'House', 'House', 'House', 'Agency'])
})

test('two teams are not in charge of the same at once, except in a declared handover', async () => {
  const { say, json, inCharge } = await given()
  await json(...house)
  expect(await say(...agency)).toMatchObject({
    reason: 'usage',
    err: expect.stringContaining('"First" is in charge of email from 2026-01-01 on: end it first') as string,
  })
  await json('stewardship', 'end', 'First', '--to', '2026-03-11')
  expect(await say(...agency)).toMatchObject({ reason: 'usage' })
  expect(await say(...agency, '--handover', '9')).toMatchObject({ reason: 'usage' })
  expect(await json(...agency, '--handover', '10')).toMatchObject({ handoverDays: 10 })
  expect(await inCharge()).toEqual(['House', 'House', 'Agency', 'Agency', 'Agency'])
  expect(await say('stewardship', 'end', 'First', '--to', '2026-04-01')).toMatchObject({ reason: 'usage' })
})

test('removing or renaming a team leaves the past as it was', async () => {
  const { say, json, readings, inCharge } = await given()
  await json(...house, '--to', '2026-03-01')
  await json(...agency)
  await json('team', 'rename', 'House', 'Home')
  expect(await json('team', 'remove', 'Agency')).toMatchObject({ endedStewardships: ['Second'], past: 'kept' })
  expect(await inCharge()).toEqual(['Home', 'Home', 'Agency', 'Agency', 'Agency'])
  expect((await readings('--team', 'Agency'))['first_response']).toMatchObject({ n: 3 })
  expect(await json('stewardship', 'list')).toMatchObject([{}, { name: 'Second', to: '2026-06-01' }])
  expect((await json<{ name: string }[]>('team', 'list')).map(({ name }) => name)).toEqual(['Home'])
  expect(await say(...named('Third', 'Agency', '2026-07-01'))).toMatchObject({ reason: 'usage' })
  expect(await say('team', 'add', 'Agency', '--kind', 'in_house')).toMatchObject({ reason: 'usage' })
  await json('team', 'add', 'Agency', '--kind', 'outsourced')
  expect(await inCharge()).toEqual(['Home', 'Home', 'Agency', 'Agency', 'Agency'])
})

test('what began today counts for nobody when its team is removed today', async () => {
  const { json, workspace, inCharge } = await given()
  const today = wrote('f1', '2026-06-01', 'f@example.org', 'Where is my order?')
  await importText(database, workspace.id, today, { format: 'jsonl' })
  await json(...agency)
  expect(await inCharge()).toEqual([null, null, 'Agency', 'Agency', 'Agency', 'Agency'])
  await json('team', 'remove', 'Agency')
  expect(await inCharge()).toEqual([null, null, 'Agency', 'Agency', 'Agency', null])
})

test('a responder who moves to another team was in the first one until then', async () => {
  const { say, json } = await given()
  const member = (team: string, from: string, ...more: string[]) => [
    ...['team', 'member', 'add', team, 'kim', '--channel', 'email', '--from', from],
    ...more,
  ]
  await json(...member('House', '2026-01-01'))
  const said = await say(...member('Agency', '2026-04-01'))
  expect(said.out).toContain('from 2026-01-01 until before 2026-04-01, they stay with the team they were in')
  const kim = { responder: 'kim', channel: 'email' }
  const [inAgency, inHouse] = [
    { ...kim, from: '2026-04-01', to: null },
    { ...kim, from: '2026-01-01', to: '2026-04-01' },
  ]
  expect(await json('team', 'list')).toEqual([
    { name: 'Agency', kind: 'outsourced', members: [inAgency] },
    { name: 'House', kind: 'in_house', members: [inHouse] },
  ])
  expect(await say(...member('House', '2026-02-01', '--to', '2026-05-01'))).toMatchObject({ reason: 'usage' })
  await json('team', 'member', 'remove', 'Agency', 'kim', '--channel', 'email', '--to', '2026-05-01')
  await json('team', 'remove', 'House')
  expect(await json('team', 'list')).toMatchObject([{ members: [{ from: '2026-04-01', to: '2026-05-01' }] }])
})

test('a team of which the past knows nothing is gone when it is removed', async () => {
  const { json, say } = await given()
  expect(await json('team', 'remove', 'Agency')).toMatchObject({ past: 'none' })
  await json('team', 'add', 'Agency', '--kind', 'in_house')
  expect(await say('team', 'remove', 'Nobody')).toMatchObject({ reason: 'usage', err: 'There is no team "Nobody".' })
})

test('days that are none, or run backwards, are refused', async () => {
  const { say } = await given()
  expect(await say(...named('First', 'House', '2026-02-30'))).toMatchObject({ reason: 'usage' })
  expect(await say(...house, '--to', '2026-01-01')).toMatchObject({ reason: 'usage' })
  expect(await say(...named('First', 'Nobody', '2026-01-01'))).toMatchObject({
    reason: 'usage',
    err: 'There is no team "Nobody".',
  })
})
