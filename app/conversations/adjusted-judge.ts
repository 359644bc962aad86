import { adjust, type Adjustment } from './adjustment.ts'
import { judge } from './judge/judge.ts'
import type { Direction, JudgedVerdict } from './verdict.ts'

/** The judge as a workspace's corrections have it. */
export function judgeHere(
  { rules }: Adjustment,
  text: string | null,
  direction: Direction,
  language?: string,
): JudgedVerdict {
  const verdict = judge(text, direction, language)
  return rules.length ? adjust(verdict, text, direction, rules) : verdict
}
