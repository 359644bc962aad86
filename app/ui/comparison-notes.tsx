import { Link } from '@remix-run/react'
import { factName, type ArrivalFact, stratumName } from '#app/measures/compare-strata.ts'
import type { ComparedMeasure } from '#app/measures/comparison.ts'
import { counted, formatCount, formatRate } from '#app/measures/format.ts'
import { Count } from './count.tsx'
import styles from './comparison-notes.module.css'
import { nameOf } from './forest-table.tsx'
import { daysInWords } from './moment-in-words.ts'

type Letter = 'a' | 'b'
const letters = ['a', 'b'] as const
type Levels = Partial<Record<ArrivalFact, string>>

export type NotesProps = {
  measures: ComparedMeasure[]
  names: Record<Letter, string>
  handover: Record<Letter, { conversations: number; windows: { from: string; to: string }[] }>
  notCompared: { key: string; label: string; because: string }[]
  material: { points: number; percent: number }
  linkTo: (side: Letter, of: string, levels?: Levels) => string
  definition: (measure: string) => string
}

/** So many strata that only one side met are listed. */
const listedStrata = 12

/** How a comparison was worked out, and what is not in it. */
export function ComparisonNotes(props: NotesProps) {
  const { measures, names, material } = props
  return (
    <div className={styles['methods']}>
      <details open>
        <summary>Among like conversations</summary>
        <LikeConversations {...props} />
      </details>
      <Apart {...props} />
      <Handover {...props} />
      <details>
        <summary>What “no difference we can claim” means</summary>
        <p>
          The interval of the adjusted difference includes nothing at all, and reaches further than what matters (
          {counted(material.points, 'point')}, or {material.percent}% of a time). It does not mean that the two were the
          same. “No difference that matters” does: the whole interval lies within.
        </p>
      </details>
      <details>
        <summary>Waiting, and people never answered</summary>
        <p>
          Waits are Kaplan–Meier estimates. Anybody still waiting counts as waiting for as long as we have watched, and
          is not dropped. {intervalsOf(measures)}
        </p>
      </details>
      <details>
        <summary>Not compared</summary>
        <ul>
          {props.notCompared.map(({ key, label, because }) => (
            <li key={key}>
              <Link to={props.definition(key)}>{label}</Link>: {because}.
            </li>
          ))}
          <li>
            What nobody records: how hard a problem was, what {names.a} and {names.b} knew of the product.
          </li>
        </ul>
      </details>
    </div>
  )
}

/** How the intervals of waits were made; several ways where some measures count too much to be drawn. */
function intervalsOf(measures: readonly ComparedMeasure[]): string {
  const waits = measures.filter(({ scale, adjusted }) => scale !== 'share' && adjusted !== null)
  const drawn = waits.flatMap(({ resampling }) => resampling ?? [])
  const why = 'so that one person who writes often does not count as many'
  const [first] = drawn
  const times = first ? ` (${formatCount(first.resamples)} times, seed ${first.seed})` : ''
  const again = `Intervals come from drawing customers again and again${times}, ${why}.`
  if (drawn.length === waits.length) return again
  const pulled = 'come from how far each customer alone moves the curve, which says the same'
  if (drawn.length > 0) return `${again} Where there are too many for that, they ${pulled}.`
  return `There are too many conversations to draw customers again and again: intervals ${pulled}, ${why}.`
}

function LikeConversations({ measures, names }: NotesProps) {
  const reasons = measures.flatMap(({ notAdjustedFor }) =>
    notAdjustedFor.map(({ fact, because }) => `${factName(fact)}: ${because}`),
  )
  const compared = measures.filter(({ strata }) => strata.all > 0)
  return (
    <>
      <p>
        Conversations are sorted by what was known when they arrived, and each side is weighed against the other among
        those that are alike. What only one side met is in “as it came”, and left out of the adjusted difference.
      </p>
      <table className="rows stacks">
        <caption>How much of each side has a counterpart</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">Alike in</th>
            {letters.map((letter) => (
              <th key={letter} scope="col" className="number">
                Of {names[letter]}
              </th>
            ))}
            <th scope="col" className="number">
              Kinds that both met
            </th>
          </tr>
        </thead>
        <tbody>
          {compared.map((one) => (
            <tr key={one.key}>
              <th scope="row">{nameOf(one)}</th>
              <td data-label="alike in">{one.adjustedFor.map(factName).join(', ') || 'nothing'}</td>
              {letters.map((letter) => (
                <td key={letter} className="number" data-label={names[letter]}>
                  {share(one.overlap[letter], one[letter].n)}
                </td>
              ))}
              <td className="number" data-label="kinds">
                {formatCount(one.strata.comparable)} of {formatCount(one.strata.all)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {reasons.length > 0 && (
        <p className={styles['small']}>Not everywhere adjusted for {[...new Set(reasons)].join('; ')}.</p>
      )}
    </>
  )
}

const share = (of: number | null, n: number) => (of === null ? '—' : formatRate(of, n))

/** Kinds of conversations that only one side met, of the first measure that has any. */
function Apart({ measures, names, linkTo }: NotesProps) {
  const one = measures.find(({ apart }) => apart.length > 0)
  if (!one) return null
  const more = one.apart.length - listedStrata
  return (
    <details>
      <summary>What only one side met</summary>
      <table className="rows">
        <caption>
          {nameOf(one)}: conversations without a counterpart{more > 0 ? `, the ${listedStrata} largest kinds` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">On arrival</th>
            {letters.map((letter) => (
              <th key={letter} scope="col" className="number">
                {names[letter]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {one.apart.slice(0, listedStrata).map(({ levels, ...counts }) => (
            <tr key={stratumName(levels)}>
              <th scope="row">{stratumName(levels)}</th>
              {letters.map((letter) => (
                <td key={letter} className="number">
                  {counts[letter] === 0 ? (
                    '0'
                  ) : (
                    <Count count={counts[letter]} href={linkTo(letter, one.key, levels)} of={`of ${names[letter]}`} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles['small']}>And {counted(more, 'more kind', 'more kinds')}.</p>}
    </details>
  )
}

function Handover({ handover, names, linkTo }: NotesProps) {
  const some = letters.filter((letter) => handover[letter].conversations > 0)
  if (some.length === 0) return null
  return (
    <details>
      <summary>Handovers, set apart</summary>
      <p>What began while whoever was in charge before may still have been is in no figure but by who replied.</p>
      <ul>
        {some.map((letter) => (
          <li key={letter}>
            {names[letter]}:{' '}
            <Count
              count={handover[letter].conversations}
              href={linkTo(letter, 'handover')}
              of="conversations"
              showWords
            />
            , {handover[letter].windows.map(({ from, to }) => daysInWords(from, to)).join(' and ')}
          </li>
        ))}
      </ul>
    </details>
  )
}
