import styles from './rights.module.css'

/** What a token lets a program do, in words. */
export const scopeWords = {
  read: 'read readings, lists and conversations',
  care: 'read, claim, mark and correct',
  ingest: 'send messages and outcomes, and read nothing',
  metrics: 'read how this installation does: requests, jobs, imports; no conversation',
} as const

/** The choice of one of them. */
export function ScopeChoice() {
  return (
    <fieldset className={styles['choices']}>
      <legend>It may</legend>
      {Object.entries(scopeWords).map(([scope, words]) => (
        <label key={scope}>
          <input type="radio" name="scope" value={scope} defaultChecked={scope === 'read'} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
