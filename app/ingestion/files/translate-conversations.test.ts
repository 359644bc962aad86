import { expect, test } from 'vitest'
import { expectFile, openText, readFile, toMapping } from './fixture.ts'

const day = (date: number, hour = 0) => Date.UTC(2026, 0, date, hour)
const columns = { id: 'id', opened: 'opened', closed: 'closed' }
const read = async (contents: string, json: object) =>
  readFile(
    expectFile(
      await openText(contents, 'csv', { mapping: toMapping({ shape: 'conversation', timeZone: 'UTC', ...json }) }),
    ),
  )

test('a ticket gives its opening, its first answer, its close and its rating, all in its own thread', async () => {
  const { records } = await read(
    'id,opened,answered,closed,who,agent,stars,tag\n7,2026-01-01,2026-01-02,2026-01-03,ann,bob,1,billing\n',
    {
      account: 'help',
      rating: { scale: [0, 1] },
      columns: {
        ...columns,
        firstAnswered: 'answered',
        customer: 'who',
        agent: 'agent',
        rating: 'stars',
        topic: 'tag',
      },
    },
  )
  const place = { channel: 'helpdesk', account: 'help', thread: '7' }
  const message = { type: 'message', ...place, visibility: 'private', text: null, topic: 'billing' }
  const outcome = { type: 'outcome', ...place, at: day(3), version: expect.any(Number) as number }
  expect(records).toEqual([
    { ...message, id: '7#opened', at: day(1), direction: 'inbound', author: { id: 'ann' }, ticketEvent: 'opened' },
    { ...message, id: '7#answered', at: day(2), direction: 'outbound', author: { id: 'bob' }, ticketEvent: 'answered' },
    { ...outcome, id: '7#state', kind: 'closed', actor: 'responder' },
    { ...outcome, id: '7#rating', kind: 'rating', value: 'good', actor: 'customer' },
  ])
})

test('the status goes before a solved time that was left standing', async () => {
  const { records, rejected } = await read(
    'id,opened,closed,status\n1,2026-01-01,2026-01-02,Open\n2,2026-01-01,,Pending\n3,2026-01-01,,Closed\n4,2026-01-01,2026-01-02,Closed\n5,2026-01-01,2026-01-02,Spam\n6,2026-01-01,,Puzzling\n7,2026-01-01,,\n',
    { columns: { ...columns, status: 'status' } },
  )
  expect(records.filter(({ type }) => type === 'outcome')).toMatchObject([
    { id: '1#state', kind: 'status', value: 'open', at: day(2), actor: 'unknown' },
    { id: '2#state', kind: 'status', value: 'on_hold', at: day(1) },
    { id: '4#state', kind: 'closed', at: day(2), actor: 'responder' },
    { id: '5#state', kind: 'spam' },
  ])
  expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
    [4, 'The ticket is solved and the row does not say when.'],
    [7, 'The status "Puzzling" has no meaning in the mapping.'],
  ])
})

test('a reopening is kept beside the state, which is open when it came last', async () => {
  const { records } = await read(
    'id,opened,closed,reopened\n1,2026-01-01,2026-01-02,2026-01-03\n2,2026-01-01,2026-01-04,2026-01-03\n',
    { columns: { ...columns, reopened: 'reopened' } },
  )
  expect(records.filter(({ type }) => type === 'outcome')).toMatchObject([
    { id: '1#state', kind: 'status', value: 'open', at: day(3) },
    { id: '1#reopened', kind: 'reopened', at: day(3), actor: 'unknown' },
    { id: '2#state', kind: 'closed', at: day(4) },
    { id: '2#reopened', kind: 'reopened', at: day(3) },
  ])
})

test('a close by a timer says so', async () => {
  const { records } = await read(
    'id,opened,solved,closed,by\n1,2026-01-01,,2026-01-09,robot\n2,2026-01-01,2026-01-02,2026-01-09,robot\n3,2026-01-01,,2026-01-03,bob\n4,2026-01-01,,2026-01-03,\n',
    { columns: { ...columns, resolved: 'solved', closedBy: { column: 'by', values: { robot: 'timer' } } } },
  )
  expect(records.filter(({ type }) => type === 'outcome')).toMatchObject([
    { id: '1#state', at: day(9), actor: 'timer' },
    { id: '2#state', at: day(2), actor: 'responder' },
    { id: '3#state', at: day(3), actor: 'responder' },
    { id: '4#state', at: day(3), actor: 'unknown' },
  ])
})

const inForce = (all: { records: { type: string; id: string }[] }[], id: string) =>
  all
    .flatMap(({ records }) => records.flatMap((record) => ('version' in record && record.id === id ? [record] : [])))
    .toSorted((a, b) => Number(b.version) - Number(a.version))[0]

