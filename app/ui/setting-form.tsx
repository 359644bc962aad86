import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { Mark } from './mark.tsx'
import { WordButton } from './part-form.tsx'
import styles from './setting-form.module.css'

/** What became of the last form: which it was, what stood in its fields, and why it was not done. */
export type Told =
  | {
      does: string
      typed: Record<string, string>
      fault: string
      /** It was not done yet: so much would go for good. */
      ask?: { texts: number; rows: number }
    }
  | undefined

type FormProps = {
  does: string
  button: string
  told: Told
  /** What the change does to figures of the past, said before it is made. */
  effect?: ReactNode
  /** Which of several such forms it is: the hidden fields it has. */
  of?: Record<string, string>
  children?: ReactNode
}

const isOf = (typed: Record<string, string>, of: Record<string, string>) =>
  Object.entries(of).every(([name, value]) => (typed[name] ?? '') === value)

/** What was typed into a form that was refused; undefined for any other form. */
export function typedInto(
  told: Told,
  does: string,
  of: Record<string, string> = {},
): Record<string, string> | undefined {
  return told && told.does === does && isOf(told.typed, of) ? told.typed : undefined
}

/** A form of the Settings page: it posts to the page, with or without scripts, and keeps what was typed. */
export function SettingForm({ does, button, told, effect, of = {}, children }: FormProps) {
  const refused = typedInto(told, does, of) !== undefined
  return (
    <form method="post" className={styles['form']}>
      <input type="hidden" name="do" value={does} />
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {refused && (
        <p className={styles['fault']} role="alert">
          <Mark kind="attention" size={11} /> {told?.fault}
        </p>
      )}
      {children}
      {effect != null && <p className={styles['effect']}>{effect}</p>}
      <button className="button">{button}</button>
    </form>
  )
}

/** Fields beside each other. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles['fields']}>{children}</div>
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; wide?: boolean }

export function Field({ label, wide = false, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className={`${styles['field']} ${wide ? styles['wide'] : ''}`}>
      <label htmlFor={id}>{label}</label>
      <input id={id} {...input} />
    </div>
  )
}

type ChoiceProps = {
  label: string
  name: string
  options: { value: string; label: string }[]
  chosen?: string | undefined
}

export function Choice({ label, name, options, chosen }: ChoiceProps) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={chosen ?? options[0]?.value}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Lines({ label, name, value }: { label: string; name: string; value: string | undefined }) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} defaultValue={value} />
    </div>
  )
}

/** A form that most people do not need at once; open where it was just refused. */
export function More({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details className={styles['more']} open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** The one thing that can be done with a row. */
export function RowForm({
  does,
  of,
  label,
  about,
}: {
  does: string
  of: Record<string, string>
  label: string
  about: string
}) {
  return (
    <form method="post">
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <WordButton name="do" value={does}>
        {label}
      </WordButton>
      <span className="out-of-sight">{about}</span>
    </form>
  )
}

/** What was just done, and the way back. */
export function Done({ line }: { line: number | null }) {
  return (
    <div className={styles['done']} aria-live="polite">
      <span>Changed, and written into the audit log.</span>
      {line !== null && (
        <form method="post">
          <input type="hidden" name="line" value={line} />
          <WordButton name="do" value="undo">
            Take it back
          </WordButton>
        </form>
      )}
    </div>
  )
}
