import styles from './letter-bar.module.css'
import { Moment } from './moment.tsx'

/** Over a letter that is read by a link: until when, and the letter as a file. */
export function SharedBar({ until, timeZone, pdf }: { until: string | Date; timeZone: string; pdf: string }) {
  return (
    <div className={`${styles['bar']} ${styles['shared']}`}>
      <p>
        <span>
          Shown to whoever has this link, until <Moment at={until} timeZone={timeZone} />
        </span>
      </p>
      <p>
        <a href={pdf}>PDF</a>
      </p>
    </div>
  )
}
