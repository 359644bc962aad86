import { Link } from '@remix-run/react'
import { formatCount } from '#app/measures/format.ts'

type Props = {
  count: number
  /** The list behind it. */
  href: string
  /** What is counted, after the number; a screen reader hears it even where it is not shown. */
  of: string
  showWords?: boolean
}

/** A number that opens the conversations behind it. */
export function Count({ count, href, of, showWords = false }: Props) {
  const words = ` ${of}`
  return (
    <Link to={href} data-count={count}>
      {formatCount(count)}
      {showWords ? words : <span className="out-of-sight">{words}</span>}
    </Link>
  )
}
