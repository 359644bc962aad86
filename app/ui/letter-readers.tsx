import { weekInWords } from '#app/measures/days.ts'
import { type DeliveryState, deliveryStateWords, isTrouble } from '#app/measures/delivery-words.ts'
import { Moment } from './moment.tsx'
import { Outside } from './outside.tsx'
import { Field, Fields, RowForm, SettingForm, type Told, typedInto } from './setting-form.tsx'
import styles from './setting-form.module.css'
import { SideSection } from './side-section.tsx'

type When = Date | string

export type ReaderRow = {
  id: number
  email: string
  name: string
  addedBy: string
  addedAt: When
  leftAt: When | null
  bouncedAt: When | null
  /** `week` is a Monday. */
  last: { week: string; state: DeliveryState; says: string } | null
}

type Props = {
  readers: ReaderRow[]
  /** Which server takes the mail; null: none is set. */
  server: { host: string; from: string } | null
  /** Where that is changed; null: not by whoever looks. */
  mail: string | null
  timeZone: string
  told: Told
}

/** Who gets the letter by mail, and what became of the last one. */
export function LetterReaders({ readers, server, mail, timeZone, told }: Props) {
  const typed = typedInto(told, 'add reader')
  return (
    <SideSection
      id="readers"
      title="Readers"
      about={<p>They get it by mail and need no account. Each mail has a link by which they leave the list.</p>}
    >
      <p>
        {server
          ? `Mail leaves through ${server.host}, from ${server.from}.`
          : 'No mail server is set, so no mail goes out.'}{' '}
        {mail === null ? (
          !server && 'An owner can set one.'
        ) : (
          <a href={mail}>{server ? 'Change or test it' : 'Set one'}</a>
        )}
      </p>
      {readers.length === 0 ? (
        <p>Nobody gets it by mail yet.</p>
      ) : (
        <table className="rows stacks">
          <caption>
            A mail that comes back later goes to the address it was sent from. Rapport reads no mailbox, so say here
            whose came back.
          </caption>
          <thead>
            <tr>
              <th scope="col">Reader</th>
              <th scope="col">Added</th>
              <th scope="col">The last letter</th>
              <th scope="col">
                <span className="out-of-sight">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {readers.map((one) => (
              <Reader key={one.id} reader={one} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      )}
      <SettingForm does="add reader" button="Add them" told={told}>
        <Fields>
          <Field
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="off"
            required
            defaultValue={typed?.['email'] ?? ''}
          />
          <Field
            label="Name, if you like"
            name="name"
            autoComplete="off"
            maxLength={100}
            defaultValue={typed?.['name'] ?? ''}
          />
        </Fields>
        {typed?.['hasLeft'] === 'yes' && (
          <label>
            <input type="checkbox" name="asked_back" value="yes" /> They asked to be put back
          </label>
        )}
      </SettingForm>
    </SideSection>
  )
}

function Reader({ reader, timeZone }: { reader: ReaderRow; timeZone: string }) {
  const { id, email, name, addedBy, addedAt, leftAt, bouncedAt } = reader
  return (
    <tr>
      <th scope="row">
        {name === '' ? email : name} {name !== '' && <span className="quiet">{email}</span>}
      </th>
      <td data-label="Added">
        <Moment at={addedAt} timeZone={timeZone} /> <span className="quiet">by {addedBy}</span>
      </td>
      <td data-label="The last letter">
        {leftAt !== null ? (
          <>
            Left the list <Moment at={leftAt} timeZone={timeZone} />
          </>
        ) : bouncedAt !== null ? (
          <Outside>Mail comes back: gets none</Outside>
        ) : (
          <Last last={reader.last} />
        )}
      </td>
      <td className={styles['act'] ?? ''}>
        {leftAt === null && (bouncedAt !== null || reader.last !== null) && (
          <RowForm
            does={bouncedAt === null ? 'bounces' : 'works again'}
            of={{ reader: String(id) }}
            label={bouncedAt === null ? 'It came back' : 'It works again'}
            about={email}
          />
        )}
        <RowForm does="remove reader" of={{ email }} label="Remove" about={email} />
      </td>
    </tr>
  )
}

function Last({ last }: Pick<ReaderRow, 'last'>) {
  if (last === null) return 'none yet'
  const words = `${deliveryStateWords[last.state]}, ${weekInWords(last.week).split(',')[0]}`
  return isTrouble(last.state) ? (
    <>
      <Outside>{words}</Outside> <span className="quiet">{last.says}</span>
    </>
  ) : (
    words
  )
}
