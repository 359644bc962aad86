import { momentInWords } from './moment-in-words.ts'
import { Choice, Fields, More, SettingForm, type Told, typedInto } from './setting-form.tsx'
import { weekdays } from './settings-hours.tsx'
import { SideSection } from './side-section.tsx'

type Props = {
  /** `weekday`: 1 is Monday. */
  letter: { isOn: boolean; weekday: number; hour: number }
  /** When the next is written; null: never by itself. */
  next: Date | string | null
  timeZone: string
  told: Told
  mayChange: boolean
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
const day = (weekday: number) => weekdays[weekday - 1] ?? ''
const choices = (all: readonly string[]) => all.map((one) => ({ value: one, label: one }))
const hours = choices(Array.from({ length: 24 }, (_, hour) => clock(hour)))
const onOrOff = [
  { value: 'on', label: 'by itself, every week' },
  { value: 'off', label: 'only when somebody asks for it' },
]

/** Whether the weekly letter is written by itself, and when. */
export function SettingsLetter({ letter, next, timeZone, told, mayChange }: Props) {
  const typed = typedInto(told, 'weekly letter')
  return (
    <SideSection
      id="letter"
      title="The weekly letter"
      about={
        <p>What changed in a week, whether it means anything, and who is still waiting; written once it is over.</p>
      }
    >
      {next === null ? (
        <p>No letter is written by itself. Weekly writes that of any week that is over when it is asked to.</p>
      ) : (
        <p>
          Written every {day(letter.weekday)} at {clock(letter.hour)}, {timeZone}, of the week before. The next one is
          written {momentInWords(next, timeZone)}.
        </p>
      )}
      {mayChange && (
        <More title="Change when it is written" open={typed !== undefined}>
          <SettingForm
            does="weekly letter"
            button="Change it"
            told={told}
            effect="Letters that are written stay as they are. Where the new hour of this week is past already, the letter it would have written is written within minutes."
          >
            <Fields>
              <Choice
                label="Written"
                name="written"
                options={onOrOff}
                chosen={typed?.['written'] ?? (letter.isOn ? 'on' : 'off')}
              />
              <Choice
                label="On"
                name="weekday"
                options={choices(weekdays)}
                chosen={typed?.['weekday'] ?? day(letter.weekday)}
              />
              <Choice label="At" name="hour" options={hours} chosen={typed?.['hour'] ?? clock(letter.hour)} />
            </Fields>
          </SettingForm>
        </More>
      )}
    </SideSection>
  )
}
