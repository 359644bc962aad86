import { Link, useNavigate, useNavigation, useRevalidator } from '@remix-run/react'
import { type FormEvent, useCallback, useRef, useState } from 'react'
import { counted, formatCount } from '#app/measures/format.ts'
import { KeysHelp, QueueKeysLine } from './queue-keys.tsx'
import { Mark } from './mark.tsx'
import { outcomeWords } from './outcome-menu.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { QueueNotice } from './queue-notice.tsx'
import type { Deed } from './queue-counts.ts'
import { isPast, QueueRow, type QueueRowNow, type QueueRowShown } from './queue-row.tsx'
import { sinceInWords } from './since-words.ts'
import { Skeleton } from './skeleton.tsx'
import { useLiveQueue, type LiveRow } from './use-live-queue.ts'
import { useMinutes } from './use-minutes.ts'
import { type Preview, usePreview } from './use-preview.ts'
import { useQueueChanges } from './use-queue-changes.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import { searchWith } from './waiting-bar.tsx'
import styles from './waiting-queue.module.css'

type Props = {
  home: string
  /** The address as it is, without what is chosen beside the queue. */
  search: URLSearchParams
  asOf: string
  timeZone: string
  rows: QueueRowShown[]
  shown: { total: number; past: number }
  promiseHours: number | null
  anyPromise: boolean
  next: string | null
  isFirstPage: boolean
  first: Preview | null
  /** What was chosen in the address; null: nothing. */
  selected: string | null
  mayCare: boolean
  /** Who looks, as others see the name. */
  me: string
  /** Told of what one does to a row: see `useQueueChanges`. */
  onDeed: (id: string, deed: Deed | null) => void
  keysAreOn: boolean
  /** What was done before the page was read, where no script could say it. */
  told: { conversation: string; mark: string; undo: string } | null
}

