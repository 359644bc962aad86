import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { addDays } from '#app/measures/days.ts'
import styles from './compare-picks.module.css'
import { Pick } from './pick.tsx'
import { SideMark, type SideLook } from './side-mark.tsx'
import { daysOf, type NamedSide, sideInFull } from './side-words.ts'

type Option = NamedSide & { asked: string }
type Letter = 'a' | 'b'

type Props = {
  sides: { a: Option; b: Option }
  looks: { a: SideLook; b: SideLook }
  /** How many lie on it, and of whom. */
  counts: Record<Letter, ReactNode>
  options: Option[]
  /** The address with these two sides. */
  to: (asked: { a: string; b: string }) => string
  /** Of the form that asks for other days, and what it keeps of the address. */
  action: string
  kept: [string, string][]
}

/** The two sides as words, each of which can be changed; every choice is a link, other days are a plain form. */
export function ComparePicks({ sides, looks, counts, options, to, action, kept }: Props) {
  const pick = (letter: Letter, other: Letter) => (
    <div className={styles['side']}>
      <SideMark look={looks[letter]} size={11} />
      <Pick
        name={letter === 'a' ? 'First side' : 'Second side'}
        label={sideInFull(sides[letter])}
        changed={false}
        choices={options.map((option) => ({
          label: optionLabel(option),
          href: to({ a: sides.a.asked, b: sides.b.asked, [letter]: option.asked }),
          selected: option.asked === sides[letter].asked,
          count: option.kind === 'stewardship' ? daysOf(option.from, option.to) : '',
        }))}
      >
        <DaysForm letter={letter} side={sides[letter]} other={[other, sides[other].asked]} {...{ action, kept }} />
      </Pick>
      <div className={styles['sub']}>{counts[letter]}</div>
    </div>
  )
  return (
    <nav className={styles['picks']} aria-label="What is compared">
      {pick('a', 'b')}
      {pick('b', 'a')}
      <Link className={styles['swap']} to={to({ a: sides.b.asked, b: sides.a.asked })} preventScrollReset>
        Swap the two
      </Link>
    </nav>
  )
}

function optionLabel({ kind, name }: Option): string {
  if (kind === 'team') return `${name}, whenever in charge`
  if (kind === 'channel') return `Channel: ${channelLabel(name)}`
  return kind === 'account' ? `Account: ${name}` : name
}

type FormProps = { letter: Letter; side: Option; other: [Letter, string]; action: string; kept: [string, string][] }

/** Other days, the first and the last of them. */
function DaysForm({ letter, side, other, action, kept }: FormProps) {
  const isPeriod = side.kind === 'period'
  return (
    <form className={styles['days']} method="get" action={action}>
      {[other, ...kept].map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      <label>
        Or from <input type="date" name={`${letter}-from`} required defaultValue={isPeriod ? (side.from ?? '') : ''} />
      </label>
      <label>
        to{' '}
        <input
          type="date"
          name={`${letter}-to`}
          required
          defaultValue={isPeriod && side.to !== null ? addDays(side.to, -1) : ''}
        />
      </label>
      <button className="button plain" type="submit">
        Compare
      </button>
    </form>
  )
}
