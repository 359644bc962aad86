import type { MessageRecord } from '#app/conversations/records.ts'
import type { JudgedVerdict } from '#app/conversations/verdict.ts'
import { generateSample, type SampleOptions } from './generate.ts'
import { messageKey } from './wire.ts'

/**
 * Reads the sample's messages as what they are, so that what a measure finds can be compared with what is true without
 * the judge's own errors between them.
 *
 * @throws Error for a message that is not of this sample
 */
export function judgeByTruth(options: SampleOptions): (record: MessageRecord) => JudgedVerdict {
  const verdicts = new Map<string, JudgedVerdict>()
  for (const line of generateSample(options)) {
    if ('broken' in line || line.verdict === null || line.record.type !== 'message') continue
    verdicts.set(messageKey(line.record), { ...line.verdict, why: [] })
  }
  return (record) => {
    const verdict = verdicts.get(messageKey(record))
    if (!verdict) throw new Error(`${messageKey(record)} is no message of this sample`)
    return verdict
  }
}
