import { expect, test } from 'vitest'
import { linesOf } from './judge.ts'

async function* chunks(...parts: Uint8Array[]) {
  yield* parts
}

test('every line gets its turn, however the stream is cut', async () => {
  const bytes = new TextEncoder().encode('Où est mon colis ?\r\n\nthanks\u2028all 😊\nlast')
  for (let cut = 1; cut < bytes.length; cut++) {
    const lines = await Array.fromAsync(linesOf(chunks(bytes.slice(0, cut), bytes.slice(cut))))
    expect(lines).toEqual(['Où est mon colis ?', '', 'thanks\u2028all 😊', 'last'])
  }
})

test('a line feed at the end begins no further line, and nothing is no line', async () => {
  expect(await Array.fromAsync(linesOf(chunks(new TextEncoder().encode('a\n'))))).toEqual(['a'])
  expect(await Array.fromAsync(linesOf(chunks()))).toEqual([])
})
