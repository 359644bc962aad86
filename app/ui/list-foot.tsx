import { Link } from '@remix-run/react'

type Props = {
  /** Addresses; null where there is no such page. */
  next: string | null
  first: string | null
  firstWords?: string
  /** The whole list as a file; null where nothing is in it. */
  csv: { href: string; words: string } | null
}

/** Below a page of a list: the next page, the first one, and all of it as CSV. */
export function ListFoot({ next, first, firstWords = 'From the beginning', csv }: Props) {
  if (next === null && first === null && csv === null) return null
  return (
    <p className="after-list">
      {next !== null && (
        <Link className="button" to={next} rel="next">
          Next
        </Link>
      )}
      {first !== null && (
        <Link className="button plain" to={first}>
          {firstWords}
        </Link>
      )}
      {csv !== null && <a href={csv.href}>{csv.words}</a>}
    </p>
  )
}
