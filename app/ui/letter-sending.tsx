import { counted } from '#app/measures/format.ts'
import { Choice, Fields, More, SettingForm, type Told, typedInto } from './setting-form.tsx'
import { SideSection } from './side-section.tsx'

type Props = {
  /** `afterHours` null: only when a person sends it. `isBegun`: a person has sent the first. */
  sending: { afterHours: number | null; isBegun: boolean }
  /** Whether letters are written by themselves at all. */
  isWritten: boolean
  told: Told
  /** Where the letters are. */
  weekly: string
}

const after = (hours: number) =>
  hours === 0 ? 'as soon as it is written' : `${counted(hours, 'hour')} after it is written`

const choices = [
  { value: 'off', label: 'only when a person sends it' },
  ...Array.from({ length: 25 }, (_, hours) => ({ value: String(hours), label: after(hours) })),
]

/** When a letter goes out. */
export function LetterSending({ sending: { afterHours, isBegun }, isWritten, told, weekly }: Props) {
  const typed = typedInto(told, 'sending')
  return (
    <SideSection
      id="sending"
      title="When it goes out"
      about={<p>Until then a note can be added and its conversations exchanged; from then on nothing of it changes.</p>}
    >
      {afterHours === null ? (
        <p>A letter goes out when a person sends it, and never by itself.</p>
      ) : (
        <p>
          {isBegun
            ? `A letter goes out by itself, ${after(afterHours)}.`
            : `The first one goes out when a person has looked at it and sends it; those after it by themselves, ${after(afterHours)}.`}{' '}
          {!isWritten && 'None is written by itself, though: Settings turns that on.'}
        </p>
      )}
      <p>
        <a href={weekly}>The letters, each with how to send it</a>
      </p>
      <More title="Change when it goes out" open={typed !== undefined}>
        <SettingForm
          does="sending"
          button="Change it"
          told={told}
          effect="It holds for letters that are written from now on, or wait to go out."
        >
          <Fields>
            <Choice
              label="It goes out"
              name="after"
              options={choices}
              chosen={typed?.['after'] ?? (afterHours === null ? 'off' : String(afterHours))}
            />
          </Fields>
        </SettingForm>
      </More>
    </SideSection>
  )
}
