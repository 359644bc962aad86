import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { counted, formatCount, formatDuration } from '#app/measures/format.ts'
import { bytesInWords } from './bytes-in-words.ts'
import { Moment } from './moment.tsx'
import { Outside } from './outside.tsx'
import styles from './run-progress.module.css'

export type RunUnderWay = {
  kind: 'import'
  run: number
  source: number
  upload: string | null
  name: string
  by: string | null
  state: 'running' | 'pausing' | 'stopping' | 'waiting' | 'paused' | 'stopped' | 'failed' | 'interrupted' | 'gone'
  startedAt: string
  share: number | null
  bytes: number | null
  rowsPerSecond: number | null
  secondsLeft: number | null
  row: number
  received: number
  new: number
  updated: number
  unchanged: number
  rejected: number
  error: string | null
}

export type UploadUnderWay = {
  kind: 'upload'
  upload: string
  name: string
  by: string
  at: string
  bytes: number
  state: 'received' | 'trying' | 'waiting' | 'refused' | 'ended' | 'importing'
  share: number | null
  problem: string | null
}

export type TakingBack = {
  kind: 'take_back'
  source: number
  name: string
  by: string
  at: string
  share: number | null
  problem: string | null
}

export type UnderWay = RunUnderWay | UploadUnderWay | TakingBack

type Props = {
  work: UnderWay[]
  timeZone: string
  /** The address of the Sources page, to which the buttons post. */
  home: string
  mayChange: boolean
}

/** What is being read just now, how far it is, and what can be done about it. */
export function RunProgress({ work, timeZone, home, mayChange }: Props) {
  return work.map((one) => {
    const key = one.kind === 'import' ? one.run : one.kind === 'upload' ? one.upload : `back ${one.source}`
    const shared = { timeZone, home, mayChange }
    if (one.kind === 'import') return <Run key={key} run={one} {...shared} />
    if (one.kind === 'upload') return <Upload key={key} upload={one} {...shared} />
    return <Leaving key={key} leaving={one} timeZone={timeZone} />
  })
}

type Shared = Omit<Props, 'work'>

function Run({ run, timeZone, home, mayChange }: Shared & { run: RunUnderWay }) {
  const percent = run.share === null ? null : Math.floor(run.share * 100)
  return (
    <article className={styles['work']}>
      <Head name={run.name}>
        {run.by === null ? 'begun ' : `begun by ${run.by}, `}
        <Moment at={run.startedAt} timeZone={timeZone} />
      </Head>
      {percent !== null && <Bar percent={percent} label={`${run.name}: how much of the file is read`} />}
      <p className={styles['line']}>
        <span>
          <b>{counted(run.received, 'row')}</b>
          {percent !== null && run.bytes !== null && ` · ${percent}% of ${bytesInWords(run.bytes)}`}
        </span>
        {run.rowsPerSecond !== null && <span>{formatCount(run.rowsPerSecond)} a second</span>}
        {run.secondsLeft !== null && (
          <span>
            about <b>{formatDuration(run.secondsLeft)}</b> left
          </span>
        )}
      </p>
      <dl className={styles['counts']}>
        <Count name="New" count={run.new} />
        <Count name="Updated" count={run.updated} />
        <Count name="Already known" count={run.unchanged} />
        <Count name="Set apart" count={run.rejected} />
      </dl>
      <RunSays run={run} />
      {mayChange && <RunButtons run={run} home={home} />}
    </article>
  )
}

