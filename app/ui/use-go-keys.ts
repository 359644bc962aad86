import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'

/** How long `g` waits for its letter. */
const patienceMs = 1500

/**
 * `g`, then a letter, goes to a place: `places` has the address for each letter. Not while something that is typed into
 * has the focus, a dialog is open, or a key is held with Ctrl, Alt or Meta.
 */
export function useGoKeys(places: Record<string, string>): void {
  const navigate = useNavigate()
  const known = JSON.stringify(places)
  useEffect(() => {
    const addresses = JSON.parse(known) as Record<string, string>
    let begunAt: number | null = null
    const onKey = (event: KeyboardEvent) => {
      const began = begunAt !== null && event.timeStamp - begunAt < patienceMs
      begunAt = null
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTaken(event.target)) return
      if (keysAreOff()) return
      if (event.key === 'g') begunAt = event.timeStamp
      const address = began ? addresses[event.key] : undefined
      if (address === undefined) return
      event.preventDefault()
      navigate(address)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [known, navigate])
}

/** Whether this browser’s person turned single keys off in Settings. */
const keysAreOff = () => /(?:^|;\s*)rapport_keys=off(?:;|$)/.test(document.cookie)

/** Whether a key already means something where it was pressed. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null
}
