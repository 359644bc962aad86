import type { Charge } from '#app/measures/series.ts'
import { counted } from '#app/measures/format.ts'
import { daysInWords } from './moment-in-words.ts'
import type { MarkKind } from './mark.tsx'

const words: Record<Charge['kind'], string> = {
  in_house: 'In-house',
  outsourced: 'Outsourced',
  several: 'Several teams',
  unknown: 'Nobody named',
}

/** What kind of people were in charge. */
export const chargeWords = (kind: Charge['kind']): string => words[kind]

/** "Outsourced, Harrow & Vane"; several by their names alone; the kind alone where a name says nothing more. */
export function chargeInFull({ kind, name }: Pick<Charge, 'kind' | 'name'>): string {
  const says = name.trim()
  if (says === '' || says.toLowerCase() === words[kind].toLowerCase() || kind === 'unknown') return words[kind]
  return kind === 'several' ? says : `${words[kind]}, ${says}`
}

/** Who was in charge of the figures of some days: those days are not the ones in charge where figures come later. */
export function chargeStretch({ from, to, ...charge }: Charge, delayDays = 0): string {
  const days = daysInWords(from, to)
  const told = delayDays === 0 ? days : `what came due ${days}, ${counted(delayDays, 'day')} after it began`
  return `${chargeInFull(charge)}: ${told}.`
}

/** The mark that conversations of these people carry. */
export const markOf = (kind: Charge['kind']): Exclude<MarkKind, 'attention'> =>
  kind === 'in_house' || kind === 'outsourced' ? kind : 'other'
