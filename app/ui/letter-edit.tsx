import type { ReactNode } from 'react'
import type { ReadKind, ToldLetter } from '#app/measures/letter.ts'
import { Mark } from './mark.tsx'
import { Moment } from './moment.tsx'
import styles from './letter-edit.module.css'

/** Why a change was not made, and what was typed into it. `meanwhile`: who had changed the letter since it was opened. */
export type EditRefused = {
  fault: string
  note?: string | undefined
  meanwhile?: { by: string; at: string } | undefined
}

type Props = {
  letter: ToldLetter
  leftOut: { kind: ReadKind; label: string; of: number }[]
  /** Which version of the additions is shown. */
  version: number
  refused: EditRefused | undefined
}

/** What a person may add to a letter or leave out of it before it goes out. Its figures are nobody's to change. */
export function LetterEdit({ letter, leftOut, version, refused }: Props) {
  const isConflict = refused?.meanwhile !== undefined
  return (
    <details className={styles['edit']} open={refused !== undefined}>
      <summary>Add a note, or exchange a conversation</summary>
      {refused && <Refused letter={letter} refused={refused} />}
      <form method="post">
        <input type="hidden" name="version" value={version} />
        <label htmlFor="note">Your note, shown above the figures under your name; empty: none.</label>
        <textarea id="note" name="note" maxLength={2000} defaultValue={refused?.note ?? letter.note?.text ?? ''} />
        <button className="button" name="do" value="note">
          {isConflict && refused.note !== undefined ? 'Keep mine instead' : 'Keep the note'}
        </button>
      </form>
      {letter.reads.map(({ kind, label, place, of }) => (
        <Kind
          key={kind}
          kind={kind}
          version={version}
          label={of > 1 ? `${label}: ${place + 1} of the ${of} to choose from` : `${label}: the only one to choose`}
        >
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
        <Kind
          key={kind}
          kind={kind}
          version={version}
          label={of === 0 ? `${label}: none was found` : `${label}: left out`}
        >
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

function Refused({ letter: { note, timeZone }, refused }: { letter: ToldLetter; refused: EditRefused }) {
  const { fault, meanwhile } = refused
  return (
    <div className={styles['refused']} role="alert">
      <p className="attention">
        <Mark kind="attention" size={11} /> {fault}
      </p>
      {meanwhile && (
        <p>
          That was <Moment at={meanwhile.at} timeZone={timeZone} />.{' '}
          {refused.note === undefined
            ? 'Nothing was exchanged or left out; what stands now is shown here.'
            : 'Yours is in the field below, and not kept yet.'}
        </p>
      )}
      {meanwhile && refused.note !== undefined && (
        <figure>
          <figcaption>{note ? `The note that stands now, by ${note.by}:` : 'No note stands there now.'}</figcaption>
          {note && <blockquote>{note.text}</blockquote>}
        </figure>
      )}
    </div>
  )
}

/** The same once nothing can be changed any more: what was typed is not lost. */
export function LetterEditTooLate({ fault, note }: EditRefused) {
  return (
    <div className={`${styles['edit']} ${styles['refused']}`} role="alert">
      <p className="attention">
        <Mark kind="attention" size={11} /> {fault}
      </p>
      {note !== undefined && note !== '' && (
        <figure>
          <figcaption>What you wrote:</figcaption>
          <blockquote>{note}</blockquote>
        </figure>
      )}
    </div>
  )
}

type KindProps = { kind: ReadKind; version: number; label: string; children: ReactNode }

function Kind({ kind, version, label, children }: KindProps) {
  return (
    <form method="post" className={styles['kind']}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="kind" value={kind} />
      <span>{label}</span>
      {children}
    </form>
  )
}
