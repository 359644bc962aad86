import { Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { formatCount } from '#app/measures/format.ts'
import { Moment } from './moment.tsx'
import { momentInWords } from './moment-in-words.ts'
import { Outside } from './outside.tsx'
import { bringsInWords } from './sources-words.ts'
import styles from './source-table.module.css'

export type SourceLine = {
  id: number
  name: string
  isFile: boolean
  channels: string[]
  showsReplies: boolean
  state: 'whole' | 'reading' | 'unfinished' | 'current' | 'late' | 'silent' | 'gap'
  completeTo: string | null
  messages: number | null
  outcomes: number | null
  gaps: { from: string; to: string | null; reason: string }[]
}

/** `home`: null for whoever sees no source by itself. */
type Props = { sources: SourceLine[]; timeZone: string; home: string | null }

/** Where conversations come from, to when each is complete, and how much it told. */
export function SourceTable({ sources, timeZone, home }: Props) {
  const counts = sources.some(({ messages }) => messages !== null)
  return (
    <table className={`rows ${styles['sources']}`}>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Brings</th>
          <th scope="col">Complete to</th>
          {counts && (
            <th scope="col" className="number">
              Messages
            </th>
          )}
          {home !== null && (
            <th scope="col">
              <span className="out-of-sight">More</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <th scope="row">
              <span className={styles['lead']}>{source.name}</span>
              <span className={styles['sub']}>{places(source.channels)}</span>
            </th>
            <td className={styles['brings']}>{bringsInWords(source)}</td>
            <td className={styles['complete']}>
              <CompleteTo source={source} timeZone={timeZone} />
            </td>
            {counts && (
              <td className={`number ${styles['count']}`}>
                {source.messages === null ? '—' : formatCount(source.messages)}
              </td>
            )}
            {home !== null && (
              <td className={styles['details']}>
                <Link to={`${home}/${source.id}`}>
                  Details<span className="out-of-sight"> of {source.name}</span>
                </Link>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const places = (channels: string[]) =>
  channels.length > 3 ? `${channels.length} channels` : channels.map(channelLabel).join(', ')

const words: Record<SourceLine['state'], string> = {
  whole: 'a file, read to its end',
  reading: 'being read',
  unfinished: 'not read to its end',
  current: 'up to date',
  late: 'late: nothing for over an hour',
  silent: 'silent for over a day',
  gap: '',
}

function CompleteTo({ source, timeZone }: { source: SourceLine; timeZone: string }) {
  const { state, completeTo, gaps } = source
  const lasting = gaps.findLast(({ to }) => to === null) ?? gaps.at(-1)
  const at = completeTo === null ? '—' : <Moment at={completeTo} timeZone={timeZone} />
  if (state === 'gap' && lasting)
    return (
      <>
        <Outside>missing since {momentInWords(lasting.from, timeZone)}</Outside>
        <span className={styles['sub']}>{lasting.reason}</span>
      </>
    )
  const apart = state === 'silent' || state === 'late'
  return (
    <>
      {apart ? <Outside>{at}</Outside> : at}
      <span className={styles['sub']}>{words[state]}</span>
    </>
  )
}
