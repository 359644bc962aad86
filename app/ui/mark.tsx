import styles from './mark.module.css'

export type MarkKind = 'in_house' | 'outsourced' | 'other' | 'attention'

/** One of the marks that mean something, in a line of text; the words beside it say the same. */
export function Mark({ kind, size = 9 }: { kind: MarkKind; size?: number }) {
  return (
    <svg className={`${styles['mark']} ${styles[kind]}`} width={size} height={size} viewBox="-5 -5 10 10" aria-hidden>
      {kind === 'in_house' && <circle r="4.4" />}
      {kind === 'outsourced' && <rect x="-4" y="-4" width="8" height="8" />}
      {kind === 'other' && <circle r="3.8" />}
      {kind === 'attention' && <path d="M0-4.9 4.9 0 0 4.9-4.9 0Z" />}
    </svg>
  )
}
