import { useEffect, type RefObject } from 'react'

/** Closes an open disclosure on Escape (the focus goes back to its word), on a press beside it, and once a link in it is followed. */
export function useDismiss(disclosure: RefObject<HTMLDetailsElement>): void {
  useEffect(() => {
    const close = (focusSummary: boolean) => {
      const { current } = disclosure
      if (!current?.open) return
      current.open = false
      if (focusSummary) current.querySelector('summary')?.focus()
    }
    const isInside = (event: Event) => event.target instanceof Node && disclosure.current?.contains(event.target)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(isInside(event) ?? false)
    }
    const onPress = (event: Event) => {
      if (!isInside(event)) close(false)
    }
    const onClick = (event: Event) => {
      if (isInside(event) && event.target instanceof Element && event.target.closest('a')) close(true)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('click', onClick)
    }
  }, [disclosure])
}
