import { expect } from 'vitest'
import type { ToldLetter } from '#app/measures/letter.ts'
import { waitingHad } from '#app/measures/letter-words.ts'

/** Pages set a figure in parts, and paper breaks its lines anywhere: only what is not space is compared. */
export const packed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '')

/** Every figure that a letter says, each with what it belongs to: whatever form it takes, none is missing or another. */
export function figuresSaid(letter: ToldLetter): [of: string, said: string][] {
  const { headline, measures, changed, waiting, restated, restatedSince } = letter
  const said: [string, string][] = [
    ['headline', headline.title],
    ...headline.deck.map((sentence): [string, string] => ['headline', sentence]),
    ...measures.flatMap(({ key, figure, interval, restsOn, lead, rest }): [string, string][] => [
      ...[figure, interval, restsOn, lead, rest].map((words): [string, string] => [key, words]),
    ]),
    ...changed.flatMap(({ key, figure, usual, says }): [string, string][] => [
      ...[figure, usual, says].map((words): [string, string] => [`${key}, what changed`, words]),
    ]),
    ...[waitingHad(letter), ...waiting.rest].map((words): [string, string] => ['waiting', words]),
    ...[...restated, ...(restatedSince ? [restatedSince] : [])].flatMap((one): [string, string][] => [
      ...[...one.figures.map(({ sentence }) => sentence), one.because].map((words): [string, string] => [
        `restated ${one.week}`,
        words,
      ]),
    ]),
  ]
  return said.filter(([, words]) => words !== '')
}

/** Expects every figure of a letter in the text of one of its forms. `form` names it when one is missing. */
export function expectFigures(form: string, text: string, letter: ToldLetter): void {
  const all = packed(text)
  const missing = figuresSaid(letter).filter(([, said]) => !all.includes(packed(said)))
  expect({ form, missing }).toEqual({ form, missing: [] })
}
