import { useEffect, useState } from 'react'
import type { PreviewShown } from './preview-pane.tsx'

export type Preview = ({ gone: false } & PreviewShown) | { gone: true; id: string }

/** Keys pressed in quick succession ask once. */
const restMs = 90

type Found = { id: string; version: string; preview: Preview | 'failed' }
type Asked = { href: string; selected: string | null; version: string; isChanged: boolean }

/**
 * The conversation chosen beside the queue: the one that came with the page, else fetched. `null` while it comes, `failed`
 * where it does not; asked again whenever `version` changes, and what was shown of it stays meanwhile. `isChanged`: what came
 * with the page is no longer so.
 */
export function usePreview(
  { href, selected, version, isChanged }: Asked,
  first: Preview | null,
): Preview | null | 'failed' {
  const [found, setFound] = useState<Found | null>(null)
  const isFirst = first !== null && selected === first.id && !isChanged
  useEffect(() => {
    if (selected === null || isFirst) return undefined
    const stop = new AbortController()
    const ask = async () => {
      const search = new URLSearchParams({ conversation: selected }).toString()
      try {
        const response = await fetch(`${href}?${search}`, { signal: stop.signal })
        if (!response.ok) throw new Error(String(response.status))
        setFound({ id: selected, version, preview: (await response.json()) as Preview })
      } catch {
        if (!stop.signal.aborted) setFound({ id: selected, version, preview: 'failed' })
      }
    }
    const timer = window.setTimeout(() => void ask(), restMs)
    return () => {
      stop.abort()
      window.clearTimeout(timer)
    }
  }, [href, selected, version, isFirst])
  if (selected === null) return null
  if (isFirst) return first
  if (found?.id === selected) return found.preview
  return first?.id === selected ? first : null
}
