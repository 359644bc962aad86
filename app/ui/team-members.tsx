import { channelLabel, channelNames } from '#app/measures/channel-words.ts'
import { counted } from '#app/measures/format.ts'
import { byPerson, type Member, type Person } from './by-person.ts'
import { More, RowForm } from './setting-form.tsx'
import styles from './setting-form.module.css'
import { daysOf } from './side-words.ts'

type Props = { team: string; kind: string; members: Member[]; mayChange: boolean }

/** As many people as are seen at a glance; more are folded away. */
const most = 12
/** So many channels are told by name. */
const named = 2

/** Who belongs to a team: a row for each person and span of days. */
export function TeamMembers({ team, kind, members, mayChange }: Props) {
  const people = byPerson(members)
  const count = new Set(people.map(({ responder }) => responder)).size
  const rows = people.map((one) => (
    <tr key={`${one.responder} ${one.fromDay} ${one.toDay}`}>
      <th scope="row">{one.responder}</th>
      <td data-label="On">
        <Channels team={team} one={one} mayChange={mayChange} />
      </td>
      <td data-label="Belongs">{daysOf(one.fromDay, one.toDay)}</td>
      {mayChange && (
        <td className={styles['act'] ?? ''}>
          {one.channels.length <= named && one.channels.map((channel) => remove(team, one, channel))}
        </td>
      )}
    </tr>
  ))
  const caption = (
    <>
      <b>{team}</b>, {kind}; {count === 0 ? 'nobody named yet' : counted(count, 'member')}
    </>
  )
  if (people.length <= most)
    return (
      <table className="rows stacks">
        <caption>{caption}</caption>
        <tbody>{rows}</tbody>
      </table>
    )
  return (
    <>
      <p className="beside">{caption}</p>
      <More title={`Who belongs to ${team}`} open={false}>
        <table className="rows stacks">
          <caption className="out-of-sight">{caption}</caption>
          <tbody>{rows}</tbody>
        </table>
      </More>
    </>
  )
}

function Channels({ team, one, mayChange }: { team: string; one: Person; mayChange: boolean }) {
  const { channels } = one
  if (channels.length <= named) return channels.map(channelLabel).join(', ')
  const all = channels.length === channelNames.length ? 'Every channel' : counted(channels.length, 'channel')
  return (
    <details>
      <summary>{all}</summary>
      <ul>
        {channels.map((channel) => (
          <li key={channel}>
            {channelLabel(channel)} {mayChange && remove(team, one, channel)}
          </li>
        ))}
      </ul>
    </details>
  )
}

const remove = (team: string, { responder }: Person, channel: string) => (
  <RowForm
    key={channel}
    does="remove member"
    of={{ team, responder, channel }}
    label="Remove"
    about={`${responder} on ${channelLabel(channel)} from ${team}`}
  />
)
