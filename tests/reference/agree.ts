/** How far a number may be off: the larger of `abs` and `rel` times the expected; none given is equal. */
type Tolerance = Record<string, unknown>

/** A reference function: what is wrong with the product's answer to one case, a line each; none when it agrees. */
export type Check = (input: never, expected: never, tolerance: Tolerance) => string[]

/** A check that gives the product's answer in the shape of `expected`: everything expected must be there and agree. */
export function answers<Input, Expected = unknown>(answer: (input: Input, expected: Expected) => unknown) {
  return (input: Input, expected: Expected, tolerance: Tolerance): string[] =>
    disagreements(answer(input, expected), expected, tolerance)
}

/** Where `actual` is not `expected`, to the tolerance of the case, or of a key where it gives that key its own. */
export function disagreements(actual: unknown, expected: unknown, tolerance: Tolerance, path = ''): string[] {
  if (typeof expected === 'number') {
    if (typeof actual !== 'number') return [`${path}: ${shown(actual)}, expected ${expected}`]
    return Math.abs(actual - expected) <= allowed(expected, tolerance)
      ? []
      : [`${path}: ${actual}, expected ${expected}`]
  }
  if (expected === null || typeof expected !== 'object')
    return actual === expected ? [] : [`${path}: ${shown(actual)}, expected ${shown(expected)}`]
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return [`${path}: ${shown(actual)}, expected ${shown(expected)}`]
    return expected.flatMap((one, i) => disagreements(actual[i], one, tolerance, `${path}[${i}]`))
  }
  if (actual === null || typeof actual !== 'object' || Array.isArray(actual))
    return [`${path}: ${shown(actual)}, expected ${shown(expected)}`]
  return Object.entries(expected).flatMap(([key, one]) =>
    disagreements(
      (actual as Record<string, unknown>)[key],
      one,
      ownTolerance(key, tolerance),
      path ? `${path}.${key}` : key,
    ),
  )
}

function ownTolerance(key: string, tolerance: Tolerance): Tolerance {
  const own = tolerance[key]
  // Indexes say which points, not how much.
  if (own === 'exact' || key === 'signals') return {}
  if (own !== null && typeof own === 'object') return own as Tolerance
  const [abs, rel] = [tolerance[`${key}_abs`], tolerance[`${key}_rel`]]
  return abs === undefined && rel === undefined ? tolerance : { abs, rel }
}

function allowed(expected: number, { abs, rel }: Tolerance): number {
  return Math.max(typeof abs === 'number' ? abs : 0, typeof rel === 'number' ? rel * Math.abs(expected) : 0)
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200)
}
