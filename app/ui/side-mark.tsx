import styles from './side-mark.module.css'

/**
 * How one of two sides is drawn: as in-house and outsourced where the two are just that, else in ink, the second hollow.
 */
export type SideLook = 'in_house' | 'outsourced' | 'first' | 'second'

export function looksOf(a: 'in_house' | 'outsourced' | null, b: typeof a): { a: SideLook; b: SideLook } {
  return a !== null && b !== null && a !== b ? { a, b } : { a: 'first', b: 'second' }
}

/** The mark of a side in a line of text; its name stands beside it. */
export function SideMark({ look, size = 9 }: { look: SideLook; size?: number }) {
  return (
    <svg className={`${styles['mark']} ${styles[look]}`} width={size} height={size} viewBox="-5 -5 10 10" aria-hidden>
      {look === 'outsourced' ? (
        <rect x="-4" y="-4" width="8" height="8" />
      ) : (
        <circle r={look === 'second' ? 3.8 : 4.4} />
      )}
    </svg>
  )
}
