import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'
import { makeTongue, type Tongue } from './tongue.ts'

/** The languages read beside English, by their code. */
export const tongues = {
  es: makeTongue(spanish),
  fr: makeTongue(french),
  de: makeTongue(german),
  pt: makeTongue(portuguese),
  it: makeTongue(italian),
} satisfies Record<string, Tongue>

export type TongueCode = keyof typeof tongues
export const tongueCodes = Object.keys(tongues) as TongueCode[]
