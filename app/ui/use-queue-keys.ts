import { useEffect, useRef } from 'react'

/** What each key does; `digit` gets 1 to 5 and says whether it meant anything. */
export type QueueKeys = {
  move: (by: 1 | -1) => void
  open: () => void
  claim: () => void
  outcomes: () => void
  digit: (digit: number) => boolean
  source: () => void
  refresh: () => void
  undo: () => void
  search: () => void
  help: () => void
}

/** How long `g` waits for the letter of another page. */
const goesToMs = 1500

/**
 * Single keys on the queue, unless this person turned them off, something that is typed into has the focus, a dialog is
 * open, or a key is held with Ctrl, Alt or Meta.
 */
export function useQueueKeys(keys: QueueKeys, isOn: boolean): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!isOn) return undefined
    let wentAt = -Infinity
    const onKey = (event: KeyboardEvent) => {
      const goes = event.timeStamp - wentAt < goesToMs
      wentAt = event.key === 'g' ? event.timeStamp : -Infinity
      if (goes || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTaken(event)) return
      if (does(latest.current, event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn])
}

function does(keys: QueueKeys, { key, target }: KeyboardEvent): boolean {
  const plain: Record<string, () => void> = {
    j: () => keys.move(1),
    k: () => keys.move(-1),
    c: keys.claim,
    m: keys.outcomes,
    o: keys.source,
    r: keys.refresh,
    u: keys.undo,
    '/': keys.search,
    '?': keys.help,
  }
  const known = plain[key]
  if (known) known()
  else if (key === 'Enter') {
    // A button or another link keeps its own; on the row that is chosen it opens the whole conversation.
    const link = target instanceof Element ? target.closest('a, button, summary') : null
    if (link && !link.matches('[data-row] a[aria-current]')) return false
    keys.open()
  } else return /^[1-5]$/.test(key) && keys.digit(Number(key))
  return true
}

/** Whether a key already means something where it was pressed. */
function isTaken({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null
}
