import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { IncomingRecord } from '#app/conversations/records.ts'
import { expectFile, readFile, toMapping } from './fixture.ts'
import { openFile } from './open.ts'
import type { FileFormat, OpenOptions } from './types.ts'

// Real exports that lie beside the project, not in it.
const project = fileURLToPath(new URL('../../../', import.meta.url))
const data = join(project, '../shared/data')
const isHere = existsSync(data)
if (!isHere) process.stderr.write(`Real files are not tested: ${data} is not there.\n`)

const folder = mkdtempSync(join(tmpdir(), 'real-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const example = (name: string) => toMapping(JSON.parse(readFileSync(join(project, 'examples', name), 'utf8')))
const open = (path: string, format: FileFormat, options: OpenOptions = {}) =>
  openFile(join(data, path), format, options)
const read = async (path: string, format: FileFormat, options: OpenOptions = {}) =>
  readFile(expectFile(await open(path, format, options)))
const expected = isHere ? JSON.parse(readFileSync(join(data, 'expected/other_dev.json'), 'utf8')) : {}

function timeRange(records: IncomingRecord[]): string[] {
  const times = records.flatMap((record) => (record.type === 'customer' ? [] : [record.at]))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  return [first, last].map((at) => new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', '+00:00'))
}

const messages = (records: IncomingRecord[]) => records.filter((record) => record.type === 'message')

describe.skipIf(!isHere)('real exports', () => {
  test('Customer Support on Twitter: the plain and the pandas export are the same messages', async () => {
    const plain = await read('twcs/twcs_dev_brands.csv', 'twcs')
    const pandas = await read('twcs/twcs_dev_brands_pandas_export.csv', 'twcs')
    expect([plain.records.length, plain.rejected.length]).toEqual([2152, 0])
    expect(pandas.records).toEqual(plain.records)
    expect(await read('twcs/sample_official_93rows.csv', 'twcs')).toMatchObject({
      rejected: [],
      records: { length: 93 },
    })
  })

  test('Customer Support on Twitter: reply lists a spreadsheet regrouped cost nothing', async () => {
    const { records, rejected } = await read('twcs/excel_broken_ids_indian_grouping.csv', 'twcs')
    expect([records.length, rejected.length]).toEqual([121, 0])
  })

  test('pairs: both messages of each row, every customer message once', async () => {
    const { records, rejected } = await read('twcs_pairs/response_pairs_dev_brands.csv', 'csv', {
      mapping: example('twcs-pairs.json'),
    })
    expect(rejected).toEqual([])
    expect(records).toHaveLength(2 * 17762)
    const inbound = messages(records).filter(({ direction }) => direction === 'inbound')
    expect(new Set(inbound.map(({ id }) => id)).size).toBe(16635)
    expect(new Set(inbound.map(({ author }) => author.id)).size).toBe(9541)
  })

  test('airline posts: every one kept, every retweet_count refused', async () => {
    const wanted = expected['airline/Tweets_DL_VX.csv']
    const file = expectFile(await open('airline/Tweets_DL_VX.csv', 'csv', { mapping: example('airline-tweets.json') }))
    const { records, refused, rejected } = await readFile(file)
    expect(file.showsReplies).toBe(false)
    expect([records.length, rejected.length]).toEqual([wanted.rows, 0])
    expect(refused).toEqual({ retweet_count: wanted.rows })
    expect(timeRange(records)).toEqual(wanted.time_range_utc)
    expect(new Set(messages(records).map(({ author }) => author.id)).size).toBe(wanted.authors)
  })

  test('airline posts a spreadsheet saved: first the encoding is asked for, then the ids are refused', async () => {
    const mapping = example('airline-tweets.json')
    const path = 'airline/excel_scientific_ids_bad_bytes_VX.csv'
    expect(await open(path, 'csv', { mapping })).toMatchObject({
      code: 'unknown_encoding',
      sentence: expect.stringMatching(/byte 1600 \(line 9\)/),
    })
    expect(await open(path, 'csv', { mapping, encoding: 'windows-1252' })).toMatchObject({ code: 'damaged_ids' })
  })

  test('incident log: one status a row, solved and reopened in their order', async () => {
    const wanted = expected['tickets/servicenow_incidents_first2500.csv']
    const { records, rejected } = await read('tickets/servicenow_incidents_first2500.csv', 'csv', {
      mapping: example('servicenow-incidents.json'),
    })
    expect(rejected).toEqual([])
    const opened = messages(records)
    expect(new Set(opened.map(({ id }) => id)).size).toBe(wanted.incidents)
    expect(new Set(opened.map(({ author }) => author.id)).size).toBe(wanted.callers)
    const outcomes = records.filter((record) => record.type === 'outcome')
    expect(outcomes).toHaveLength(wanted.event_rows)
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(wanted.event_rows)
    const states = wanted.states_rows
    expect(outcomes.filter(({ value }) => value === 'solved')).toHaveLength(states.Resolved + states.Closed)
    expect(outcomes.filter(({ value }) => value === 'open')).toHaveLength(states.New + states.Active)
  })

  test('app reviews: stars are ratings, thumbs are refused', async () => {
    const wanted = expected['reviews/uber_google_play_first5000.csv']
    const { records, refused, rejected } = await read('reviews/uber_google_play_first5000.csv', 'csv', {
      mapping: example('app-reviews.json'),
    })
    expect(rejected).toEqual([])
    expect(refused).toEqual({ thumbsUpCount: wanted.rows })
    const said = messages(records)
    expect(said.filter(({ direction }) => direction === 'outbound')).toHaveLength(wanted.with_reply)
    expect(timeRange(said.filter(({ direction }) => direction === 'inbound'))).toEqual(wanted.time_range)
    const ratings = records.filter((record) => record.type === 'outcome').map(({ value }) => value)
    expect(ratings.filter((value) => value === 'good')).toHaveLength(wanted.scores['4'] + wanted.scores['5'])
    expect(ratings.filter((value) => value === 'bad')).toHaveLength(wanted.scores['1'] + wanted.scores['2'])
  })

  test('city hotlines: cases opened and closed; a close without its time is refused', async () => {
    const boston = { open: 0, closed: 0 }
    const mapping = example('boston-311.json')
    for (const name of readdirSync(join(data, 'tickets/boston311_2015'))) {
      const { records, rejected } = await read(join('tickets/boston311_2015', name), 'csv', { mapping })
      expect(rejected).toEqual([])
      boston.closed += records.filter((record) => record.type === 'outcome' && record.kind === 'closed').length
      boston.open += records.filter((record) => record.type === 'outcome' && record.value === 'open').length
    }
    const wanted = expected['tickets/boston311_2015'].case_status
    expect(boston).toEqual({ open: wanted.Open, closed: wanted.Closed })
    const newYork = await read('tickets/nyc311_multi_agency_235.csv', 'csv', { mapping: example('nyc-311.json') })
    const { rows, status_Closed_without_date: undated } = expected['tickets/nyc311_multi_agency_235.csv']
    expect(newYork.rejected.map(({ reason }) => reason)).toEqual(
      Array(undated).fill('The ticket is solved and the row does not say when.'),
    )
    expect(messages(newYork.records)).toHaveLength(rows - undated)
  })

  test('IBM dialogs: the converter writes records that are all taken in', async () => {
    const wanted = expected['ibm_twitter_customer_care/dev.json']
    expect(await open('ibm_twitter_customer_care/dev.json', 'jsonl')).toMatchObject({
      sentence: expect.stringMatching(/one JSON list/),
    })
    const converter = join(project, 'examples/ibm-dialogs-to-jsonl.mjs')
    const path = join(folder, 'dialogs.jsonl')
    writeFileSync(path, execFileSync(process.execPath, [converter, join(data, 'ibm_twitter_customer_care/dev.json')]))
    const { records, rejected } = await readFile(expectFile(await openFile(path, 'jsonl', {})))
    expect(rejected).toEqual([])
    expect(records).toHaveLength(wanted.messages + wanted.conversations)
    expect(new Set(messages(records).map(({ thread }) => thread)).size).toBe(wanted.conversations)
    expect(timeRange(records)[0]).toBe(wanted.time_range_utc[0])
  })
})
