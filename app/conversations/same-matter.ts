import { sameWords } from './words.ts'

export type Matter = 'same' | 'new' | 'unknown'

/** How many needs of a conversation its words are compared with: the first ones say what it is about. */
const needsCompared = 8

/** Whether words belong to the matter that the given needs were about. */
export function matterByWords(needs: readonly (readonly number[] | null)[], words: readonly number[] | null): Matter {
  let matter: Matter = 'unknown'
  for (const need of needs.slice(0, needsCompared)) {
    const compared = sameWords(need, words)
    if (compared === 'same') return 'same'
    if (compared === 'new') matter = 'new'
  }
  return matter
}
