import { afterEach, beforeEach } from 'vitest'

let said: string[] = []

console.error = (...words: unknown[]) => {
  said.push(words.map(String).join(' '))
}

beforeEach(() => {
  said = []
})

afterEach(() => {
  if (said.length > 0) throw new Error(`A test may not write to console.error, and this one did: ${said.join('\n')}`)
})
