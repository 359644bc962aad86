import { useState, useSyncExternalStore } from 'react'
import styles from './command.module.css'

const never = () => () => undefined
const inBrowser = () => 'clipboard' in navigator
const onServer = () => false

/** A command for the terminal. With scripts there is a button that copies it; without, one click selects it whole. */
export function Command({ text }: { text: string }) {
  const canCopy = useSyncExternalStore(never, inBrowser, onServer)
  const [copied, setCopied] = useState(false)
  return (
    <div className={styles['command']}>
      <code>{text}</code>
      {canCopy && (
        <button
          className="button plain"
          type="button"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy'}
        </button>
      )}
    </div>
  )
}
