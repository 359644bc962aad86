import type { Counted } from './log-odds.ts'

/**
 * How many times more the shares of several groups vary than chance alone would make them, never below 1: Pearson's
 * Σ(x − n p)² / (n p (1 − p)) over its degrees of freedom (McCullagh & Nelder 1989, ch. 4.5). 1 where fewer than two
 * groups, or none or all of every group, say nothing.
 */
export function dispersion(groups: readonly Counted[]): number {
  const some = groups.filter(({ n }) => n > 0)
  const [x, n] = [some.reduce((sum, one) => sum + one.x, 0), some.reduce((sum, one) => sum + one.n, 0)]
  if (some.length < 2 || x === 0 || x === n) return 1
  const p = x / n
  const squares = some.reduce((sum, one) => sum + (one.x - one.n * p) ** 2 / (one.n * p * (1 - p)), 0)
  return Math.max(1, squares / (some.length - 1))
}
