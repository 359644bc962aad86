import { channelInWords, channelLabel, channelNames } from '#app/measures/channel-words.ts'
import { counted } from '#app/measures/format.ts'
import { dayInWords } from './moment-in-words.ts'
import { Choice, Field, Fields, More, RowForm, SettingForm, type Told, typedInto } from './setting-form.tsx'
import styles from './setting-form.module.css'
import { SideSection } from './side-section.tsx'

export type PromiseShown = { channel: string | null; fromDay: string | null; hours: number | null; inHours: boolean }

export const channelChoices = [
  { value: '', label: 'every channel' },
  ...channelNames.map((value) => ({ value, label: channelLabel(value) })),
]

/** "Every channel", "Email" */
export const whereWords = (channel: string | null) => (channel === null ? 'Every channel' : channelLabel(channel))

/** "from the beginning", "from 2 March 2026" */
export const sinceWords = (fromDay: string | null) =>
  fromDay === null ? 'from the beginning' : `from ${dayInWords(fromDay)}`

const clocks = [
  { value: 'wall', label: 'all hours' },
  { value: 'business', label: 'business hours' },
]

/** Within how many hours an answer is promised, channel by channel, and since when. */
export function SettingsPromise({
  promises,
  today,
  told,
  mayChange,
}: {
  promises: PromiseShown[]
  /** In the workspace's zone: a promise is for what comes unless an earlier day is said. */
  today: string
  told: Told
  mayChange: boolean
}) {
  const typed = typedInto(told, 'promise')
  return (
    <SideSection
      id="promise"
      title="Promise"
      about={
        <p>
          Within how many hours people are promised an answer. The promise in force when somebody began to wait counts;
          a channel’s own goes before the one for every channel.
        </p>
      }
    >
      <table className="rows stacks">
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">An answer within</th>
            <th scope="col">For waits that begin</th>
            {mayChange && (
              <th scope="col">
                <span className="out-of-sight">Remove</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {promises.map((one) => (
            <tr key={`${one.channel} ${one.fromDay}`}>
              <th scope="row">{whereWords(one.channel)}</th>
              <td data-label="An answer within">{promisedWords(one)}</td>
              <td data-label="For waits that begin">{sinceWords(one.fromDay)}</td>
              {mayChange && (
                <td className={styles['act'] ?? ''}>
                  {(one.channel !== null || one.fromDay !== null) && (
                    <RowForm
                      does="remove promise"
                      of={{ channel: one.channel ?? '', from: one.fromDay ?? '' }}
                      label="Remove"
                      about={`the promise for ${one.channel === null ? 'every channel' : channelInWords(one.channel)} ${sinceWords(one.fromDay)}`}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {mayChange && (
        <More title="Promise something else" open={typed !== undefined}>
          <SettingForm
            does="promise"
            button="Promise it"
            told={told}
            effect="From a day to come, nothing before it changes. From a day in the past, the figures of Answered within the promise and who waits longer than promised are told by it at once, for waits since then."
          >
            <Fields>
              <Choice label="On" name="channel" options={channelChoices} chosen={typed?.['channel']} />
              <Field label="Hours, or off" name="hours" size={6} required defaultValue={typed?.['hours'] ?? ''} />
              <Choice label="Counted in" name="clock" options={clocks} chosen={typed?.['clock']} />
              <Field
                label="From (empty: the beginning)"
                name="from"
                type="date"
                defaultValue={typed?.['from'] ?? today}
              />
            </Fields>
          </SettingForm>
        </More>
      )}
    </SideSection>
  )
}

function promisedWords({ hours, inHours }: PromiseShown): string {
  if (hours === null) return 'nothing is promised'
  return counted(hours, inHours ? 'business hour' : 'hour')
}
