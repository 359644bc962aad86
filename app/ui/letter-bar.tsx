import type { ReactNode } from 'react'
import type { ReadKind, ToldLetter } from '#app/measures/letter.ts'
import styles from './letter-bar.module.css'

type BarProps = { home: string; week: string; earlier: string | null; later: string | null }

/** The letters beside this one, and this one as a file. */
export function LetterBar({ home, week, earlier, later }: BarProps) {
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
        <a href={`${home}/${week}/letter.pdf`}>PDF</a>
        <a href={`${home}/${week}/letter.csv`}>CSV</a>
        <a href={`${home}/${week}/letter.json`}>JSON</a>
      </p>
    </nav>
  )
}

type EditProps = {
  letter: ToldLetter
  leftOut: { kind: ReadKind; label: string; of: number }[]
  /** Why the last change was not made. */
  fault?: string | undefined
}

/** What a person may add to a letter or leave out of it before it goes out. Its figures are nobody's to change. */
export function LetterEdit({ letter, leftOut, fault }: EditProps) {
  return (
    <details className={styles['edit']} open={fault !== undefined}>
      <summary>Add a note, or exchange a conversation</summary>
      {fault !== undefined && (
        <p className="attention" role="alert">
          {fault}
        </p>
      )}
      <form method="post">
        <label htmlFor="note">Your note, shown above the figures under your name; empty: none.</label>
        <textarea id="note" name="note" maxLength={2000} defaultValue={letter.note?.text ?? ''} />
        <button className="button" name="do" value="note">
          Keep the note
        </button>
      </form>
      {letter.reads.map(({ kind, label, place, of }) => (
        <Kind key={kind} kind={kind} label={`${label}: ${place + 1} of ${of} found`}>
          {of > 1 && (
            <button className="button plain" name="do" value="exchange">
              Another one<span className="out-of-sight">, {label.toLowerCase()}</span>
            </button>
          )}
          <button className="button plain" name="do" value="leave_out">
            Leave it out<span className="out-of-sight">, {label.toLowerCase()}</span>
          </button>
        </Kind>
      ))}
      {leftOut.map(({ kind, label, of }) => (
        <Kind key={kind} kind={kind} label={of === 0 ? `${label}: none was found` : `${label}: left out`}>
          {of > 0 && (
            <button className="button plain" name="do" value="bring_back">
              Show one<span className="out-of-sight">, {label.toLowerCase()}</span>
            </button>
          )}
        </Kind>
      ))}
    </details>
  )
}

function Kind({ kind, label, children }: { kind: ReadKind; label: string; children: ReactNode }) {
  return (
    <form method="post" className={styles['kind']}>
      <input type="hidden" name="kind" value={kind} />
      <span>{label}</span>
      {children}
    </form>
  )
}
