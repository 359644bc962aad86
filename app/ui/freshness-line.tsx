import { Link } from '@remix-run/react'
import { formatWaited } from '#app/measures/format.ts'
import styles from './freshness-line.module.css'
import { Mark } from './mark.tsx'
import { momentInWords } from './moment-in-words.ts'

export type Missing = {
  name: string
  /** "Tuesday", "3 Feb". */
  since: string
  /** It answers again; what it missed is still missing. */
  until?: string
}

type Props = {
  /** "08:30", "Tue 3 Feb, 08:30"; null while nothing is known. */
  completeTo: string | null
  /** "10 minutes ago", or that nothing came after it. */
  ago?: string
  /** Nothing arrives any more, from any source. */
  late?: boolean
  missing?: Missing[]
  /** The page that says what the gap affects. */
  affects?: string
}

/** The last message known, and how long ago that was; after two days the date says it better. */
export function completeWords(completeTo: string, { asOf, timeZone }: { asOf: string; timeZone: string }) {
  const seconds = (Date.parse(asOf) - Date.parse(completeTo)) / 1000
  return {
    completeTo: momentInWords(completeTo, timeZone),
    ago: seconds < 2 * 86_400 ? `${formatWaited(seconds)} ago` : 'and nothing later has come in',
  }
}

/** To when the data are complete, and what is missing from them. */
export function FreshnessLine({ completeTo, ago, late = false, missing = [], affects }: Props) {
  return (
    <p className={styles['fresh']}>
      {completeTo === null ? (
        'Nothing has arrived yet.'
      ) : late ? (
        <span className={styles['gap']}>
          <Mark kind="attention" />
          Nothing has arrived since {completeTo}
          {ago !== undefined && `, ${ago}`}: what was said since then is missing.
        </span>
      ) : (
        `Complete to ${completeTo}${ago === undefined ? '' : `, ${ago}`}.`
      )}
      {missing.length > 0 && (
        <>
          {' '}
          <span className={styles['gap']}>
            <span className="whole">
              <Mark kind="attention" />
              {missing.length === 1 ? missing[0]?.name : `${missing.length} sources`}
            </span>{' '}
            {whatIsMissing(missing)}
          </span>
        </>
      )}
      {affects !== undefined && (missing.length > 0 || late) && (
        <>
          {' '}
          <Link to={affects}>What that affects</Link>
        </>
      )}
    </p>
  )
}

function whatIsMissing(missing: Missing[]): string {
  const [first] = missing
  if (missing.length === 1 && first) {
    return first.until === undefined
      ? `has not answered since ${first.since}; its conversations are missing.`
      : `did not answer from ${first.since} to ${first.until}; its conversations of these days are missing.`
  }
  const names = missing.map(({ name, since, until }) => {
    return until === undefined ? `${name} since ${since}` : `${name} from ${since} to ${until}`
  })
  return `did not answer (${names.join(', ')}); their conversations are missing.`
}
