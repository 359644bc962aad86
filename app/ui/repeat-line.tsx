import { Link } from '@remix-run/react'
import { weekInWords } from '#app/measures/days.ts'
import { counted, nounFor, readingWords } from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'
import { repeatRate } from '#app/measures/repeat-rate.ts'
import { Count } from './count.tsx'

type Props = {
  home: string
  reading: Reading
  /** The Monday of the week. */
  from: string
  /** The list of those who came back. */
  behind: string
}

/** Who came back after we had solved it, in the newest whole week: the measure, its limits and what is behind it. */
export function RepeatLine({ home, reading, from, behind }: Props) {
  const { value, interval, intervalFirst, note } = readingWords(reading)
  const came = reading.parts?.['new_matter'] ?? 0
  return (
    <p data-repeat={reading.value ?? ''}>
      {weekInWords(from)}: <Link to={`${home}/measures#${repeatRate.key}`}>{repeatRate.label}</Link> within 8 weeks of
      being helped, {intervalFirst && interval !== '' && `${interval}, `}
      <b>{value}</b>
      {!intervalFirst && interval !== '' && ` (${interval})`}
      {note !== '' && `, ${note}`}
      {reading.n > 0 && (
        <>
          ; <Count count={came} href={behind} of={nounFor(came, 'customer')} /> of {counted(reading.n, 'customer')}
        </>
      )}
      .
    </p>
  )
}
