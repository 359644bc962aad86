import type { ReactNode } from 'react'
import { counted } from '#app/measures/format.ts'
import { noteEffect } from '#app/measures/limits.ts'
import { hasCleared, wouldClear } from '#app/measures/retention-words.ts'
import { dayInWords, momentInWords } from './moment-in-words.ts'
import { Field, Fields, More, RowForm, SettingForm, type Told, typedInto } from './setting-form.tsx'
import styles from './setting-form.module.css'
import { SideSection } from './side-section.tsx'

type Own = {
  timeZone: string
  quietSpellDays: number | null
  retentionDays: number | null
  /** What clearing old words did the last time; null: it never came to its end. */
  cleared: { at: Date | string; texts: number; rows: number; next: number } | null
}
type OwnProps = {
  own: Own
  told: Told
  mayChange: boolean
  /** What counting by days anew, and what reading everything anew, says beforehand. */
  effects: { days: string; conversations: string }
}

/** How days are cut and conversations apart, and how long words are kept. */
export function SettingsOwn({ own, told, mayChange, effects }: OwnProps) {
  const [zone, quiet] = ['time zone', 'quiet spell'].map((does) => typedInto(told, does))
  return (
    <SideSection
      id="time"
      title="Days and conversations"
      about={<p>Where a day begins, when silence makes a new conversation, and how long words are kept.</p>}
    >
      <dl>
        <Item name="Time zone" value={own.timeZone}>
          {mayChange && (
            <More title="Change the time zone" open={zone !== undefined}>
              <SettingForm does="time zone" button="Change it and count anew" told={told} effect={effects.days}>
                <Fields>
                  <Field
                    label="Time zone"
                    name="zone"
                    list="time-zones"
                    required
                    defaultValue={zone?.['zone'] ?? own.timeZone}
                  />
                </Fields>
              </SettingForm>
            </More>
          )}
        </Item>
        <Item
          name="Quiet spell"
          value={
            own.quietSpellDays === null ? 'off: silence begins no conversation' : counted(own.quietSpellDays, 'day')
          }
        >
          {mayChange && (
            <More title="Change the quiet spell" open={quiet !== undefined}>
              <SettingForm
                does="quiet spell"
                button="Change it and read anew"
                told={told}
                effect={effects.conversations}
              >
                <Fields>
                  <Field
                    label="Days without a message, or off"
                    name="days"
                    size={6}
                    required
                    defaultValue={quiet?.['days'] ?? own.quietSpellDays ?? 'off'}
                  />
                </Fields>
              </SettingForm>
            </More>
          )}
        </Item>
        <Item
          name="Words are kept for"
          value={own.retentionDays === null ? 'as long as the workspace' : counted(own.retentionDays, 'day')}
        >
          {own.retentionDays !== null && <p className="quiet">{clearedWords(own)}</p>}
          {mayChange && <RetentionForm own={own} told={told} />}
        </Item>
      </dl>
    </SideSection>
  )
}

const clearedWords = ({ cleared, timeZone }: Own) =>
  cleared === null
    ? 'Older words are deleted within a day.'
    : `${capital(hasCleared(cleared, momentInWords(cleared.at, timeZone)))}.`

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Words that go are gone for good: how many that would be is said first, and asked once. */
function RetentionForm({ own, told }: { own: Own; told: Told }) {
  const typed = typedInto(told, 'retention')
  const ask = typed && told?.ask
  return (
    <More title="Change how long words are kept" open={typed !== undefined}>
      <SettingForm
        does="retention"
        button={ask ? 'Yes, delete them and keep words no longer' : 'Change it'}
        told={ask ? { ...told, fault: wouldClear(typed['days'] ?? '', ask) } : told}
        effect="What is older loses its words: in conversations, in search and in letters. What was read from them, and every figure, stays."
      >
        {ask && <input type="hidden" name="sure" value={typed['days'] ?? ''} />}
        <Fields>
          <Field
            label="Days, or off"
            name="days"
            size={6}
            required
            defaultValue={typed?.['days'] ?? own.retentionDays ?? 'off'}
          />
        </Fields>
      </SettingForm>
    </More>
  )
}

function Item({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div className={styles['item']}>
      <dt className="quiet">{name}</dt>
      <dd>
        {value}
        {children}
      </dd>
    </div>
  )
}

type Note = { id: number; day: string; text: string; by: string }

/** What happened when, for whoever reads a chart later. */
export function SettingsNotes({ notes, told, mayChange }: { notes: Note[]; told: Told; mayChange: boolean }) {
  const typed = typedInto(told, 'note')
  return (
    <SideSection
      id="notes"
      title="Notes on the time line"
      about={<p>What changed how we work, and when. Weeks after it are not measured against those before it.</p>}
    >
      {notes.length === 0 ? (
        <p className="quiet">There is no note yet.</p>
      ) : (
        <table className="rows stacks">
          <tbody>
            {notes.map(({ id, day, text, by }) => (
              <tr key={id}>
                <th scope="row">{dayInWords(day)}</th>
                <td>{text}</td>
                <td className="quiet">{by}</td>
                {mayChange && (
                  <td className={styles['act'] ?? ''}>
                    <RowForm does="remove note" of={{ id: String(id) }} label="Remove" about={text} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayChange && (
        <More title="Write a note" open={typed !== undefined}>
          <SettingForm
            does="note"
            button="Write it"
            told={told}
            effect={`${noteEffect} Write down what changed how we work, not what merely happened.`}
          >
            <Fields>
              <Field label="Day" name="day" type="date" required defaultValue={typed?.['day'] ?? ''} />
              <Field
                label="What happened"
                name="text"
                maxLength={1000}
                required
                wide
                defaultValue={typed?.['text'] ?? ''}
              />
            </Fields>
          </SettingForm>
        </More>
      )}
    </SideSection>
  )
}

/** A choice of whoever sits at this browser, not of the workspace. */
export function SettingsKeys({ keysOn }: { keysOn: boolean }) {
  return (
    <SideSection
      id="keys"
      title="Single keys"
      about={<p>Yours, in this browser. Whoever speaks to their computer, or leans on the keys, may want them off.</p>}
    >
      <p>
        {keysOn
          ? 'Single keys work: g and then a letter goes to a place, and pages have keys of their own.'
          : 'Single keys are off. Links and buttons do the same.'}
      </p>
      <SettingForm
        does="keys"
        button={keysOn ? 'Turn them off' : 'Turn them on'}
        told={undefined}
        of={{ keys: keysOn ? 'off' : 'on' }}
      />
    </SideSection>
  )
}
