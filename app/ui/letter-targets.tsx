import { Fault } from './entry-form.tsx'
import styles from './letter-targets.module.css'
import { Moment } from './moment.tsx'
import { RowAction } from './part-form.tsx'
import forms from './setting-form.module.css'
import { Choice, Field, Fields } from './setting-form.tsx'

type Answer = {
  week: string
  state: string
  says: string
  triedAt: string | Date | null
  /** When it is tried again; null: it is not. */
  nextAt: string | Date | null
}

type Target = {
  id: number
  kind: 'webhook' | 'slack'
  name: string
  isOn: boolean
  leadsTo: string
  by: string
  addedAt: string | Date
  answers: Answer[]
}

const kinds = { webhook: 'a signed webhook', slack: 'a message for Slack' }

/** The addresses a letter goes to beside the mail, what was answered there last, and what can be done with each. */
export function TargetsTable({ targets, timeZone }: { targets: Target[]; timeZone: string }) {
  if (targets.length === 0) return <p>The letter goes to no such address.</p>
  return (
    <table className="rows stacks">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Gets</th>
          <th scope="col">Leads to</th>
          <th scope="col">Last answers</th>
          <th scope="col">
            <span className="out-of-sight">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {targets.map((target) => (
          <tr key={target.id}>
            <th scope="row">
              {target.name}
              {!target.isOn && <span className="quiet"> · paused</span>}
            </th>
            <td data-label="Gets">{kinds[target.kind]}</td>
            <td data-label="Leads to" className={styles['leads']}>
              {target.leadsTo}
              <span className="quiet">
                added by {target.by}, <Moment at={target.addedAt} timeZone={timeZone} />
              </span>
            </td>
            <td data-label="Last answers">
              <Answers answers={target.answers} timeZone={timeZone} />
            </td>
            <td>
              <div className={styles['deeds']}>
                <RowAction field="target" of={target.id} does="test" label="Send a test" />
                {target.kind === 'webhook' && (
                  <RowAction field="target" of={target.id} does="renew" label="New secret" />
                )}
                <RowAction
                  field="target"
                  of={target.id}
                  does={target.isOn ? 'pause' : 'resume'}
                  label={target.isOn ? 'Pause' : 'Go on'}
                />
                <RowAction field="target" of={target.id} does="remove" label="Remove" />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Answers({ answers, timeZone }: { answers: Answer[]; timeZone: string }) {
  if (answers.length === 0) return 'No letter has gone there yet.'
  return (
    <ul className={styles['answers']}>
      {answers.map(({ week, state, says, triedAt, nextAt }) => (
        <li key={week}>
          Week {Number(week.slice(-2))} of {week.slice(0, 4)}: {state.toLowerCase()}
          {triedAt !== null && (
            <>
              , <Moment at={triedAt} timeZone={timeZone} />
            </>
          )}
          . {says}{' '}
          {triedAt !== null && nextAt !== null && (
            <>
              Tried again <Moment at={nextAt} timeZone={timeZone} />.
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

type AddProps = {
  fault: string | undefined
  /** What stood in the fields when it was refused. */
  typed: { kind: string; name: string; url: string } | undefined
}

export function AddTarget({ fault, typed }: AddProps) {
  return (
    <form method="post" className={forms['form']}>
      {fault !== undefined && <Fault>{fault}</Fault>}
      <Fields>
        <Field label="Name" name="name" maxLength={60} required autoComplete="off" defaultValue={typed?.name} />
        <Choice
          label="It gets"
          name="kind"
          options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          chosen={typed?.kind}
        />
        <Field
          label="Address"
          name="url"
          type="url"
          wide
          required
          autoComplete="off"
          placeholder="https://"
          defaultValue={typed?.url}
        />
      </Fields>
      <p className={forms['effect']}>
        The address itself is shown to nobody afterwards: whoever knows one of Slack’s can write to its channel.
      </p>
      <button className="button" name="do" value="add">
        Add it
      </button>
    </form>
  )
}

/** What came of a test. */
export function TestTold({ of, ok, says }: { of: string; ok: boolean; says: string }) {
  return (
    <div className={styles['told']}>
      {ok ? (
        <output>
          The test reached {of}. {says}
        </output>
      ) : (
        <Fault>
          The test did not reach {of}. {says}
        </Fault>
      )}
    </div>
  )
}

/** For whoever writes the program that gets a webhook. */
export function HowChecked() {
  return (
    <p className={styles['how']}>
      It is signed by the scheme of Standard Webhooks: take the headers <code>webhook-id</code>,{' '}
      <code>webhook-timestamp</code> and <code>webhook-signature</code>, and the secret, to any of its libraries. The
      body is the letter as <code>/api/v1/reports</code> gives it. Answer with a status from 200 to 299 within 10
      seconds; anything else is tried again for a day, under the same <code>webhook-id</code>, so leave out what you
      have seen. 410 says that nothing more is wanted.
    </p>
  )
}
