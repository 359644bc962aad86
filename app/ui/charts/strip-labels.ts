import { chargeInFull, chargeWords } from '../charge-words.ts'
import type { Strip } from './plan.ts'

/** A week of the narrowest chart of a page and of a letter, and a letter of the words under it, in pixels. */
const [weekWidth, narrowWeekWidth, letterWidth] = [11, 6, 6.4]

/** What can be written under a stretch of the strip: all of it, the kind alone, or nothing. */
export function stripLabel(strip: Strip, isNarrow = false): string | null {
  const room = (strip.to - strip.from) * (isNarrow ? narrowWeekWidth : weekWidth)
  const fits = (words: string) => words.length * letterWidth <= room
  return [chargeInFull(strip.charge), chargeWords(strip.kind)].find(fits) ?? null
}
