import { useEffect, useRef, useState } from 'react'
import { outcomeWords } from './outcome-menu.tsx'
import type { Deed } from './queue-counts.ts'
import type { QueueRowNow } from './queue-row.tsx'

/** What the server answers to a change. */
type Answer =
  | { ok: true; done: string; conversation: string; claimedBy?: string | null; mark?: string; undo?: string }
  | { ok: false; reason: string; conversation: string | null; by: string | null; holder: string | null }

export type Notice = { text: string; isProblem: boolean; undo: { conversation: string; only: string } | null }

/** What rows are expected to be, after what the server last said of them. */
type Expected = { after: unknown; rows: Readonly<Record<string, QueueRowNow>> }

const nobodys: QueueRowNow = { claimedBy: null, holder: null, isMine: false, left: null }
const noRows: Expected['rows'] = {}

/** How long what was marked can be taken back. */
const undoMs = 10_000

type With = {
  me: string
  liveRows: unknown
  /** What one does to a row, at once; null: the last one of that row did not hold. */
  onDeed: (id: string, deed: Deed | null) => void
  onDone: () => void
}

/**
 * Posts what the forms of the queue say, without leaving the page. A claim shows at once; where it is refused, the row
 * says who was first. What could not be sent is said and nothing is lost: the page stays as it is.
 */
export function useQueueChanges(href: string, { me, liveRows, onDeed, onDone }: With) {
  const [expected, setExpected] = useState<Expected>({ after: liveRows, rows: {} })
  const [notice, setNotice] = useState<Notice | null>(null)
  const [version, setVersion] = useState(0)
  const timer = useRef<number>()
  // What the server says of the rows goes before what was expected of them.
  const rows = expected.after === liveRows ? expected.rows : noRows
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const say = (next: Notice) => {
    window.clearTimeout(timer.current)
    setNotice(next)
    if (!next.isProblem) timer.current = window.setTimeout(() => setNotice(null), undoMs)
  }
  const show = (id: string, row: QueueRowNow | null) =>
    setExpected((before) => {
      const { [id]: _before, ...others } = before.after === liveRows ? before.rows : noRows
      return { after: liveRows, rows: row === null ? others : { ...others, [id]: row } }
    })

  const post = async (form: FormData) => {
    const [id, what, mark] = ['conversation', 'do', 'mark'].map((key) => {
      const value = form.get(key)
      return typeof value === 'string' ? value : ''
    })
    if (!id) return
    const marked = what === 'mark' && mark !== 'waiting' ? `${outcomeWords(mark ?? '')} by you` : null
    if (what === 'claim') show(id, { ...nobodys, claimedBy: me, isMine: true })
    if (what === 'release') show(id, nobodys)
    if (marked !== null) show(id, { ...nobodys, left: marked })
    const deed = deedOf(what, marked)
    if (deed !== null) onDeed(id, deed)
    const answer = await send(href, form)
    if (deed === null ? what === 'undo' && answer.ok : !answer.ok) onDeed(id, null)
    if (!answer.ok) {
      if (answer.by !== null) onDeed(id, 'taken')
      show(id, answer.by === null ? null : { ...nobodys, claimedBy: answer.by, holder: answer.holder })
      say({ text: answer.reason, isProblem: true, undo: null })
    } else if (answer.done === 'mark' && answer.undo !== undefined) {
      const undo = { conversation: answer.conversation, only: answer.undo }
      say({ text: `Marked ${outcomeWords(answer.mark ?? '')}.`, isProblem: false, undo })
    } else if (answer.done === 'undo') {
      show(id, null)
      say({ text: 'Taken back: it stands as before.', isProblem: false, undo: null })
    } else setNotice(null)
    setVersion((count) => count + 1)
    onDone()
  }
  const undo = () => {
    if (!notice?.undo) return
    const form = new FormData()
    for (const [key, value] of Object.entries({ do: 'undo', ...notice.undo })) form.set(key, value)
    void post(form)
  }
  return {
    ...{ rows, notice, version, post, undo },
    say: (text: string) => say({ text, isProblem: false, undo: null }),
  }
}

function deedOf(what: string | undefined, marked: string | null): Deed | null {
  if (what === 'mark') return marked === null ? 'kept' : 'left'
  return what === 'claim' ? 'claimed' : what === 'release' ? 'released' : null
}

async function send(href: string, body: FormData): Promise<Answer> {
  const failed = (reason: string): Answer => ({ ok: false, reason, conversation: null, by: null, holder: null })
  try {
    const response = await fetch(href, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (response.redirected || response.status === 401)
      return failed('You are signed out here, so nothing was changed. Sign in again and repeat it.')
    if (response.headers.get('content-type')?.includes('json') && response.status !== 403)
      return (await response.json()) as Answer
    if (response.status === 403) return failed('You may look at this queue but not change it. Nothing was changed.')
  } catch {
    return failed('There is no connection, so nothing was changed. Try it again once there is.')
  }
  return failed('This could not be kept. Nothing was changed; try it again.')
}
