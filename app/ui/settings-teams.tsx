import { channelLabel, channelNames } from '#app/measures/channel-words.ts'
import { counted } from '#app/measures/format.ts'
import type { Member } from './by-person.ts'
import { Choice, Field, Fields, More, RowForm, SettingForm, type Told, typedInto } from './setting-form.tsx'
import { channelChoices } from './settings-promise.tsx'
import styles from './setting-form.module.css'
import { SideSection } from './side-section.tsx'
import { daysOf } from './side-words.ts'
import { TeamMembers } from './team-members.tsx'

type Team = {
  name: string
  kind: 'in_house' | 'outsourced'
  members: Member[]
}

const kinds = [
  { value: 'in_house', label: 'our own people' },
  { value: 'outsourced', label: 'an agency' },
]
const kindWords = { in_house: 'our own people', outsourced: 'an agency' }
const channelsOnly = channelNames.map((value) => ({ value, label: channelLabel(value) }))

/** Who answers for the company, and who belongs to whom. */
export function SettingsTeams({ teams, told, mayChange }: { teams: Team[]; told: Told; mayChange: boolean }) {
  const added = typedInto(told, 'team')
  return (
    <SideSection
      id="teams"
      title="Teams"
      about={
        <p>
          Who answers for you: your own people, or an agency. Members say who replied; changing them never changes the
          past before their first day.
        </p>
      }
    >
      {teams.length === 0 && <p className="quiet">There is no team yet.</p>}
      {teams.map((team) => (
        <TeamOf key={team.name} team={team} told={told} mayChange={mayChange} />
      ))}
      {mayChange && (
        <More title="Add a team" open={added !== undefined}>
          <SettingForm does="team" button="Add the team" told={told}>
            <Fields>
              <Field label="Name" name="name" maxLength={80} required defaultValue={added?.['name'] ?? ''} />
              <Choice label="Who they are" name="kind" options={kinds} chosen={added?.['kind']} />
            </Fields>
          </SettingForm>
        </More>
      )}
    </SideSection>
  )
}

function TeamOf({ team: { name, kind, members }, told, mayChange }: { team: Team; told: Told; mayChange: boolean }) {
  const of = { team: name }
  const member = typedInto(told, 'member', of)
  const renamed = typedInto(told, 'rename team', { name })
  const removed = typedInto(told, 'remove team', { name })
  return (
    <section className={styles['team']} aria-label={name}>
      <TeamMembers team={name} kind={kindWords[kind]} members={members} mayChange={mayChange} />
      {mayChange && (
        <More title={`Change ${name}`} open={member !== undefined || renamed !== undefined || removed !== undefined}>
          <SettingForm
            does="member"
            button="Add the member"
            told={told}
            of={of}
            effect="Where they belong to another team without an end, that ends the day before."
          >
            <Fields>
              <Field
                label="Author id, as the source writes it"
                name="responder"
                required
                defaultValue={member?.['responder'] ?? ''}
              />
              <Choice label="On" name="channel" options={channelsOnly} chosen={member?.['channel']} />
              <Field label="From" name="from" type="date" required defaultValue={member?.['from'] ?? ''} />
              <Field label="Until before (empty: goes on)" name="to" type="date" defaultValue={member?.['to'] ?? ''} />
            </Fields>
          </SettingForm>
          <SettingForm
            does="rename team"
            button="Rename"
            told={told}
            of={{ name }}
            effect="In the past too: a name is no fact."
          >
            <Fields>
              <Field
                label="Called from now on"
                name="to"
                maxLength={80}
                required
                defaultValue={renamed?.['to'] ?? name}
              />
            </Fields>
          </SettingForm>
          <SettingForm
            does="remove team"
            button={`Remove ${name}`}
            told={told}
            of={{ name }}
            effect="From today on. What it was in charge of before stays with it; what runs ends today, and nobody follows it yet."
          />
        </More>
      )}
    </section>
  )
}

type Stewardship = {
  name: string
  team: string
  channel: string | null
  account: string | null
  fromDay: string
  toDay: string | null
  handoverDays: number
}

type StewardshipProps = {
  stewardships: Stewardship[]
  teams: string[]
  told: Told
  mayChange: boolean
  /** What counting anew says beforehand. */
  effect: string
}

/** Which team was in charge of what, and from when to when. */
export function SettingsStewardships({ stewardships, teams, told, mayChange, effect }: StewardshipProps) {
  const typed = typedInto(told, 'stewardship')
  return (
    <SideSection
      id="stewardships"
      title="Stewardships"
      about={
        <p>
          Which team was in charge of which channel or account, and since when. Every figure by team goes by this; an
          account’s goes before its channel’s.
        </p>
      }
    >
      {stewardships.length === 0 ? (
        <p className="quiet">Nobody was ever said to be in charge.</p>
      ) : (
        <table className="rows stacks">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Team</th>
              <th scope="col">In charge of</th>
              <th scope="col">Days</th>
              {mayChange && (
                <th scope="col">
                  <span className="out-of-sight">Change</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {stewardships.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                <td data-label="Team">{one.team}</td>
                <td data-label="In charge of">{ofWords(one)}</td>
                <td data-label="Days">
                  {daysOf(one.fromDay, one.toDay)}
                  {one.handoverDays > 0 && `, ${counted(one.handoverDays, 'day')} of handover`}
                </td>
                {mayChange && (
                  <td className={styles['act'] ?? ''}>
                    <RowForm does="remove stewardship" of={{ name: one.name }} label="Remove" about={one.name} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayChange && teams.length > 0 && (
        <>
          <More title="Put a team in charge" open={typed !== undefined}>
            <SettingForm does="stewardship" button="Put it in charge" told={told} effect={effect}>
              <Fields>
                <Field label="Name" name="name" maxLength={80} required defaultValue={typed?.['name'] ?? ''} />
                <Choice label="Team" name="team" options={named(teams)} chosen={typed?.['team']} />
                <Choice label="Of" name="channel" options={channelChoices} chosen={typed?.['channel']} />
                <Field label="Account (empty: all of it)" name="account" defaultValue={typed?.['account'] ?? ''} />
                <Field label="From" name="from" type="date" required defaultValue={typed?.['from'] ?? ''} />
                <Field label="Until before (empty: goes on)" name="to" type="date" defaultValue={typed?.['to'] ?? ''} />
                <Field
                  label="Days of handover"
                  name="handover"
                  size={4}
                  inputMode="numeric"
                  defaultValue={typed?.['handover'] ?? '0'}
                />
              </Fields>
            </SettingForm>
          </More>
          <EndForm stewardships={stewardships} told={told} effect={effect} />
        </>
      )}
    </SideSection>
  )
}

function EndForm({ stewardships, told, effect }: { stewardships: Stewardship[]; told: Told; effect: string }) {
  const typed = typedInto(told, 'end stewardship')
  const running = stewardships.filter(({ toDay }) => toDay === null).map(({ name }) => name)
  if (running.length === 0) return null
  return (
    <More title="End one that goes on" open={typed !== undefined}>
      <SettingForm does="end stewardship" button="End it" told={told} effect={effect}>
        <Fields>
          <Choice label="Which" name="name" options={named(running)} chosen={typed?.['name']} />
          <Field label="Until before" name="to" type="date" required defaultValue={typed?.['to'] ?? ''} />
        </Fields>
      </SettingForm>
    </More>
  )
}

const named = (names: string[]) => names.map((value) => ({ value, label: value }))

function ofWords({ channel, account }: Stewardship): string {
  if (account === null) return channel === null ? 'every channel' : channelLabel(channel)
  return channel === null ? account : `${account} on ${channelLabel(channel)}`
}
