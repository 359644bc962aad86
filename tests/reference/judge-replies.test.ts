import { expect, test } from 'vitest'
import { measureReplies, missingReplies } from '../bench/judge-replies.ts'

const missing = missingReplies()
const when = missing.length > 0 ? ` (skipped: ${missing.join(', ')} is not here)` : ''

test.skipIf(missing.length > 0)(`where replies send people is read as the labellers read it${when}`, () => {
  const [sent] = measureReplies()
  expect(sent).toMatchObject({ n: 100, positives: 24 })
  expect(sent?.f1).toBeGreaterThanOrEqual(0.8)
  expect(sent?.precision).toBeGreaterThanOrEqual(0.9)
})
