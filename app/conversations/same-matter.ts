import { sameWords } from './words.ts'

export type Matter = 'same' | 'new' | 'unknown'

type Words = readonly number[] | null

type Worded = { words: Words }

/** The needs of a conversation that others are compared with: the first ones say what it is about. */
export const comparedNeeds = <Need extends Worded>(needs: readonly Need[]): readonly Need[] =>
  needs.length > 8 ? needs.slice(0, 8) : needs

/** Whether words belong to the matter that the given needs were about. */
export function matterByWords(needs: readonly Worded[], words: Words): Matter {
  let matter: Matter = 'unknown'
  for (const need of comparedNeeds(needs)) {
    const compared = sameWords(need.words, words)
    if (compared === 'same') return 'same'
    if (compared === 'new') matter = 'new'
  }
  return matter
}
