import styles from './promise-bar.module.css'

type Props = {
  waitedSeconds: number
  /** Within how many hours an answer is promised; null where nothing is promised. */
  promiseHours: number | null
  /** Where the line ends; a longer wait fills it, and its number says the rest. */
  endHours?: number
}

/** How long somebody has waited, with a tick where the promise ends. The words stand beside it. */
export function PromiseBar({ waitedSeconds, promiseHours, endHours = 48 }: Props) {
  const at = (hours: number) => `${Math.min(100, (100 * hours) / endHours).toFixed(2)}%`
  const hours = waitedSeconds / 3600
  const over = promiseHours !== null && hours > promiseHours
  return (
    <svg className={styles['bar']} height="9" aria-hidden="true">
      <line className={styles['base']} x1="0" x2="100%" y1="4.5" y2="4.5" />
      <line className={styles['inside']} x1="0" x2={at(over ? promiseHours : hours)} y1="4.5" y2="4.5" />
      {over && <line className={styles['over']} x1={at(promiseHours)} x2={at(hours)} y1="4.5" y2="4.5" />}
      {promiseHours !== null && (
        <line className={styles['tick']} x1={at(promiseHours)} x2={at(promiseHours)} y1="0" y2="9" />
      )}
    </svg>
  )
}
