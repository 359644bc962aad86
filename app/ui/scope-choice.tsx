import styles from './rights.module.css'

/** What a token lets a program do, in words. */
export const scopeWords = {
  read: 'read readings, lists and conversations',
  care: 'read, claim, mark and correct',
  ingest: 'send messages and outcomes, and read nothing',
  metrics: 'read how this installation does: requests, jobs, imports; no conversation',
} as const

/** The choice of one of them; how the whole installation does is not every workspace's to give. */
export function ScopeChoice({ givesMetrics }: { givesMetrics: boolean }) {
  const offered = Object.entries(scopeWords).filter(([scope]) => givesMetrics || scope !== 'metrics')
  return (
    <fieldset className={styles['choices']}>
      <legend>It may</legend>
      {offered.map(([scope, words]) => (
        <label key={scope}>
          <input type="radio" name="scope" value={scope} defaultChecked={scope === 'read'} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
