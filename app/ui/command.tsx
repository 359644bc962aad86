import { useEffect, useState } from 'react'

/** A command for the terminal. With scripts there is a button that copies it; without, one click selects it whole. */
export function Command({ text }: { text: string }) {
  const [canCopy, setCanCopy] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => setCanCopy('clipboard' in navigator), [])
  return (
    <div className="command">
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
