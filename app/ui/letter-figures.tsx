import type { Letter, LetterMeasure } from '#app/measures/letter.ts'
import { letterHeadings, letterWeek } from '#app/measures/letter-words.ts'
import { nounOf } from '#app/measures/nouns.ts'
import { heightOf } from './charts/frame.ts'
import { planChart } from './charts/plan.ts'
import { StillChart } from './charts/still-chart.tsx'
import { chartSummary, weekTitle } from './charts/week-words.ts'
import styles from './letter-figures.module.css'
import { Numeral } from './numeral.tsx'
import { Outside } from './outside.tsx'

/** The three measures of a letter, side by side, each with its weeks; drawn by the server alone. */
export function LetterMeasures({ measures }: Pick<Letter, 'measures'>) {
  return (
    <div className={styles['measures']}>
      <h2 className="out-of-sight">{letterHeadings.measures}</h2>
      {measures.map((measure, i) => (
        <LetterFigure key={measure.key} measure={measure} note={i + 1} />
      ))}
    </div>
  )
}

function LetterFigure({ measure, note }: { measure: LetterMeasure; note: number }) {
  const { key, label, figure, interval, restsOn, finding, lead, rest } = measure
  const isPlain = /^(?:at least )?[\d.,]/.test(figure) && figure.length < 18
  return (
    <section className={styles['measure']} aria-label={label} data-measure={key}>
      <h3>
        {label}
        <a className={styles['foot']} href={`#note-${key}`} id={`from-${key}`} aria-label={`Note ${note}`}>
          {note}
        </a>
      </h3>
      <p className={isPlain ? styles['numeral'] : styles['words']} data-figure>
        {isPlain ? <Numeral text={figure} /> : figure}
      </p>
      <p className={styles['rests']}>
        {interval !== '' && <span>{interval}</span>}
        {restsOn}
      </p>
      <Weeks measure={measure} />
      <p className={styles['verdict']}>
        {finding === 'signal' ? <Outside>{lead}</Outside> : lead} {rest}
      </p>
    </section>
  )
}

function Weeks({ measure: { key, label, unit, series } }: { measure: LetterMeasure }) {
  const plan = planChart(series, unit)
  const titles = plan.drawn.map(({ point }) => weekTitle(point, series, { unit, noun: nounOf(key) }))
  return (
    <div className={styles['chart']}>
      <div style={{ height: heightOf(plan) }}>
        <StillChart plan={plan} label={chartSummary(series, { name: label, unit })} titles={titles} isNarrow />
      </div>
    </div>
  )
}

/** What changed, and whether it means anything. */
export function LetterChanges({ changed, week }: Pick<Letter, 'changed' | 'week'>) {
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{letterHeadings.changed}</h2>
      <table className={`rows stacks ${styles['changed']}`}>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className="number">
              {letterWeek({ week })[0]}
            </th>
            <th scope="col" className="number">
              Usual range
            </th>
            <th scope="col">
              <span className="out-of-sight">Signal or ordinary</span>
            </th>
            <th scope="col">What we can say</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ key, label, figure, usual, finding, word, says }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className="number">{figure}</td>
              <td className="number" data-label="usual">
                {usual === '' ? '—' : usual}
              </td>
              <td className="quiet">{finding === 'signal' ? <Outside>{word}</Outside> : word}</td>
              <td className={styles['says']}>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
