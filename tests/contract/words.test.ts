import { expect, test } from 'vitest'
import { measures } from '#app/measures/list.ts'
import { partsOf } from '#app/screens/conversations.server.ts'
import { partLabel, partPhrase } from '#app/ui/part-words.ts'

test('every number that can be opened is called by words, not by its key', () => {
  for (const { key } of measures) {
    expect(partPhrase(key, undefined)).not.toBe('')
    // A key stands in where nobody has found words, and keys begin with a small letter.
    expect(partsOf(key).filter((part) => !/^[A-Z]/.test(partLabel(key, part)))).toEqual([])
  }
})