/** Who waits, and the one chosen beside it. Nothing that is being read moves: what changes is said in its place. */
export function WaitingQueue(props: Props) {
  const { home, search, asOf, timeZone, rows, first, mayCare, keysAreOn, me, onDeed } = props
  const [picked, setPicked] = useState<string | null>(null)
  const selected = rows.some(({ id }) => id === picked) ? picked : (props.selected ?? first?.id ?? null)
  const at = useMinutes(asOf)
  const query = searchWith(search, {})
  const changeHref = `${home}/waiting/change`
  const live = useLiveQueue({
    ...{ liveHref: `${home}/waiting/live`, stateHref: `${home}/waiting/state${query}`, opened: asOf },
    ids: rows.map(({ id }) => id),
  })
  const changes = useQueueChanges(changeHref, { me, onDeed, onDone: live.ask, liveRows: live.rows })
  const preview = usePreview(
    {
      ...{ href: `${home}/waiting/preview`, selected, version: `${asOf} ${changes.version}` },
      isChanged: changes.version > 0,
    },
    first,
  )
  const revalidator = useRevalidator()
  const navigate = useNavigate()
  const isReading = useNavigation().state === 'loading' || revalidator.state === 'loading'
  const list = useRef<HTMLDivElement>(null)
  const help = useRef<HTMLDialogElement>(null)

  const nowOf = (row: QueueRowShown): QueueRowNow =>
    changes.rows[row.id] ?? stateOf(row, live.rows.get(row.id), { at, timeZone })
  const select = useCallback((id: string) => {
    setPicked(id)
    const url = new URL(window.location.href)
    url.searchParams.set('selected', id)
    // The router need not know: what is chosen is not read again, and a reload or a pasted link finds it here.
    window.history.replaceState(window.history.state, '', url)
  }, [])
  const within = <T extends HTMLElement>(selector: string) => list.current?.querySelector<T>(selector) ?? null
  const move = (by: 1 | -1) => {
    const place = rows.findIndex(({ id }) => id === selected)
    const row = rows[Math.min(rows.length - 1, Math.max(0, place + by))]
    if (!row) return
    select(row.id)
    within<HTMLElement>(`[data-row="${CSS.escape(row.id)}"] a`)?.focus()
  }
  useQueueKeys(
    {
      move,
      open: () => selected !== null && navigate(`${home}/conversations/${encodeURIComponent(selected)}`),
      claim: () => within<HTMLElement>('[data-claim]')?.click(),
      outcomes: () => {
        const menu = within<HTMLDetailsElement>('[data-outcomes]')
        if (!menu) return
        menu.open = !menu.open
        if (menu.open) menu.querySelector('button')?.focus()
      },
      digit: (digit) => {
        const menu = within<HTMLDetailsElement>('[data-outcomes][open]')
        menu?.querySelectorAll('button')[digit - 1]?.click()
        return menu !== null
      },
      source: () => {
        const link = within<HTMLElement>('[data-open-source]')
        if (link) link.click()
        else changes.say('This source gives no link to its messages.')
      },
      refresh: () => revalidator.revalidate(),
      undo: () => changes.undo(),
      search: () => document.querySelector<HTMLElement>('#queue-search')?.focus(),
      help: () => help.current?.showModal(),
    },
    keysAreOn,
  )

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent
    event.preventDefault()
    const menu = event.currentTarget.querySelector('details')
    if (menu) menu.open = false
    void changes.post(new FormData(event.currentTarget, submitter))
  }
  const chosen = rows.find(({ id }) => id === selected)
  const pane = (
    <div className={styles['cell']} key={selected}>
      <section className={styles['pane']} aria-label="Selected conversation" aria-busy={preview === null}>
        {preview === null ? (
          <Skeleton rows={4} says="Reading what was said." />
        ) : preview === 'failed' ? (
          <p role="alert">
            What was said could not be read. Nothing is lost.{' '}
            <Link to={`${home}/conversations/${encodeURIComponent(selected ?? '')}`}>Open the conversation</Link>
          </p>
        ) : preview.gone ? (
          <p>This conversation is not here any more, or nothing of it can be shown.</p>
        ) : (
          <PreviewPane
            {...{ home, at, timeZone, mayCare, onSubmit, preview: claimedNow(preview, chosen && nowOf(chosen)) }}
            action={`${home}/waiting${searchWith(search, { after: search.get('after'), selected: preview.id })}`}
            showKeys={keysAreOn}
            left={chosen ? nowOf(chosen).left : null}
          />
        )}
      </section>
    </div>
  )
  const past = rows.filter((row) => isPast(row, Date.parse(asOf)))
  const group = (some: QueueRowShown[], label: string) => (
    <ol aria-label={label}>
      {some.map((row) => (
        <RowWithPane key={row.id} pane={row.id === selected ? pane : null}>
          <QueueRow
            {...{ row, at, timeZone, onSelect: select, now: nowOf(row), isSelected: row.id === selected }}
            href={`${home}/waiting${searchWith(search, { after: search.get('after'), selected: row.id })}`}
          />
        </RowWithPane>
      ))}
    </ol>
  )
  return (
    <div className={styles['queue']} ref={list} aria-busy={isReading} data-queue>
      <div className={styles['column']}>
        <QueueNotice
          {...{ live, at, timeZone, told: props.told, notice: changes.notice, onSubmit }}
          action={`${home}/waiting${query}`}
          showKeys={keysAreOn}
          onRefresh={() => revalidator.revalidate()}
        />
        {selected !== null && !chosen && pane}
        {past.length > 0 && (
          <>
            <div className={styles['group']}>
              <h2>
                <Mark kind="attention" />
                Past the promise{props.promiseHours !== null && ` of ${counted(props.promiseHours, 'hour')}`}{' '}
                <span>{formatCount(props.shown.past)}</span>
              </h2>
              <span className={styles['wide']}>tick: the promise · line: 0 to 48 h</span>
            </div>
            {group(past, 'Past the promise')}
          </>
        )}
        {past.length < rows.length && (
          <>
            <div className={styles['group']}>
              <h2>
                {props.anyPromise ? 'Still inside it' : 'Longest wait first'}{' '}
                <span>{formatCount(props.shown.total - props.shown.past)}</span>
              </h2>
            </div>
            {group(rows.slice(past.length), 'Inside the promise')}
          </>
        )}
        {(props.next !== null || !props.isFirstPage) && (
          <p className="after-list">
            {props.next !== null && (
              <Link to={`${home}/waiting${searchWith(search, { after: props.next })}`}>The next {rows.length}</Link>
            )}
            {!props.isFirstPage && <Link to={`${home}/waiting${query}`}>From the beginning</Link>}
          </p>
        )}
        {keysAreOn && <QueueKeysLine />}
      </div>
      {keysAreOn && <KeysHelp dialog={help} />}
    </div>
  )
}

/** On a wide page the pane stands beside the queue, on a narrow one where it is written: under its row. */
function RowWithPane({ children, pane }: { children: React.ReactNode; pane: React.ReactNode }) {
  return (
    <>
      {children}
      {pane !== null && <li className={styles['inline']}>{pane}</li>}
    </>
  )
}

function claimedNow<T extends { claim: { by: string; holder: string | null; isMine: boolean } | null }>(
  preview: T,
  now: QueueRowNow | undefined,
): T {
  if (!now || now.left !== null) return preview
  const { claimedBy: by, holder, isMine } = now
  return { ...preview, claim: by === null ? null : { by, holder, isMine } }
}

function stateOf(row: QueueRowShown, live: LiveRow | undefined, on: { at: number; timeZone: string }): QueueRowNow {
  const claim = ({ claimedBy, holder, isMine }: Omit<QueueRowNow, 'left'>) => ({ claimedBy, holder, isMine })
  if (!live) return { ...claim(row), left: null }
  if (live.kind === 'waiting') return { ...claim(live), left: null }
  const by = live.by === null ? '' : ` by ${live.by}`
  const when = live.at === null ? '' : `, ${sinceInWords(live.at, new Date(on.at), on.timeZone)}`
  const what =
    live.kind === 'answered' ? 'answered' : live.kind === 'marked' ? outcomeWords(live.mark ?? '') : 'waits no more'
  return { ...claim(row), left: `${what}${by}${when}` }
}
