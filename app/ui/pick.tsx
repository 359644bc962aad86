import { Link } from '@remix-run/react'
import { useRef, type ReactNode } from 'react'
import styles from './filter-sentence.module.css'
import { Mark } from './mark.tsx'
import { useDismiss } from './use-dismiss.ts'

export type Choice = {
  label: string
  href: string
  selected: boolean
  /** How much there is of it: "268", "17 weeks". */
  count?: string
  /** What is not there: "missing since Tuesday". */
  missing?: string
}

export type PickProps = {
  /** What is chosen, for those who hear it: "Channel". */
  name: string
  /** What is chosen now, as it stands in the sentence: "Every channel". */
  label: string
  /** It is not what the page shows by itself. */
  changed: boolean
  choices: Choice[]
  /** Something to fill in, below the choices: other dates. */
  children?: ReactNode
}

/** One word of the filter sentence: opens the list of what may stand in its place, with scripts and without. */
export function Pick({ name, label, changed, choices, children }: PickProps) {
  const disclosure = useRef<HTMLDetailsElement>(null)
  useDismiss(disclosure)
  return (
    // One name for all: a browser closes the one that is open when another opens.
    <details className={styles['pick']} ref={disclosure} {...{ name: 'filters' }}>
      <summary className={`opens ${changed ? styles['changed'] : ''}`}>
        <span className="out-of-sight">{name}: </span>
        <span>{label}</span>
        {changed && <span className="out-of-sight"> (changed)</span>}
      </summary>
      <div className={styles['pop']}>
        <ul>
          {choices.map((choice) => (
            <li key={choice.label}>
              <Link to={choice.href} aria-current={choice.selected ? 'true' : undefined} preventScrollReset>
                <span>
                  {choice.label}
                  {choice.missing !== undefined && (
                    <small>
                      <Mark kind="attention" size={8} />
                      {choice.missing}
                    </small>
                  )}
                </span>
                {choice.count !== undefined && <span className={styles['count']}>{choice.count}</span>}
              </Link>
            </li>
          ))}
        </ul>
        {children !== undefined && <div className={styles['more']}>{children}</div>}
      </div>
    </details>
  )
}
