import { expect, test } from 'vitest'
import { fingerprint } from './words.ts'
import { writtenWords } from './written-words.ts'

test('the words two messages share are told as they are written, whatever their ending', () => {
  const [one, other] = ['My parcels were damaged, and I want a refund.', 'Where is the refund for the damaged parcel?']
  const shared = fingerprint(one)!.filter((hash) => fingerprint(other)!.includes(hash))
  expect(writtenWords(other, shared)).toEqual(['refund', 'damaged', 'parcel'])
  expect(writtenWords(one, shared)).toEqual(['parcels', 'damaged', 'refund'])
  expect(writtenWords(one, [])).toEqual([])
})
