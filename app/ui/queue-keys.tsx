import type { RefObject } from 'react'
import styles from './waiting-queue.module.css'

const keys: { names: string[]; does: string; isRare?: true }[] = [
  { names: ['j', 'k'], does: 'next, previous' },
  { names: ['Enter'], does: 'open the whole conversation' },
  { names: ['c'], does: 'claim, or give back' },
  { names: ['m'], does: 'mark outcome, then 1 to 5' },
  { names: ['u'], does: 'undo, for 10 seconds', isRare: true },
  { names: ['o'], does: 'open in source' },
  { names: ['r'], does: 'show new rows', isRare: true },
  { names: ['/'], does: 'search' },
  { names: ['esc'], does: 'close', isRare: true },
  { names: ['?'], does: 'all keys' },
]

/** The keys that are used most, under the queue. */
export function QueueKeysLine() {
  return (
    <ul className={styles['keys']} aria-label="Keys">
      {keys.map(({ names, does, isRare }) =>
        isRare ? null : (
          <li key={does}>
            {names.map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}{' '}
            {does}
          </li>
        ),
      )}
    </ul>
  )
}

/** Every key of the queue, in a dialog; Escape closes it. */
export function KeysHelp({ dialog }: { dialog: RefObject<HTMLDialogElement> }) {
  return (
    <dialog ref={dialog} className={styles['help']} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys on this page</h2>
      <dl>
        {keys.map(({ names, does }) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="beside">They do nothing while you type, and can be turned off in Settings.</p>
      <form method="dialog">
        <button className="button plain" type="submit">
          Close
        </button>
      </form>
    </dialog>
  )
}
