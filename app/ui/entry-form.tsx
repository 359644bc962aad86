import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import { Masthead } from './app-header.tsx'
import styles from './entry-form.module.css'
import { Mark } from './mark.tsx'

/** A page that leads in: what one is asked for, and little else. */
export function Doorway({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Masthead />
      <main id="main" className="wrap">
        <div className={styles['doorway']}>
          <h1 className="display">{title}</h1>
          {children}
        </div>
      </main>
    </>
  )
}

export function Words({ children }: { children: ReactNode }) {
  return <p className={styles['words']}>{children}</p>
}

type FormProps = {
  /** What the button does. */
  button: string
  /** Why it was not done the last time. */
  fault?: string | undefined
  /** Beside the button: another way. */
  beside?: ReactNode
  children: ReactNode
}

/** A form that posts to its own page, with or without scripts. */
export function EntryForm({ button, fault, beside, children }: FormProps) {
  return (
    <form method="post" className={styles['form']}>
      {fault !== undefined && <Fault>{fault}</Fault>}
      {children}
      <div className={styles['buttons']}>
        <button className="button">{button}</button>
        {beside}
      </div>
    </form>
  )
}

export function Fault({ children }: { children: ReactNode }) {
  return (
    <p className={styles['fault']} role="alert">
      <Mark kind="attention" size={11} />
      {children}
    </p>
  )
}

/** A password that somebody chooses. */
export function NewPasswordField({ name, label = 'Password' }: { name: string; label?: string }) {
  return (
    <EntryField
      {...{ label, name }}
      type="password"
      autoComplete="new-password"
      minLength={12}
      hint="At least 12 characters; several words will do."
    />
  )
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string }

/** A labelled field of a form. */
export function EntryField({ label, hint, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input id={id} required {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })} {...input} />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  )
}
