import type { z } from 'zod'

const nouns: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `“${String(value).slice(0, 40)}”`
    : value === null
      ? 'null'
      : 'what stands there'

/**
 * What is wrong with a field, in words for whoever mends it; goes with `safeParse` and stands after "… is not right:".
 * Fields with words of their own keep them.
 */
export const inPlainWords = {
  error(issue) {
    const { code, input } = issue
    if (input === undefined) return 'it is missing'
    if (code === 'invalid_type') return `${shown(input)} is not ${nouns[issue.expected] ?? issue.expected}`
    if (code === 'invalid_value') return `${shown(input)} is none of ${issue.values.map(String).join(', ')}`
    if (code === 'invalid_format' && issue.format === 'datetime')
      return `${shown(input)} is no moment; write it as 2026-02-02T08:12:00Z, or with its offset from UTC`
    if (code === 'too_small') return 'it is empty'
    if (code === 'too_big')
      return issue.origin === 'array'
        ? `it has more than ${issue.maximum}`
        : `it is longer than ${issue.maximum} letters`
    if (code === 'unrecognized_keys') return `“${issue.keys.join('”, “')}” means nothing here`
    return undefined
  },
} satisfies z.core.ParseContext<z.core.$ZodIssue>
