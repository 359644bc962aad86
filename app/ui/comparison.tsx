import type { Caution } from '#app/measures/compare-cautions.ts'
import { type ComparedCurves, crossingOf } from '#app/measures/compare-curves.ts'
import type { ComparedMeasure } from '#app/measures/comparison.ts'
import { formatDuration } from '#app/measures/format.ts'
import { SurvivalChart } from './charts/survival-chart.tsx'
import styles from './comparison.module.css'
import { ComparisonNotes, type NotesProps } from './comparison-notes.tsx'
import { Count } from './count.tsx'
import { ForestKey } from './forest-line.tsx'
import { ForestTable } from './forest-table.tsx'
import { SideMark, type SideLook } from './side-mark.tsx'
import { SideSection } from './side-section.tsx'

type Letter = 'a' | 'b'
const letters = ['a', 'b'] as const

export type ShownComparison = {
  sides: Record<Letter, { name: string; handover: NotesProps['handover']['a'] }>
  material: NotesProps['material']
  measures: Record<string, ComparedMeasure>
  curves: ComparedCurves
  notCompared: NotesProps['notCompared']
  whoReplied: {
    of: Record<Letter, { team: string | null; conversations: number }[]>
    compared: { teams: Record<Letter, string>; measures: Record<string, ComparedMeasure> } | null
  }
  cautions: Caution[]
}

/** What a number of the page opens. */
export type SideLink = {
  side: Letter
  of: string
  levels?: NonNullable<Parameters<NotesProps['linkTo']>[2]>
  repliedBy?: string
  byReplier?: boolean
}

type Props = {
  comparison: ShownComparison
  names: Record<Letter, string>
  looks: Record<Letter, SideLook>
  promiseSeconds: number | null
  linkTo: (opened: SideLink) => string
  definition: (measure: string) => string
  /** Where its tables are downloaded. */
  csv: { measures: string; curves: string }
}

/** Two sides measure by measure, their waits hour by hour, who replied, and how all of it was worked out. */
export function ShownComparison(props: Props) {
  const { comparison, names, looks, promiseSeconds, linkTo, definition, csv } = props
  const measures = Object.values(comparison.measures)
  const response = comparison.measures['first_response']
  return (
    <>
      <section className={styles['forest']} aria-labelledby="measure-by-measure">
        <header>
          <h2 id="measure-by-measure">Measure by measure</h2>
          <ForestKey confidence={confidenceWords(measures)} />
        </header>
        <ForestTable {...{ measures, names, looks, definition }} linkTo={(side, of) => linkTo({ side, of })} />
        <p className="after-list">
          <a href={csv.measures}>These measures as CSV</a>
        </p>
      </section>
      {response && (
        <SideSection
          id="still-waiting"
          title="Still waiting, hour by hour"
          about={
            <>
              <p>
                The share of people who needed an answer and had none yet. The lower line is the better one.{' '}
                {crossingWords(comparison.curves, names)}
              </p>
              {letters.map((letter) => (
                <p key={letter} className={styles['line']}>
                  <SideMark look={looks[letter]} />
                  {letter === 'b' || looks[letter] === 'outsourced' ? 'Dashed' : 'Solid'}: {names[letter]}
                </p>
              ))}
            </>
          }
        >
          <SurvivalChart
            {...{ curves: comparison.curves, names, looks, promiseSeconds }}
            medians={{ a: medianOf(response.a), b: medianOf(response.b) }}
            n={{ a: response.a.n, b: response.b.n }}
          />
          <p className="after-list">
            <a href={csv.curves}>These curves as CSV</a>
          </p>
        </SideSection>
      )}
      <WhoReplied {...props} />
      {comparison.cautions.length > 0 && (
        <SideSection id="keep-in-mind" title="What to keep in mind">
          <ul className={styles['cautions']}>
            {comparison.cautions.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </SideSection>
      )}
      <SideSection id="worked-out" title="How this was worked out">
        <ComparisonNotes
          {...{ measures, names, definition, material: comparison.material, notCompared: comparison.notCompared }}
          handover={{ a: comparison.sides.a.handover, b: comparison.sides.b.handover }}
          linkTo={(side, of, levels) => linkTo({ side, of, ...(levels && { levels }) })}
        />
      </SideSection>
    </>
  )
}

function confidenceWords(measures: readonly ComparedMeasure[]): string {
  const confidence = measures[0]?.confidence ?? 0.95
  const percent = Number((confidence * 100).toFixed(1))
  return `differences with ${percent}% intervals, each side’s own with 95%`
}

const medianOf = ({ value, interval }: ComparedMeasure['a']) => ({ value, interval })

function crossingWords(curves: ComparedCurves, names: Record<Letter, string>): string {
  const crossing = crossingOf(curves)
  if (!crossing) return ''
  return `The curves cross, for the last time at about ${formatDuration(crossing.seconds)}; from there on the lower is that of ${names[crossing.lowerAfter]}.`
}

function WhoReplied({ comparison: { whoReplied }, names, looks, linkTo, definition }: Props) {
  const { of, compared } = whoReplied
  return (
    <SideSection
      id="who-replied"
      title="Who replied, as a second cut"
      about={
        <p>Sides are made by who was in charge, also for people whom nobody answered. This is who replied first.</p>
      }
    >
      <ul className={styles['replied']}>
        {letters.map((letter) => (
          <li key={letter}>
            <SideMark look={looks[letter]} />
            {names[letter]}:{' '}
            {of[letter].length === 0
              ? 'nobody replied'
              : of[letter].map(({ team, conversations }, i) => (
                  <span key={team ?? ''}>
                    {i > 0 && ', '}
                    {team ?? 'people in no team'}{' '}
                    <Count
                      count={conversations}
                      href={linkTo({ side: letter, of: 'conversations', repliedBy: team ?? '' })}
                      of={`conversations first replied to by ${team ?? 'people in no team'}`}
                    />
                  </span>
                ))}
          </li>
        ))}
      </ul>
      {compared && (
        <details className={styles['cut']}>
          <summary>
            {compared.teams.a} against {compared.teams.b}, by who replied first
          </summary>
          <ForestTable
            measures={Object.values(compared.measures)}
            {...{ names: compared.teams, looks, definition }}
            linkTo={(side, measure) => linkTo({ side, of: measure, byReplier: true })}
          />
        </details>
      )}
    </SideSection>
  )
}
