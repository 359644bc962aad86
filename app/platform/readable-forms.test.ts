import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { withReadableForms } from './readable-forms.ts'

const took = () => Promise.resolve('taken')
const build = withReadableForms({ routes: { any: { module: { action: took } } } } as unknown as ServerBuild)

async function send(path: string, body: string, type: string): Promise<unknown> {
  const request = new Request(`http://rapport.test${path}`, {
    ...{ method: 'POST', body, headers: { 'Content-Type': type } },
  })
  const action = build.routes['any']?.module.action
  const answer = await action?.({ request, params: {}, context: {} as AppLoadContext })
  return answer instanceof Response ? answer.status : answer
}

test('a NUL is refused however it is spelled, and what only looks like one is not', async () => {
  const form = (body: string) => send('/w/x/sources', body, 'application/x-www-form-urlencoded')
  await expect(form('note=a%00b')).rejects.toMatchObject({ status: 400 })
  expect(await form('note=a%2500b')).toBe('taken')
  const json = (text: string) => send('/api/v1/corrections', JSON.stringify({ text }), 'application/json')
  expect(await json('a\0b')).toBe(400)
  expect(await json('\\\0')).toBe(400)
  expect(await json(String.raw`Write \u0000 in JSON`)).toBe('taken')
  expect(await json('plain')).toBe('taken')
})

test('records that are sent are read as they come', async () => {
  expect(await send('/api/v1/ingest', JSON.stringify([{ text: 'a\0b' }]), 'application/json')).toBe('taken')
})
