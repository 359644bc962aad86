import { type CompareConclusion, conclusionWords } from '#app/measures/compare-conclusion.ts'
import styles from './verdict-word.module.css'

const shapes: Record<CompareConclusion, string> = {
  better: 'M-4.5 3 0-3.5 4.5 3',
  worse: 'M-4.5-3 0 3.5 4.5-3',
  higher: 'M-4.5 3 0-3.5 4.5 3',
  lower: 'M-4.5-3 0 3.5 4.5-3',
  no_difference_that_matters: 'M-4.5-1.6H4.5M-4.5 1.6H4.5',
  no_difference_we_can_claim: 'M-4.5-1.6H4.5M-4.5 1.6H4.5',
  too_different: 'M-4.5 0h1.6M-.8 0H.8M2.9 0h1.6',
  not_enough: 'M-4.5 0h1.6M-.8 0H.8M2.9 0h1.6',
}

type Props = { conclusion: CompareConclusion; /** The first side. */ name: string; because: string | null }

/** What is concluded of a difference, in the fixed words. */
export function VerdictWord({ conclusion, name, because }: Props) {
  const claim = ['better', 'worse', 'higher', 'lower'].includes(conclusion)
  const words = conclusionWords[conclusion]
  return (
    <span className={claim ? styles['verdict'] : `${styles['verdict']} quiet`} data-conclusion={conclusion}>
      <svg className={styles['shape']} width="12" height="12" viewBox="-6 -6 12 12" aria-hidden>
        <path d={shapes[conclusion]} />
      </svg>
      <span>
        {claim ? `${name} ${words}` : `${words.charAt(0).toUpperCase()}${words.slice(1)}`}
        {because !== null && <span className={styles['because']}>{because}</span>}
      </span>
    </span>
  )
}
