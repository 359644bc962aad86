import { chargeInFull, chargeWords } from '../charge-words.ts'
import type { Strip } from './plan.ts'

/** A week of the narrowest chart, and a letter of the words under it, in pixels. */
const [weekWidth, letterWidth] = [11, 6.4]

/** What can be written under a stretch of the strip: all of it, the kind alone, or nothing. */
export function stripLabel(strip: Strip): string | null {
  const room = (strip.to - strip.from) * weekWidth
  const fits = (words: string) => words.length * letterWidth <= room
  return [chargeInFull(strip.charge), chargeWords(strip.kind)].find(fits) ?? null
}
