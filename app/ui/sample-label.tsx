import styles from './sample-label.module.css'

/** A quiet line over every page of an invented workspace; whoever may take it away is told by which command. */
export function SampleLabel({ mayRemove }: { mayRemove: boolean }) {
  return (
    <div className={styles['sample']}>
      <p className="wrap">
        <strong>Sample data: an invented shop.</strong>
        {mayRemove && (
          <>
            {' '}
            Take it away with <code>npm run -s rapport -- sample remove</code>
          </>
        )}
      </p>
    </div>
  )
}
