import { Link } from '@remix-run/react'
import { counted, formatInterval, formatRate } from '#app/measures/format.ts'
import type { Accuracy } from '#app/measures/judge-accuracy.ts'
import styles from './definition.module.css'
import { Moment } from './moment.tsx'

type Learnt = { words: string; says: string; times: number }

export type JudgeAccuracyShown = {
  judgeVersion: number
  drawn: number
  checked: number
  enough: number
  verdicts: Accuracy[]
  corrections: { label: string; times: number }[]
  adjustment?:
    | { version: number; madeAt: Date | string; rules: Learnt[]; refused: (Learnt & { spoils: number })[] }
    | undefined
}

/** `checkAt`: null for whoever may not check it. */
type Props = { shown: JudgeAccuracyShown; checkAt: string | null; timeZone: string }

/** How well the judge reads here, by what persons said of messages drawn at random; and what their corrections taught it. */
export function JudgeAccuracy({ shown, checkAt, timeZone }: Props) {
  const { checked, drawn, enough, verdicts, corrections, adjustment, judgeVersion } = shown
  return (
    <section className={styles['definition']} id="the-judge" aria-labelledby="the-judge-label">
      <h2 id="the-judge-label">How well the judge reads here</h2>
      <p className={styles['words']}>
        {checked === 0
          ? 'Nobody has checked the judge on this workspace’s own messages, so nothing can be said of it.'
          : checked < enough
            ? `Only ${counted(checked, 'message')} of the ${enough} it takes have been checked; these figures are provisional.`
            : `By ${counted(checked, 'message')} drawn at random and checked by persons who did not see what it said.`}
      </p>
      {checked > 0 && (
        <table className="rows stacks">
          <caption>
            Right: of those of which the judge says so. Found: of those of which persons say so. 95% intervals.
          </caption>
          <thead>
            <tr>
              <th scope="col">Verdict</th>
              <th scope="col">Right (precision)</th>
              <th scope="col">Found (recall)</th>
            </tr>
          </thead>
          <tbody>
            {verdicts.map(({ key, label, precision, recall }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td data-label="Right">
                  <Share {...precision} of="checked" />
                </td>
                <td data-label="Found">
                  <Share {...recall} of="that persons found" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {checkAt !== null && (
        <p className="after-list">
          <Link className={checked < enough ? 'button' : 'button plain'} to={checkAt}>
            {checked === 0 && drawn === 0
              ? 'Check the judge'
              : checked < drawn
                ? 'Go on checking'
                : 'Check more messages'}
          </Link>
        </p>
      )}
      <dl>
        <dt>How it is counted</dt>
        <dd>
          Messages are drawn at random from each kind of thing the judge says, the rare kinds more often; each kind
          counts by how many such messages there are. Wilson’s interval, over several kinds their distances added in
          squares. Messages without words, or in a language it cannot read, take no part. It is the verdict the judge
          gave when they were drawn; the judge is now version {judgeVersion}.
        </dd>
        <dt>Corrected because somebody saw an error</dt>
        <dd>
          {corrections.length === 0
            ? 'Nothing so far. '
            : `${corrections.map(({ label, times }) => `${label} ${counted(times, 'time')}`).join(', ')}. `}
          This says nothing of how often the judge is wrong: people correct what they come across and leave what is
          right. It is kept apart from the figures above.
        </dd>
        <dt>What it learnt of that</dt>
        <dd>
          {adjustment && adjustment.rules.length > 0 ? (
            <ul>
              {adjustment.rules.map(({ words, says, times }) => (
                <li key={`${words} ${says}`}>
                  “{words}”: {says}, as corrected here {times} times
                </li>
              ))}
            </ul>
          ) : (
            'Nothing: words must be shared by at least six corrections of one kind, and be rare elsewhere. '
          )}
          {adjustment && adjustment.refused.length > 0 && (
            <ul>
              {adjustment.refused.map(({ words, says, spoils }) => (
                <li key={`${words} ${says}`}>
                  Not taken up: “{words}”: {says}. It would make {counted(spoils, 'verdict')} on the cases that come
                  with Rapport worse.
                </li>
              ))}
            </ul>
          )}
          {adjustment && (
            <>
              Version {adjustment.version}, <Moment at={adjustment.madeAt} timeZone={timeZone} />. It counts for what is
              judged from then on.
            </>
          )}
        </dd>
      </dl>
    </section>
  )
}

/** Below five there is the count alone; below thirty the interval goes before the figure. */
function Share({ reading, n, of }: Accuracy['precision'] & { of: string }) {
  const count = `${counted(n, 'message')} ${of}`
  if (!reading || n < 5) return <span className="quiet">{n === 0 ? 'none so far' : `${count}: too few to say`}</span>
  const interval = formatInterval(reading.interval, 'share', n)
  return (
    <>
      {n < 30 ? `${interval} (${formatRate(reading.value, n)})` : `${formatRate(reading.value, n)} (${interval})`}
      <span className="quiet"> {count}</span>
    </>
  )
}
