import { Link } from '@remix-run/react'
import styles from './absent-footer.module.css'

/** What is left out on purpose, and how times are to be read. */
export function AbsentFooter({ notes, why }: { notes: string[]; why?: string }) {
  return (
    <footer className={styles['foot']}>
      <div className={`wrap ${styles['columns']}`}>
        <p>
          Not on this page, on purpose: followers, likes, impressions and reach. They count people who looked. We count
          people we helped.
          {why !== undefined && (
            <>
              {' '}
              <Link to={why}>Why</Link>
            </>
          )}
        </p>
        <small>
          {notes.map((note) => (
            <span key={note}>{note}</span>
          ))}
        </small>
      </div>
    </footer>
  )
}
