import { counted } from '#app/measures/format.ts'
import { Mark } from './mark.tsx'
import { Moment } from './moment.tsx'
import styles from './send.module.css'

type Props = {
  server: { host: string; from: string } | null
  readers: number
  targets: { name: string }[]
  /** Those to whom it has not been sent. */
  toCome: string[]
  isClosed: boolean
  /** None has ever gone out. */
  isFirst: boolean
  afterHours: number | null
  /** When it goes out by itself; null: only when a person sends it. */
  byItselfAt: Date | string | null
  /** It could not go out by itself when it should have. */
  hasMissed: boolean
  isOwner: boolean
  /** Who looks; null: nobody is signed in. */
  to: string | null
  /** Whether others can open the address at which we are reached. */
  isReachable: boolean
  home: string
  timeZone: string
}

/** To whom a letter goes, from where, and the buttons that send it. */
export function SendForm(props: Props) {
  const { server, readers, targets, toCome, isClosed, byItselfAt, isReachable, home, timeZone, isOwner } = props
  const settings = `${home}/settings/letter`
  const lacksServer = readers > 0 && server === null
  return (
    <section className={`section ${styles['send']}`} aria-label="To whom">
      <p className={styles['who']}>
        {whoWords(readers, targets)}{' '}
        <a href={settings}>{readers + targets.length === 0 ? 'Add somebody' : 'Who they are'}</a>
      </p>
      {server !== null && (
        <p>
          Mail leaves through {server.host}, from {server.from}.
        </p>
      )}
      {lacksServer && (
        <Attention>
          No mail server is set, so nothing goes to readers.{' '}
          {isOwner ? <a href={`${home}/settings/mail`}>Set one</a> : 'An owner can set one.'}
        </Attention>
      )}
      {!isReachable && readers > 0 && (
        <Attention>
          The links in the mail lead to this machine, where readers elsewhere reach nothing, also not the page on which
          they leave the list: set RAPPORT_URL to the address under which they reach Rapport.
        </Attention>
      )}
      {byItselfAt !== null && props.hasMissed && (
        <Attention>
          It was to go out by itself <Moment at={byItselfAt} timeZone={timeZone} /> and could not for a day. Now it goes
          only when somebody sends it.
        </Attention>
      )}
      {byItselfAt !== null && !props.hasMissed && (
        <p>
          It goes out by itself <Moment at={byItselfAt} timeZone={timeZone} />, unless it is sent before.
        </p>
      )}
      {props.isFirst && !isClosed && <p>{firstWords(props.afterHours)}</p>}
      {!isClosed && <p className="quiet">From then on nothing of it changes: no note, no other conversations.</p>}
      <form method="post" className={styles['buttons']}>
        {toCome.length > 0 && !lacksServer && (
          <button className="button" name="do" value="send">
            {isClosed
              ? `Send it also to ${listed(toCome, 'to whom it has not gone')}`
              : `Send it to ${listed(toCome, 'of them')}`}
          </button>
        )}
        {server !== null && props.to !== null && (
          <button className="button plain" name="do" value="preview">
            Send it to {props.to} alone, to look at
          </button>
        )}
      </form>
    </section>
  )
}

function Attention({ children }: { children: React.ReactNode }) {
  return (
    <p className="attention">
      <Mark kind="attention" size={11} /> {children}
    </p>
  )
}

function whoWords(readers: number, targets: { name: string }[]): string {
  const to = [...(readers > 0 ? [counted(readers, 'reader')] : []), ...targets.map(({ name }) => name)]
  return to.length === 0 ? 'Nobody gets it yet.' : `It is for ${to.join(', ')}.`
}

const listed = (names: string[], who: string) =>
  names.length <= 2 ? names.join(' and ') : `${who === 'of them' ? 'all ' : ''}${names.length} ${who}`

function firstWords(afterHours: number | null): string {
  if (afterHours === null) return 'None has gone out yet.'
  const after =
    afterHours === 0 ? 'as soon as they are written' : `${counted(afterHours, 'hour')} after they are written`
  return `None has gone out yet: look at it first. Once this one is sent, those that follow go out by themselves, ${after}; Settings changes that.`
}
