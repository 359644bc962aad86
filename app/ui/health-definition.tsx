import { formatRate, formatDuration } from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'
import { DefinitionDrawer } from './definition-drawer.tsx'

type Props = {
  definition: {
    key: string
    label: string
    meaning: string
    formula: string
    interval: string
    limits: readonly string[]
  }
  reading: Reading
  /** The full definition, and the conversations of this week. */
  links: { full: string; conversations: string }
}

/** What one of the three measures means, with the numbers of the week. */
export function HealthDefinition({ definition, reading, links }: Props) {
  const { key, label, meaning, formula, interval, limits } = definition
  return (
    <DefinitionDrawer
      id={`def-${key}`}
      title={label}
      meaning={meaning}
      back={`measure-${key}`}
      sections={[
        { title: 'How it is counted', text: formula },
        { title: 'With the numbers of this week', text: withNumbers(reading) },
        { title: 'Interval', text: interval },
        { title: 'What it cannot say', items: limits, not: true },
      ]}
      links={[
        { href: links.full, text: 'The full definition, and its limits' },
        { href: links.conversations, text: 'The conversations behind this number' },
      ]}
    />
  )
}

/** The figure as its counts make it. */
export function withNumbers({ value, n, quantiles, parts = {}, unit }: Reading): string {
  if (n === 0) return 'Nothing to count in this week.'
  if (value === null) return `No figure, from ${n}.`
  if (unit === 'seconds' && quantiles) {
    const { p50, p90 } = quantiles
    const half =
      p50.value === null ? 'less than half had an answer' : `half of the ${n} had one by ${formatDuration(p50.value)}`
    const most = p90.value === null ? 'less than nine in ten so far' : `nine in ten by ${formatDuration(p90.value)}`
    return `${half.charAt(0).toUpperCase()}${half.slice(1)}, ${most}.`
  }
  const names = 'confirmed' in parts ? ['confirmed', 'presumed'] : ['repeat_resolved', 'repeat_not_resolved']
  const counts = `${names.map((name) => parts[name] ?? 0).join(' + ')} of ${n}`
  return n < 20 ? counts : `${counts} = ${formatRate(value, n)}`
}
