import styles from './letter-bar.module.css'

type BarProps = {
  home: string
  week: string
  earlier: string | null
  later: string | null
  canShare: boolean
  canSend: boolean
}

/** The letters beside this one, and this one as a file. */
export function LetterBar({ home, week, earlier, later, canShare, canSend }: BarProps) {
  const name = (one: string) => `Week ${Number(one.slice(-2))}`
  return (
    <nav className={`wrap ${styles['bar']}`} aria-label="Letters">
      <p>
        {earlier !== null && <a href={`${home}/${earlier}`}>{name(earlier)}</a>}
        <span aria-current="page">{name(week)}</span>
        {later !== null && <a href={`${home}/${later}`}>{name(later)}</a>}
        <a href={home}>All letters</a>
      </p>
      <p>
        {canSend && <a href={`${home}/${week}/send`}>Send</a>}
        {canShare && <a href={`${home}/${week}/share`}>Share by a link</a>}
        <a href={`${home}/${week}/letter.pdf`}>PDF</a>
        <a href={`${home}/${week}/letter.csv`}>CSV</a>
        <a href={`${home}/${week}/letter.json`}>JSON</a>
      </p>
    </nav>
  )
}
