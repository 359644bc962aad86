import { conclusionWords } from './compare-conclusion.ts'
import type { ComparedMeasure } from './comparison.ts'
import { formatDuration, readingWords } from './format.ts'
import type { Limit, Reading } from './reading.ts'

const minus = '\u2212'
const space = '\u00a0'

/** "+2.4 points", "×0.62", "−3 h 10 min"; "—" where there is none. */
export function differenceInWords(value: number | null, { scale }: Pick<ComparedMeasure, 'scale'>): string {
  if (value === null) return '—'
  if (scale === 'share') return `${signed(value * 100)} points`
  if (scale === 'ratio') return times(value)
  return `${value < 0 ? minus : '+'}${formatDuration(Math.abs(value))}`
}

/** The limits of a difference, "−4.1 to +1.2", "×0.5 to ×0.8"; empty where there are none. */
export function limitsInWords(interval: Limit['interval'], { scale }: Pick<ComparedMeasure, 'scale'>): string {
  if (!interval) return ''
  const [low, high] = interval
  const one = (value: number) => (scale === 'share' ? signed(value * 100) : differenceInWords(value, { scale }))
  if (low === null && high === null) return 'no limit reached'
  if (low === null) return `at most ${one(high ?? 0)}`
  if (high === null) return `at least ${one(low)}`
  return `${one(low)} to ${one(high)}`
}

/** Points to a decimal; what is not nothing never reads as nothing. */
function signed(points: number): string {
  const text = Math.abs(points).toFixed(1)
  if (Number(text) === 0) return points === 0 ? '0' : `${points < 0 ? minus : '+'}under${space}0.1`
  return `${points < 0 ? minus : '+'}${text}`
}

function times(ratio: number): string {
  return `×${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)}`
}

/** A side's own figure; what is too little for one in words. */
export function sideInWords(reading: Reading): string {
  const { value, note } = readingWords(reading)
  return value === '—' && note !== '' ? note : value
}

/** "worse", "no difference we can claim", "not enough conversations (12 customers on the smaller side; …)". */
export function conclusionInWords({ conclusion, because }: Pick<ComparedMeasure, 'conclusion' | 'because'>): string {
  return because === null ? conclusionWords[conclusion] : `${conclusionWords[conclusion]} (${because})`
}
