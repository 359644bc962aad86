import { Link } from '@remix-run/react'
import { channelInWords } from '#app/measures/channel-words.ts'
import { counted, formatCount, formatDuration } from '#app/measures/format.ts'
import { Empty } from './empty.tsx'
import { Mark } from './mark.tsx'
import { momentInSentence } from './since-words.ts'

type Props = {
  home: string
  asOf: string
  timeZone: string
  /** Who was the last to be answered; null where nobody knows. */
  last: {
    id: string
    customer: string | null
    author: string | null
    askedAt: string
    waitedSeconds: number
    topic: string | null
  } | null
  silent: { source: string; since: string }[]
}

/** Nobody waits: who was last and who answered, and what we cannot see. */
export function NobodyWaits({ home, asOf, timeZone, last, silent }: Props) {
  return (
    <Empty title="Nobody is waiting, that we know of.">
      {last && (
        <p className="deck">
          The last was{' '}
          <Link to={`${home}/conversations/${encodeURIComponent(last.id)}`}>{last.customer ?? 'somebody'}</Link>, who
          asked {last.topic !== null && `about ${last.topic} `}
          {momentInSentence(last.askedAt, asOf, timeZone)} and was answered
          {last.author !== null && ` by ${last.author}`} {formatDuration(last.waitedSeconds)} later.
        </p>
      )}
      {silent.map(({ source, since }) => (
        <p key={source} className="notice">
          <Mark kind="attention" />
          {source} has not answered since {since}, so somebody may be waiting where we cannot see.{' '}
          <Link to={`${home}/sources`}>Look at the source</Link>
        </p>
      ))}
    </Empty>
  )
}

type NoMatchProps = {
  total: number
  filters: { show: string; topic: string | null; search: string | null; channel: string[] }
  /** Where nothing is left out. */
  everyone: string
  /** Where only the channel is let go. */
  everyChannel: string
}

const noneOf: Record<string, string> = {
  past_promise: 'Nobody has waited longer than promised',
  complaints: 'No complaint',
  unclaimed: 'Nobody without a claim',
  mine: 'You have claimed nobody',
}

/** A filter that leaves nobody: "No email among the 23. Show every channel." */
export function NoMatch({ total, filters, everyone, everyChannel }: NoMatchProps) {
  const { channel, show, topic, search } = filters
  const onlyChannel = channel.length > 0 && show === 'everyone' && topic === null && search === null
  const what = onlyChannel
    ? `No ${channel.map(channelInWords).join(' or ')}`
    : search !== null
      ? `Nobody with “${search}”`
      : topic !== null
        ? `Nobody about ${topic}`
        : (noneOf[show] ?? 'Nobody like this')
  const where = channel.length > 0 && !onlyChannel ? ` on ${channel.map(channelInWords).join(' or ')}` : ''
  return (
    <Empty title={`${what}${where} among the ${total === 1 ? 'one' : formatCount(total)} who wait.`}>
      <p className="notice">
        {channel.length > 0 && <Link to={everyChannel}>Show every channel</Link>}
        {channel.length > 0 && !onlyChannel && ' · '}
        {!onlyChannel && (
          <Link to={everyone}>Show {total === 1 ? 'the one' : `all ${counted(total, 'conversation')}`}</Link>
        )}
      </p>
    </Empty>
  )
}
