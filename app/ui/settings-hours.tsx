import { channelInWords } from '#app/measures/channel-words.ts'
import { dayInWords } from './moment-in-words.ts'
import { Choice, Field, Fields, Lines, More, RowForm, SettingForm, type Told, typedInto } from './setting-form.tsx'
import { channelChoices, sinceWords, whereWords } from './settings-promise.tsx'
import { SideSection } from './side-section.tsx'
import styles from './setting-form.module.css'

export type HoursShown = { channel: string | null; fromDay: string | null; timeZone: string; days: string[] }

/** Monday first. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const usual = ['09:00-17:00', '09:00-17:00', '09:00-17:00', '09:00-17:00', '09:00-17:00', '', '']

type Props = {
  hours: HoursShown[]
  holidays: { day: string; name: string }[]
  timeZone: string
  told: Told
  mayChange: boolean
}

/** When somebody is there to answer, and on which days nobody is. */
export function SettingsHours({ hours, holidays, timeZone, told, mayChange }: Props) {
  return (
    <>
      <SideSection
        id="hours"
        title="Business hours"
        about={
          <p>
            The second clock that waits can be told by. The first is the customer’s own: nights and weekends count.
            Without hours there is no reading on this clock, not a zero.
          </p>
        }
      >
        {hours.length === 0 && <p className="quiet">No business hours are set.</p>}
        <div className={styles['versions']}>
          {hours.map((one) => (
            <HoursOf key={`${one.channel} ${one.fromDay}`} hours={one} mayChange={mayChange} />
          ))}
        </div>
        {mayChange && <HoursForm timeZone={timeZone} told={told} />}
      </SideSection>
      <SideSection
        id="holidays"
        title="Holidays"
        about={<p>Days on which no hours begin. A night shift that began the day before goes on.</p>}
      >
        {holidays.length === 0 ? (
          <p className="quiet">There is no holiday yet.</p>
        ) : (
          <table className="rows stacks">
            <tbody>
              {holidays.map(({ day, name }) => (
                <tr key={day}>
                  <th scope="row">{dayInWords(day)}</th>
                  <td>{name}</td>
                  {mayChange && (
                    <td className={styles['act'] ?? ''}>
                      <RowForm does="remove holiday" of={{ day }} label="Remove" about={name} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {mayChange && <HolidayForms told={told} />}
      </SideSection>
    </>
  )
}

function HoursOf({
  hours: { channel, fromDay, timeZone, days },
  mayChange,
}: {
  hours: HoursShown
  mayChange: boolean
}) {
  return (
    <div className={styles['version']}>
      <h3>
        {whereWords(channel)}, {sinceWords(fromDay)}
      </h3>
      <dl className={styles['spans']}>
        {weekdays.map((name, day) => (
          <div key={name} className={styles['day']}>
            <dt>{name}</dt>
            <dd>
              {days[day] ? days[day].replaceAll('-', '–').replaceAll(' ', ', ') : <span className="quiet">closed</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles['beside']}>
        <span className="quiet">{timeZone}</span>
        {mayChange && (
          <RowForm
            does="remove hours"
            of={{ channel: channel ?? '', from: fromDay ?? '' }}
            label="Remove"
            about={`the hours of ${channel === null ? 'every channel' : channelInWords(channel)} ${sinceWords(fromDay)}`}
          />
        )}
      </div>
    </div>
  )
}

function HoursForm({ timeZone, told }: { timeZone: string; told: Told }) {
  const typed = typedInto(told, 'hours')
  return (
    <More title="Set the hours of a week" open={typed !== undefined}>
      <SettingForm
        does="hours"
        button="Set these hours"
        told={told}
        effect="Waits told in business hours, and promises counted in them, are told by these hours at once, also those of the past since that day. Figures by the customer’s clock stay as they are."
      >
        <Fields>
          <Choice label="On" name="channel" options={channelChoices} chosen={typed?.['channel']} />
          <Field label="From (empty: the beginning)" name="from" type="date" defaultValue={typed?.['from'] ?? ''} />
          <Field label="Time zone" name="zone" list="time-zones" required defaultValue={typed?.['zone'] ?? timeZone} />
        </Fields>
        <div className={styles['week']}>
          {weekdays.map((name, day) => (
            <Day key={name} name={name} day={day} value={typed ? (typed[`day${day}`] ?? '') : usual[day]!} />
          ))}
        </div>
        <p className={styles['effect']}>
          Several spans a day: 09:00-12:30 13:00-17:00. Over midnight: 22:00-06:00. Empty: closed.
        </p>
      </SettingForm>
    </More>
  )
}

function Day({ name, day, value }: { name: string; day: number; value: string }) {
  const id = `hours-day-${day}`
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <input id={id} name={`day${day}`} defaultValue={value} autoComplete="off" />
    </>
  )
}

function HolidayForms({ told }: { told: Told }) {
  const one = typedInto(told, 'holiday')
  const many = typedInto(told, 'holidays')
  return (
    <>
      <More title="Add a holiday" open={one !== undefined}>
        <SettingForm
          does="holiday"
          button="Add it"
          told={told}
          effect="Waits told in business hours get shorter where they last over it, also in the past."
        >
          <Fields>
            <Field label="Day" name="day" type="date" required defaultValue={one?.['day'] ?? ''} />
            <Field label="Name" name="name" maxLength={100} required defaultValue={one?.['name'] ?? ''} wide />
          </Fields>
        </SettingForm>
      </More>
      <More title="Add many from a calendar" open={many !== undefined}>
        <SettingForm does="holidays" button="Add them" told={told}>
          <Lines
            label="The text of a calendar file (.ics), or lines such as 2026-12-25,Christmas"
            name="lines"
            value={many?.['lines']}
          />
        </SettingForm>
      </More>
    </>
  )
}
