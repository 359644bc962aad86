/** What holds more in one another is no record, and would end whatever walks through it. */
const deepest = 100

export const tooDeep = `It holds more than ${deepest} objects or lists, one in another.`

export function isTooDeep(value: unknown, left = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1))
}

/** The same without what stands too deep to be written down; it is too deep still. */
export function cutOff(value: unknown, left = deepest): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return left === 0 ? [] : value.map((inner) => cutOff(inner, left - 1))
  return left === 0
    ? {}
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutOff(inner, left - 1)]))
}
