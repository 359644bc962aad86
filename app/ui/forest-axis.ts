import type { ComparedMeasure } from '#app/measures/comparison.ts'

type Difference = ComparedMeasure['adjusted']
type Scale = ComparedMeasure['scale']

/** A difference where it is drawn: shares in points, ratios as powers of two, seconds in hours. */
export function forestPlaces(found: Difference, scale: Scale): Difference {
  if (found === null) return null
  const place = (x: number | null) => {
    if (x === null) return null
    return scale === 'share' ? x * 100 : scale === 'ratio' ? Math.log2(Math.max(x, 1e-6)) : x / 3600
  }
  const { value, interval } = found
  return { value: place(value), interval: interval && [place(interval[0]), place(interval[1])] }
}

const steps: Record<Scale, readonly number[]> = {
  share: [5, 10, 20, 30, 40, 50, 70, 100],
  ratio: [1, 2, 3, 5, 10],
  seconds: [1, 4, 12, 24, 48, 96, 168],
}
const minus = '\u2212'

/** One axis for the rows of a group, the same to either side of no difference, and the words under it. */
export function forestAxisOf(
  scale: Scale,
  measures: readonly Pick<ComparedMeasure, 'adjusted' | 'crude'>[],
): { range: [number, number]; ticks: [number, string][] } {
  const ends = measures.flatMap(({ adjusted, crude }) =>
    [adjusted, crude].flatMap((found) => {
      const { value = null, interval = null } = forestPlaces(found, scale) ?? {}
      return [value, ...(interval ?? [])].flatMap((x) => (x === null ? [] : [Math.abs(x)]))
    }),
  )
  const most = Math.max(0, ...ends)
  const reach = steps[scale].find((step) => step >= most) ?? steps[scale].at(-1) ?? 1
  const signed = (x: number) => (x === 0 ? '0' : `${x < 0 ? minus : '+'}${Number(Math.abs(x).toFixed(1))}`)
  const words = (x: number) => (scale === 'ratio' ? multiple(x) : signed(x))
  return {
    range: [-reach, reach],
    ticks: [-1, -0.5, 0, 0.5, 1].map((part): [number, string] => [part * reach, words(part * reach)]),
  }
}

function multiple(power: number): string {
  if (power === 0) return 'same'
  if (power === -1) return '×½'
  if (power === -2) return '×¼'
  return `×${Number((2 ** power).toFixed(power < 0 ? 2 : 1))}`
}
