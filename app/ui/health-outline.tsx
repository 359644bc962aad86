import { questionOf } from './health-words.ts'
import { Measure, Measures } from './measure.tsx'

const measures = [
  ['resolution_rate', 'Resolution'],
  ['first_response', 'First response'],
  ['repeat_share', 'Repeat customers'],
] as const

/** The three measures before there is anything to count: what they will ask. */
export function HealthOutline() {
  return (
    <div style={{ marginTop: 'var(--s-7)' }}>
      <Measures>
        {measures.map(([key, label]) => (
          <Measure
            key={key}
            id={key}
            name={label}
            question={questionOf(key)}
            definition={`measures#${key}`}
            numeral={<span className="quiet">—</span>}
          />
        ))}
      </Measures>
    </div>
  )
}
