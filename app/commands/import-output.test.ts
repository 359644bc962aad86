import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { startProgress } from '#app/commands/import-output.ts'
import type { CommandIo } from '#app/commands/io.ts'

const io = { out: () => undefined, err: () => undefined } as unknown as CommandIo

test('the bar on a terminal says its counts from the first stroke on', () => {
  const painted: string[] = []
  const write = (text: Buffer, _: string, done: () => void) => {
    painted.push(text.toString())
    done()
  }
  const terminal = Object.assign(new Writable({ write }), {
    isTTY: true,
    columns: 200,
  }) as unknown as NodeJS.WriteStream
  const progress = startProgress(io, 'talk.csv', terminal)
  progress.show({ bytes: 100, bytesRead: 20, rows: 1, rejected: 0, refused: 2 })
  progress.show({ bytes: 100, bytesRead: 100, rows: 2400, rejected: 1, refused: 4 })
  progress.stop()
  const all = painted.join('')
  expect(all).toContain('talk.csv')
  expect(all).toContain('1 row ·')
  expect(all).toContain('2 counts refused')
  expect(all).toContain('2,400 rows ·')
  expect(all).not.toContain('{')
})
