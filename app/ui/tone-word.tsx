/** How somebody writes, in a word: no score, no colour. Unknown: nothing. */
export function ToneWord({ tone }: { tone: string | null }) {
  return tone === null ? null : <span style={{ color: 'var(--ink)' }}>{tone}</span>
}
