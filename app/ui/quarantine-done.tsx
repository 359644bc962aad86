import { Form } from '@remix-run/react'
import { counted, formatCount } from '#app/measures/format.ts'
import { DoneNote } from './done-note.tsx'

type Props = { search: URLSearchParams; action: string; back?: string; mayChange: boolean }

/** What the last button did with rows in quarantine, as the address of the page says; undo for what was discarded. */
export function QuarantineDone({ search, action, back = '', mayChange }: Props) {
  const discarded = search.get('discarded')
  if (discarded !== null) {
    const rows = discarded.split(',').length
    return (
      <DoneNote
        undo={
          mayChange && (
            <Form method="post" action={action}>
              <input type="hidden" name="row" value={discarded} />
              <input type="hidden" name="back" value={back} />
              <button className="button plain" name="do" value="restore">
                Undo
              </button>
            </Form>
          )
        }
      >
        Discarded {counted(rows, 'row')}: {rows === 1 ? 'it is' : 'they are'} kept, and no longer wait
        {rows === 1 && 's'}.
      </DoneNote>
    )
  }
  const [replayed, left, restored] = ['replayed', 'left', 'restored'].map((name) => numberIn(search, name))
  if (search.has('still'))
    return (
      <DoneNote>
        Changed, and <a href={`#row-${numberIn(search, 'row') ?? ''}`}>it still cannot be read</a>: the reason stands
        beside it.
      </DoneNote>
    )
  if (restored !== null && restored !== undefined)
    return <DoneNote>{counted(restored, 'row')} back in quarantine.</DoneNote>
  if (replayed === null || replayed === undefined) return null
  return (
    <DoneNote>
      Took in {counted(replayed, 'row')}.
      {left ? ` ${formatCount(left)} still cannot be read; the reason stands beside each.` : ''}
    </DoneNote>
  )
}

function numberIn(search: URLSearchParams, name: string): number | null {
  const text = search.get(name)
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null
}
