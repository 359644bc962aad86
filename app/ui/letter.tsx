import type { Restatement, ToldLetter } from '#app/measures/letter.ts'
import {
  letterHeadings,
  letterOwner,
  letterSign,
  letterWeek,
  letterWords,
  restatementInWords,
} from '#app/measures/letter-words.ts'
import { markOf } from './charge-words.ts'
import { LetterChanges, LetterMeasures } from './letter-figures.tsx'
import styles from './letter.module.css'
import { Mark } from './mark.tsx'
import { momentInWords } from './moment-in-words.ts'
import { Outside } from './outside.tsx'
import { Written } from './written.tsx'

type Props = {
  letter: ToldLetter
  /** Where one of its conversations is; left out where the letter goes to people outside. */
  conversation?: (id: string) => string
  /** Where the letter itself is; left out where whoever reads it could not open that. */
  address?: string
  /** What customers wrote is not shown to whoever reads this. */
  withoutWords?: boolean
}

/** The week for leadership, as page, print and PDF show it. */
export function Letter({ letter, conversation, address, withoutWords = false }: Props) {
  const { headline, about, note, waiting, inCharge, complete, week } = letter
  const [number, days] = letterWeek(letter)
  const told = (at: string) => momentInWords(at, letter.timeZone)
  return (
    <article className={styles['letter']}>
      <header className={styles['top']}>
        <p className={styles['brand']}>
          <span className={styles['wordmark']}>Rapport</span>
          <span>{letterOwner(letter)}</span>
        </p>
        <p>
          {number}
          <br />
          {days}
        </p>
      </header>
      <h1 className={`display ${styles['title']}`}>{headline.title}</h1>
      <div className={styles['prose']}>
        {headline.deck.length > 0 && <p>{headline.deck.join(' ')}</p>}
        {about.length > 0 && <p>{about.join(' ')}</p>}
      </div>
      {note && (
        <section className={styles['note']} aria-labelledby="manager">
          <h2 id="manager">{letterHeadings.note(note.by)}</h2>
          {note.text}
        </section>
      )}
      {letter.restatedSince && <Restated title={letterHeadings.restatedSince} restated={[letter.restatedSince]} own />}
      <LetterMeasures measures={letter.measures} />
      <LetterChanges changed={letter.changed} week={week} />
      <div className={isMoreThanASheet(letter) ? styles['two'] : `${styles['two']} ${styles['sheet']}`}>
        <div>
          <h2>{letterHeadings.waiting}</h2>
          <p className={styles['speech']}>
            {waiting.lead !== '' && (
              <>
                <strong>{waiting.lead}</strong> {waiting.had}
                {waiting.past !== '' && (
                  <>
                    , <Outside>{waiting.past}</Outside>
                  </>
                )}
                .{' '}
              </>
            )}
            {waiting.rest.join(' ')}
          </p>
        </div>
        <div>
          <h2>{letterHeadings.inCharge}</h2>
          <p className={styles['speech']}>
            <Mark kind={markOf(inCharge.kind)} />
            {inCharge.sentences.join(' ')}
          </p>
        </div>
      </div>
      <Reads letter={letter} withoutWords={withoutWords} {...(conversation && { conversation })} />
      {letter.restated.length > 0 && <Restated title={letterHeadings.restated} restated={letter.restated} />}
      <section className={styles['end']} aria-label={`${letterHeadings.complete} · ${letterHeadings.notes}`}>
        <div>
          <h2>{letterHeadings.complete}</h2>
          <p className={styles['speech']}>
            {complete.missing.length > 0 && <Outside>{complete.missing.join(' ')}</Outside>}{' '}
            {complete.sentences.join(' ')}
          </p>
        </div>
        <Notes letter={letter} />
      </section>
      <p className={styles['sign']}>{letterSign(told(letter.publishedAt), told(letter.asOf), address ?? null)}</p>
    </article>
  )
}

/** Letters of one line on paper: of the title, which is twice as high, of prose, and of what is said of a row. */
const [titleLine, proseLine, rowLine] = [62, 105, 58]
/** So many of these lines stand on a sheet below the charts. */
const linesOfSheet = 18

/** Whether what comes before who was waiting takes more than a sheet: then nothing begins a new one by force. */
function isMoreThanASheet({ headline, about, note, restatedSince, changed }: ToldLetter): boolean {
  const lines = (text: string, length: number) => Math.ceil(text.length / length)
  const prose = [headline.deck.join(' '), about.join(' '), ...(note?.text.split('\n') ?? [])]
  const before = prose.reduce(
    (sum, text) => sum + lines(text, proseLine),
    (note ? 2 : 0) + 2 * lines(headline.title, titleLine),
  )
  const since = restatedSince === null ? 0 : 2 + lines(restatementInWords(restatedSince, true), proseLine)
  const rows = changed.reduce((sum, { says }) => sum + Math.max(1, lines(says, rowLine)), 0)
  return before + since + rows > linesOfSheet
}

function Reads({ letter: { reads }, conversation, withoutWords }: Omit<Props, 'address'>) {
  return (
    <section className={styles['reads']} aria-labelledby="reads">
      <h2 id="reads">{letterHeadings.reads(reads.length)}</h2>
      {reads.length === 0 && <p className={styles['speech']}>{letterWords.noReads}</p>}
      {withoutWords && reads.length > 0 && <p className={styles['speech']}>{letterWords.notShown}</p>}
      {reads.map(({ kind, label, quote, story, conversation: id }) => (
        <article key={kind} data-read={kind}>
          <h3>{label}</h3>
          {!withoutWords && (
            <blockquote>{quote === null ? letterWords.notKept : <Written text={`“${quote}”`} />}</blockquote>
          )}
          <p>
            {story}{' '}
            {conversation && (
              <a href={conversation(id)}>
                Read it<span className="out-of-sight">: {label.toLowerCase()}</span>
              </a>
            )}
          </p>
        </article>
      ))}
    </section>
  )
}

function Restated({ title, restated, own = false }: { title: string; restated: Restatement[]; own?: boolean }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className={styles['restated']}>
        {restated.map((one) => (
          <li key={one.week} data-restated={one.week}>
            {restatementInWords(one, own)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Notes({ letter: { notes, measures } }: Pick<Props, 'letter'>) {
  return (
    <ol className={styles['notes']}>
      {notes.map(({ key, text }) => {
        const place = measures.findIndex((one) => one.key === key) + 1
        return (
          <li key={key} id={`note-${key}`}>
            {place > 0 && <span className={styles['mark']}>{place}</span>}
            {text}{' '}
            {place > 0 && (
              <a href={`#from-${key}`} aria-label={`Back to note ${place}`}>
                back
              </a>
            )}
          </li>
        )
      })}
    </ol>
  )
}