function RunSays({ run }: { run: RunUnderWay }) {
  const { state, row, error, upload } = run
  const goesOn = upload === null ? 'The same file imported again goes on from there' : 'It goes on from there'
  const kept = `What was read, to row ${formatCount(row)}, is kept. ${goesOn}.`
  const says: Record<RunUnderWay['state'], ReactNode> = {
    running: null,
    pausing: 'It pauses after the batch under way.',
    stopping: 'It stops after the batch under way; what has arrived is kept.',
    waiting: 'It waits for its turn; one file is imported at a time.',
    paused: `Paused. ${kept}`,
    stopped: `Stopped. ${kept}`,
    failed: (
      <>
        <Outside>It failed. {error}</Outside> {kept}
      </>
    ),
    interrupted: 'Interrupted when Rapport was stopped. It goes on by itself, or when the same file is imported again.',
    gone: 'Its process ended without a word; nothing is lost. It goes on by itself, or when the same file is imported again.',
  }
  return says[state] === null ? null : <p className={styles['says']}>{says[state]}</p>
}

function RunButtons({ run, home }: { run: RunUnderWay; home: string }) {
  const { state, upload } = run
  if (state === 'running' || state === 'pausing')
    return (
      <Form method="post" action={home} className={styles['buttons'] ?? ''}>
        <input type="hidden" name="run" value={run.run} />
        {state === 'running' && (
          <button className="button plain" name="do" value="pause">
            Pause
          </button>
        )}
        <button className="button plain" name="do" value="stop">
          Stop and keep what has arrived
        </button>
      </Form>
    )
  const canGoOn = state === 'paused' || state === 'stopped' || state === 'failed'
  if (!canGoOn || upload === null) return null
  return (
    <Form method="post" action={home} className={styles['buttons'] ?? ''}>
      <input type="hidden" name="upload" value={upload} />
      <button className="button" name="do" value="go-on">
        {state === 'failed' ? 'Try again' : 'Go on'}
      </button>
      <button className="button plain" name="do" value="drop">
        Leave it there and remove the file
      </button>
    </Form>
  )
}

function Upload({ upload, timeZone, home, mayChange }: Shared & { upload: UploadUnderWay }) {
  const { state, share, problem } = upload
  const says: Record<UploadUnderWay['state'], ReactNode> = {
    received: 'Received, and not imported yet: say how it is to be read.',
    trying: 'Being read to see what an import would do; nothing is stored.',
    waiting: 'Waits for its turn; one file is imported at a time.',
    importing: 'About to begin.',
    refused: <Outside>{problem ?? 'It was refused.'}</Outside>,
    ended: <Outside>{problem ?? 'It could not be begun; the log of the worker says why.'}</Outside>,
  }
  return (
    <article className={styles['work']}>
      <Head name={upload.name}>
        sent by {upload.by}, <Moment at={upload.at} timeZone={timeZone} /> · {bytesInWords(upload.bytes)}
      </Head>
      {share !== null && <Bar percent={Math.floor(share * 100)} label={`${upload.name}: how much of it is tried`} />}
      <p className={styles['says']}>{says[state]}</p>
      {mayChange && (
        <p className={styles['buttons']}>
          <Link className="button plain" to={`${home}/uploads/${upload.upload}`}>
            {state === 'received' ? 'Go on with it' : 'Look at it'}
          </Link>
        </p>
      )}
    </article>
  )
}

function Leaving({ leaving, timeZone }: { leaving: TakingBack; timeZone: string }) {
  const { share, problem } = leaving
  return (
    <article className={styles['work']}>
      <Head name={leaving.name}>
        taken back by {leaving.by}, <Moment at={leaving.at} timeZone={timeZone} />
      </Head>
      {share !== null && (
        <Bar percent={Math.floor(share * 100)} label={`${leaving.name}: how many customers are counted anew`} />
      )}
      <p className={styles['says']}>
        {problem !== null ? (
          <Outside>{problem}</Outside>
        ) : (
          'Being taken back. Every number stays as it is until the last customer is counted anew; then all change at once.'
        )}
      </p>
    </article>
  )
}

function Head({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['head']}>
      <h3>{name}</h3>
      <p className={styles['by']}>{children}</p>
    </div>
  )
}

function Bar({ percent, label }: { percent: number; label: string }) {
  return <progress className={styles['bar']} max={100} value={percent} aria-label={label} />
}

function Count({ name, count }: { name: string; count: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatCount(count)}</dd>
    </div>
  )
}
