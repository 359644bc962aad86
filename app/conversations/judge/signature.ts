import type { Reading } from './read.ts'
import { defineWord } from './vocabulary.ts'

const closings = new Set(
  'thanks thank best kind kindest warm warmest many regards wishes yours sincerely faithfully love'
    .split(' ')
    .map(defineWord),
)
const longestClosing = 3
const longestName = 3

/**
 * The text without how its writer signs: "Best wishes, Ann" behind the last sentence praises nothing and thanks for
 * nothing. Thanks without a name behind them are meant.
 */
export function withoutSignature(reading: Reading): Reading {
  const { tokens } = reading
  const first = Math.max(1, tokens.length - longestName - longestClosing)
  for (let at = tokens.length - 2; at >= first; at--) {
    if (tokens[at - 1]?.ends !== 'sentence') continue
    let to = at
    for (let token = tokens[to]; token && closings.has(token.word); token = tokens[++to]);
    const name = tokens.slice(to)
    const isSigned = to > at && tokens[to - 1]?.ends !== '' && name.length > 0 && name.length <= longestName
    if (isSigned && name.every(({ ends }, i) => ends === '' || i === name.length - 1))
      return { ...reading, tokens: tokens.slice(0, at) }
  }
  return reading
}
