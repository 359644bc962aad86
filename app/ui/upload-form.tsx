import { useState, type FormEvent } from 'react'
import { bytesInWords } from './bytes-in-words.ts'
import { Fault } from './entry-form.tsx'
import styles from './upload-form.module.css'

type Props = {
  maxBytes: number
  /** Why the last file was not taken. */
  fault: string | undefined
}

/** A file to send: a plain form, so that the browser streams it from the disk and shows how far it is. */
export function UploadForm({ maxBytes, fault }: Props) {
  const [tooLarge, setTooLarge] = useState<number | null>(null)
  const [sending, setSending] = useState(false)
  const weigh = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    const size = currentTarget.files?.[0]?.size ?? 0
    setTooLarge(size > maxBytes ? size : null)
  }
  return (
    <form
      className={styles['upload']}
      method="post"
      encType="multipart/form-data"
      onSubmit={(event) => {
        if (tooLarge === null) setSending(true)
        else event.preventDefault()
      }}
    >
      {fault !== undefined && tooLarge === null && <Fault>{fault}</Fault>}
      {tooLarge !== null && (
        <Fault>
          The file has {bytesInWords(tooLarge)}; here at most {bytesInWords(maxBytes)} are taken. In the terminal there
          is no limit.
        </Fault>
      )}
      <label htmlFor="file">The file: CSV, or JSON with one object a line</label>
      <input id="file" type="file" name="file" required onChange={weigh} />
      <button className="button" disabled={sending}>
        {sending ? 'Sending …' : 'Send it and look at its first rows'}
      </button>
      <output className="beside">
        {sending
          ? 'Keep this page open until it has arrived.'
          : `At most ${bytesInWords(maxBytes)}. Nothing is imported before you have seen what would happen. The file is kept apart from everything else, read by nobody but the import, and removed after it, or after a day.`}
      </output>
    </form>
  )
}
