import { withoutSignature } from '#app/conversations/judge/signature.ts'
import { meant } from '#app/conversations/judge/inbound.ts'
import { observe } from '#app/conversations/judge/observe.ts'
import { readText } from '#app/conversations/judge/read.ts'
import { weights, type CueName } from '#app/conversations/judge/weights.ts'
import { readLabelled, type Labelled, type SetName } from './labelled.ts'

const names = Object.keys(weights).filter((name) => name !== 'start') as CueName[]

/**
 * What common sense says a cue weighs before any text is seen: the fit stays near it where texts are few, and never turns
 * its sign. Cues that are not listed may weigh anything.
 */
const beliefs: readonly (readonly [weight: number, cues: readonly CueName[]])[] = [
  [
    -0.6,
    [
      ...([
        'does not work',
        'cannot do it',
        'tried in vain',
        'keeps happening',
        'broken thing',
        'error shown',
      ] as const),
      ...(['is down', 'has a problem', 'wrong thing', 'missing thing', 'still waiting', 'not come yet'] as const),
      ...(['long wait', 'delay or cancellation', 'broken promise', 'got no answer', 'asked again and again'] as const),
      ...(['money taken', 'wants money back', 'too dear'] as const),
    ],
  ],
  [
    -0.9,
    ['leaves', 'bad service', 'let down', 'disbelief', 'deceit', 'not good', 'spoiled food or dirt', 'unhappy word'],
  ],
  [-1.8, ['bitter praise', 'angry sign']],
  [-1.2, ['harsh word', 'bitter hashtag']],
  [-1, ['denied praise']],
  [-0.8, ['sad sign']],
  [-0.4, ['demands better', 'denial', 'asks why', 'insistent question']],
  [-0.2, ['has had enough', 'names a long time']],
  [-0.1, ['shouted word', 'stretched word']],
  [-0.01, ['exclamation beside trouble', 'amount of money']],
  [0.9, ['is pleased', 'warm word', 'says it is settled', 'happy sign']],
  [0.7, ['friendly word', 'thanks']],
  [0.3, ['is polite', 'praise beside trouble', 'thanks beside trouble']],
]
const belief = new Map(beliefs.flatMap(([weight, cues]) => cues.map((cue) => [cue, weight] as const)))

/** How much each set counts, so that no set's size decides. */
const shares: Record<SetName, number> = { airline: 1, complaints: 1, telecom: 0.8, shop: 0.2, reviews: 0.25 }
const shareTexts = 1500
/** Inverse variance of a weight around its belief. */
const tightness = 10
const sweeps = 60

type Example = { features: [cue: number, value: number][]; label: number; counts: number }

export type Weights = { start: number; cues: Map<CueName, number> }

/** What the judge observes in a text: how much of each cue. */
function featuresOf(text: string): [number, number][] {
  const found = new Map<number, number>()
  const reading = withoutSignature(readText(text))
  observe(reading, meant(reading), (cue, value) => {
    const at = names.indexOf(cue)
    found.set(at, (found.get(at) ?? 0) + value)
  })
  return [...found]
}

/** Texts count by set, and half-way to as much for the rarer label as for the other. */
function examplesOf(texts: readonly Labelled[]): Example[] {
  const sizes = new Map<string, number>()
  const add = (key: string) => sizes.set(key, (sizes.get(key) ?? 0) + 1)
  for (const { set, is } of texts) [set, `${set} ${is}`].forEach(add)
  return texts.map(({ set, is, text }) => {
    const [all, same] = [sizes.get(set) ?? 1, sizes.get(`${set} ${is}`) ?? 1]
    const counts = (shares[set] * shareTexts * (0.25 + (0.5 * same) / all)) / same
    return { features: featuresOf(text), label: is ? -1 : 1, counts }
  })
}

/**
 * Logistic regression towards the beliefs (a Gaussian prior, signs kept), by Newton steps on one weight at a time until
 * they stand. Weights are those of the judge: below zero is unhappy; rounded to hundredths.
 */
export function fitWeights(texts: readonly Labelled[]): Weights {
  const examples = examplesOf(texts)
  const start = names.length
  const columns: [example: Example, at: number, value: number][][] = Array.from({ length: start + 1 }, () => [])
  for (const [at, example] of examples.entries()) {
    for (const [cue, value] of example.features) columns[cue]?.push([example, at, value])
    columns[start]?.push([example, at, 1])
  }
  const believed = [...names.map((name) => belief.get(name) ?? 0), 0]
  const fitted = [...believed]
  const sums = examples.map(({ features }) =>
    features.reduce((sum, [cue, value]) => sum + (believed[cue] ?? 0) * value, 0),
  )
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const [cue, column] of columns.entries()) {
      const now = fitted[cue] ?? 0
      const prior = believed[cue] ?? 0
      let slope = cue === start ? 0 : tightness * (now - prior)
      let bend = cue === start ? 1e-6 : tightness
      for (const [{ label, counts }, at, value] of column) {
        const wrong = 1 / (1 + Math.exp(label * (sums[at] ?? 0)))
        slope -= counts * label * value * wrong
        bend += counts * value * value * wrong * (1 - wrong)
      }
      const free = now - slope / bend
      const next = prior < 0 ? Math.min(free, 0) : prior > 0 ? Math.max(free, 0) : free
      for (const [, at, value] of column) sums[at] = (sums[at] ?? 0) + (next - now) * value
      fitted[cue] = next
    }
  }
  const rounded = fitted.map((weight) => Math.round(weight * 100) / 100)
  return { start: rounded[start] ?? 0, cues: new Map(names.map((name, at) => [name, rounded[at] ?? 0])) }
}

/** Whether these weights call a text unhappy. */
export function isUnhappyBy({ start, cues }: Weights, text: string): boolean {
  const sum = featuresOf(text).reduce(
    (all, [cue, value]) => all + (cues.get(names[cue] ?? 'start') ?? 0) * value,
    start,
  )
  return sum <= 0
}

/** Every set, the half that weights are fitted on. */
export const fittedTexts = (): Labelled[] =>
  (Object.keys(shares) as SetName[]).flatMap((set) => readLabelled(set).filter(({ held }) => !held))

if (import.meta.main) {
  const { start, cues } = fitWeights(fittedTexts())
  for (const [cue, weight] of [...cues, ['start', start] as const])
    process.stdout.write(`  '${cue}': [${weight}, ${JSON.stringify(weights[cue][1])}],\n`)
}
