import { Form } from '@remix-run/react'
import { counted } from '#app/measures/format.ts'
import styles from './customer-identities.module.css'

type Props = {
  name: string
  identity: { channel: string; externalId: string }
  identities: number
  conversations: number
}

/** Forgets a customer for good, after it was said what goes. */
export function ForgetForm({ name, identity, identities, conversations }: Props) {
  return (
    <details className={styles['forget']}>
      <summary>Forget {name}</summary>
      <Form method="post">
        <p>
          Erases for good: every word they wrote and we wrote to them,{' '}
          {counted(identities, 'name and id', 'names and ids')}, what was corrected in their messages.{' '}
          {counted(conversations, 'conversation')} {conversations === 1 ? 'stays' : 'stay'} counted as now, without a
          name. Importing them again brings nothing back. It cannot be taken back.
        </p>
        <input type="hidden" name="channel" value={identity.channel} />
        <input type="hidden" name="id" value={identity.externalId} />
        <label>
          <input type="checkbox" name="sure" value="yes" required /> I am sure
        </label>
        <button className="button" type="submit" name="do" value="forget">
          Forget them
        </button>
      </Form>
    </details>
  )
}
