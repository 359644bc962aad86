import { useEffect, useState } from 'react'
import type { PreviewShown } from './preview-pane.tsx'

export type Preview = ({ gone: false } & PreviewShown) | { gone: true; id: string }

/** Keys pressed in quick succession ask once. */
const restMs = 90

/**
 * The conversation chosen beside the queue: the one that came with the page, else fetched. `null` while it comes, `failed`
 * where it does not; asked again whenever `version` changes.
 */
export function usePreview(
  { href, selected, version }: { href: string; selected: string | null; version: number },
  first: Preview | null,
): Preview | null | 'failed' {
  const [found, setFound] = useState<{ id: string; version: number; preview: Preview | 'failed' } | null>(null)
  const isFirst = first !== null && selected === first.id && version === 0
  useEffect(() => {
    if (selected === null || isFirst) return undefined
    const stop = new AbortController()
    const timer = window.setTimeout(() => {
      void fetch(`${href}?${new URLSearchParams({ conversation: selected }).toString()}`, { signal: stop.signal })
        .then(async (response) => {
          if (!response.ok) throw new Error(String(response.status))
          const preview = (await response.json()) as Preview
          setFound({ id: selected, version, preview })
        })
        .catch(() => {
          if (!stop.signal.aborted) setFound({ id: selected, version, preview: 'failed' })
        })
    }, restMs)
    return () => {
      stop.abort()
      window.clearTimeout(timer)
    }
  }, [href, selected, version, isFirst])
  if (selected === null) return null
  if (isFirst) return first
  // What was shown of it before stays while it is asked again.
  if (found?.id === selected) return found.preview
  return first?.id === selected ? first : null
}
