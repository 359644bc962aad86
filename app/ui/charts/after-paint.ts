/**
 * Does something once the page has been painted and the browser has nothing better to do. What fails is left out: the
 * page is whole without it. Returns how to call it off.
 */
export function afterPaint(work: (isStillWanted: () => boolean) => Promise<void>): () => void {
  let wanted = true
  const begin = () => {
    if (wanted) work(() => wanted).catch(() => undefined)
  }
  const frame = requestAnimationFrame(() => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(begin, { timeout: 2000 })
    else setTimeout(begin, 200)
  })
  return () => {
    wanted = false
    cancelAnimationFrame(frame)
  }
}
