import { useId, type ReactNode } from 'react'
import styles from './choices.module.css'

type Common = { name: string; label: string; hint?: string }

/** A choice among some; what stands there at first is what was chosen. */
export function SelectField({
  name,
  label,
  hint,
  value,
  options,
}: Common & { value: string; options: readonly (readonly [value: string, words: string])[] }) {
  const id = useId()
  return (
    <Field id={id} label={label} hint={hint}>
      <select id={id} name={name} defaultValue={value} aria-describedby={hint && `${id}-hint`}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Words to be typed. */
export function TextField({
  name,
  label,
  hint,
  value,
  type = 'text',
  required = false,
}: Common & { value: string; type?: string; required?: boolean }) {
  const id = useId()
  return (
    <Field id={id} label={label} hint={hint}>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        required={required}
        aria-describedby={hint && `${id}-hint`}
      />
    </Field>
  )
}

export function LongField({ name, label, hint, value }: Common & { value: string }) {
  const id = useId()
  return (
    <Field id={id} label={label} hint={hint}>
      <textarea id={id} name={name} defaultValue={value} spellCheck={false} aria-describedby={hint && `${id}-hint`} />
    </Field>
  )
}

function Field({
  id,
  label,
  hint,
  children,
}: {
  id: string
  label: string
  hint: string | undefined
  children: ReactNode
}) {
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  )
}

export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles['fields']}>{children}</div>
}

export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend>{title}</legend>
      <Fields>{children}</Fields>
    </fieldset>
  )
}

export function Buttons({ children }: { children: ReactNode }) {
  return <div className={styles['buttons']}>{children}</div>
}

export function MoreFields({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className={styles['more']} open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
