import type { Check } from './agree.ts'
import { calibration } from './calibration.ts'
import { charts } from './charts.ts'
import { clocks } from './clocks.ts'
import { quantiles } from './quantiles.ts'
import { rates } from './rates.ts'
import type { ReferenceCase } from './reference-set.ts'
import { returns } from './returns.ts'
import { waits } from './waits.ts'

/** Every reference function we know, with how the product answers it. */
const methods: Record<string, Check> = {
  ...rates,
  ...waits,
  ...quantiles,
  ...charts,
  ...clocks,
  ...returns,
  ...calibration,
}

/** What is wrong with the product's answer to a case, a line each; a function that nobody knows is wrong, too. */
export function check({ fn, input, expected, tolerance }: ReferenceCase): string[] {
  const method = Object.hasOwn(methods, fn) ? methods[fn] : undefined
  if (!method) return [`there is no function ${fn}`]
  try {
    return method(input as never, expected as never, tolerance)
  } catch (error) {
    return [String(error)]
  }
}