test('of the rows of a ticket the one that tells of the latest time counts, in whatever file it stands', async () => {
  const old = await read(
    'id,opened,closed,state\n1,2026-01-01,,open\n2,2026-01-01,2026-01-02,solved\n3,2026-01-01,,open\n',
    { columns: { ...columns, status: 'state' } },
  )
  const fresh = await read('id,opened,closed,state\n3,2026-01-01,2026-01-03,solved\n', {
    columns: { ...columns, status: 'state' },
  })
  expect(inForce([old, fresh], '3#state')).toMatchObject({ kind: 'closed', at: day(3) })
  expect(inForce([fresh, old], '3#state')).toMatchObject({ kind: 'closed', at: day(3) })
})

test('of rows that know the same times the one that is further along counts, whichever comes first', async () => {
  const json = { columns: { id: 'id', opened: 'opened', status: 'state', rating: 'stars' }, rating: { scale: [0, 1] } }
  const states = ['open', 'pending', 'spam', 'cancelled'].map((state) => `1,2026-01-01,${state},`)
  const ratings = ['0', '1'].map((stars) => `1,2026-01-01,open,${stars}`)
  const told = (rows: string[]) => read(`id,opened,state,stars\n${rows.join('\n')}\n`, json)
  for (const rows of [[...states, ...ratings], [...ratings, ...states].toReversed()]) {
    const all = await told(rows)
    expect(inForce([all], '1#state')).toMatchObject({ kind: 'spam' })
    expect(inForce([all], '1#rating')).toMatchObject({ value: 'good' })
  }
})

test('a version goes before the times, and may be a number or a time', async () => {
  const status = { column: 'closed', values: { '': 'open' }, otherwise: 'closed' }
  const json = { columns: { ...columns, status, version: 'v' } }
  const contents = 'id,opened,closed,v\n1,2026-01-01,,NEW\n1,2026-01-01,2026-01-03,OLD\n'
  for (const [newer, older] of [
    ['2026-01-05', '2026-01-04'],
    ['10', '9'],
  ] as const) {
    const all = await read(contents.replace('NEW', newer).replace('OLD', older), json)
    expect(inForce([all], '1#state')).toMatchObject({ kind: 'status', value: 'open' })
  }
  const { rejected } = await read(contents.replace('NEW', '123456789012345').replace('OLD', '1'), json)
  expect(rejected).toMatchObject([{ row: 2, reason: expect.stringContaining('at most 14 digits') as string }])
})

test('an event log gives one status a row, in the order of its versions also within a minute', async () => {
  const { records } = await read(
    'id,opened,state,at,n,by\n7,2026-01-01,New,2026-01-01 00:01,0,bob\n7,2026-01-01,Active,2026-01-01 00:01,1,bob\n7,2026-01-01,Resolved,2026-01-02,10,robot\n',
    {
      columns: {
        id: 'id',
        opened: 'opened',
        status: 'state',
        at: 'at',
        version: 'n',
        by: { column: 'by', values: { robot: 'timer' } },
      },
    },
  )
  const outcomes = records.filter(({ type }) => type === 'outcome')
  expect(outcomes).toMatchObject([
    { kind: 'status', value: 'open', at: day(1) + 60_000, actor: 'responder' },
    { kind: 'status', value: 'open', at: day(1) + 60_000 },
    { kind: 'status', value: 'solved', at: day(2), actor: 'timer' },
  ])
  const ids = outcomes.map(({ id }) => id)
  expect(ids.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))).toEqual(ids)
  expect(new Set(records.filter(({ type }) => type === 'message').map(({ id }) => id))).toEqual(new Set(['7#opened']))
})

test('without a customer each ticket is its own, and the user is told', async () => {
  const mapping = toMapping({ shape: 'conversation', timeZone: 'UTC', columns })
  const file = expectFile(await openText('id,opened,closed\n1,2026-01-01,2026-01-02\n', 'csv', { mapping }))
  expect(file.notes).toEqual([expect.stringMatching(/counts as a customer of its own/)])
  expect((await readFile(file)).records[0]).toMatchObject({ author: { id: 'unknown:1' } })
})

test('a row that lacks what a ticket needs is refused', async () => {
  const { rejected } = await read('id,opened,closed\n,2026-01-01,\n2,,2026-01-01\n3,2026-01-01,soon\n4,2026-01-01,\n', {
    columns,
  })
  expect(rejected.map(({ reason }) => reason)).toEqual([
    'The row has no id.',
    'The row does not say when the ticket was opened.',
    expect.stringMatching(/"soon" is in no format/),
  ])
})

test('where a ticket has a status and no version, the user is told which of its rows counts', async () => {
  const notes = async (json: object) => {
    const mapping = toMapping({
      shape: 'conversation',
      timeZone: 'UTC',
      columns: { ...columns, customer: 'who', ...json },
    })
    const file = await openText('id,opened,closed,who,state,n\n1,2026-01-01,,ann,open,1\n', 'csv', { mapping })
    return expectFile(file).notes
  }
  expect(await notes({ status: 'state' })).toEqual([expect.stringMatching(/the one with the latest time counts/)])
  expect(await notes({ status: 'state', version: 'n' })).toEqual([])
  expect(await notes({})).toEqual([])
})
