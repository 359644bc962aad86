import { adjust, fieldsOf, said, wordsIn, type Field, type Rule } from './adjustment.ts'
import type { Direction, JudgedVerdict, Place, Verdict } from './verdict.ts'

/** A message of which a person spoke: what the judge says by itself, and what the person does. */
export type Example = { text: string; judged: JudgedVerdict; said: Partial<Verdict> }
/** A message nobody spoke of; `shown` is the verdict that people saw, with what was learnt before. */
export type Unspoken = { text: string; judged: JudgedVerdict; shown: Verdict }

/** A rule not taken up: of how many of the shipped cases it would make wrong what is right. */
export type Refused = Rule & { spoils: number }
export type Learnt = { rules: Rule[]; refused: Refused[] }

/** So many corrections must share words before anything is learnt from them. */
export const fewest = 6
/**
 * Of those who spoke of such messages so many must say the same, two who disagree taken for granted. Less, tried on
 * labelled texts of five kinds, learnt from words that errors share by chance and made more errors than it mended.
 */
const agreement = 0.75
const doubters = 2
/** Where nobody corrected the judge it was mostly right, but often nobody looked. */
const unspokenWeight = 0.5
/** Words must be so much more frequent among the errors than elsewhere. */
const lift = 5
const mostRules = 50

/**
 * What a workspace's corrections teach: words that errors of one kind share, and that are rare where nothing was
 * corrected. Deterministic. A rule that makes more of the shipped cases wrong than right is not taken up.
 */
export function learn(
  direction: Direction,
  spoken: readonly Example[],
  unspoken: readonly Unspoken[],
  shipped: readonly Example[],
): Learnt {
  const learnt: Learnt = { rules: [], refused: [] }
  for (const field of fieldsOf(direction)) {
    for (const judged of [false, true]) {
      for (const rule of rulesFor(direction, field, judged, spoken, unspoken)) {
        if (learnt.rules.length >= mostRules) break
        const spoils =
          countRight(direction, shipped, learnt.rules) - countRight(direction, shipped, [...learnt.rules, rule])
        if (spoils > 0) learnt.refused.push({ ...rule, spoils })
        else learnt.rules.push(rule)
      }
    }
  }
  return learnt
}

/** How many verdicts of the examples are as persons say, with these rules. */
export function countRight(direction: Direction, examples: readonly Example[], rules: readonly Rule[]): number {
  let right = 0
  for (const example of examples) {
    const verdict = adjust(example.judged, example.text, direction, rules)
    for (const field of fieldsOf(direction)) {
      const told = said(example.said, field)
      if (told !== null && said(verdict, field) === told) right++
    }
  }
  return right
}

function rulesFor(
  direction: Direction,
  field: Field,
  judged: boolean,
  spoken: readonly Example[],
  unspoken: readonly Unspoken[],
): Rule[] {
  const told = spoken.filter((one) => said(one.judged, field) === judged && said(one.said, field) !== null)
  const errors = told.filter((one) => said(one.said, field) !== judged)
  if (errors.length < fewest) return []
  const agreed = countWords(told.filter((one) => !errors.includes(one)))
  const likewise = unspoken.filter((one) => said(one.judged, field) === judged && said(one.shown, field) === judged)
  const elsewhere = countWords(likewise)
  const share = (words: string) => ((elsewhere.get(words) ?? 0) + 1) / (likewise.length + 20)

  const rules: Rule[] = []
  let left: readonly Example[] = errors
  while (left.length >= fewest) {
    const times = countWords(left)
    const [best] = [...times]
      .filter(([words, count]) => {
        const against = (agreed.get(words) ?? 0) + unspokenWeight * (elsewhere.get(words) ?? 0)
        const isShared = count >= fewest && count / (count + against + doubters) >= agreement
        return isShared && count / errors.length >= lift * share(words)
      })
      .toSorted(
        ([a, timesA], [b, timesB]) => timesB - timesA || share(a) - share(b) || b.length - a.length || (a < b ? -1 : 1),
      )
    if (!best) break
    const [words, count] = best
    const [covered, rest] = [left.filter(({ text }) => wordsIn(text).has(words)), left]
    left = rest.filter((one) => !covered.includes(one))
    const places = field === 'passesAlong' && !judged ? placesOf(covered) : null
    rules.push({ direction, field, judged, words, times: count, ...(places && { places }) })
  }
  return rules
}

/** In how many texts each word or pair of words stands. */
function countWords(texts: readonly { text: string }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of texts)
    for (const words of wordsIn(text).keys()) counts.set(words, (counts.get(words) ?? 0) + 1)
  return counts
}

/** Where most of the persons say that such replies send the customer. */
function placesOf(examples: readonly Example[]): Place[] {
  const told = Map.groupBy(
    examples.flatMap((one) => (Array.isArray(one.said.passesAlong) ? [one.said.passesAlong] : [])),
    (places) => places.toSorted().join(),
  )
  const [most] = [...told].toSorted(([a, timesA], [b, timesB]) => timesB.length - timesA.length || (a < b ? -1 : 1))
  return most?.[1][0] ?? ['team']
}
