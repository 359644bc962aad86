import styles from './sample-label.module.css'

/** A quiet line over every page of an invented workspace, with the command that takes it away. */
export function SampleLabel({ command = 'npm run -s rapport -- sample remove' }: { command?: string }) {
  return (
    <div className={styles['sample']}>
      <p className="wrap">
        <strong>Sample data: an invented shop.</strong> Take it away with <code>{command}</code>
      </p>
    </div>
  )
}
