import { Moment } from './moment.tsx'
import { standingWords } from './standing-words.ts'

export type StandingShown = { kind: string; from: Date | string; toCome: boolean }

/** Where a conversation has stood, and where it will stand if nobody writes. */
export function Standings({ standings, timeZone }: { standings: StandingShown[]; timeZone: string }) {
  return (
    <table className="rows">
      <caption>Where it stood</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Standing</th>
        </tr>
      </thead>
      <tbody>
        {standings.map(({ kind, from, toCome }, index) => (
          <tr key={index}>
            <th scope="row">
              <Moment at={from} timeZone={timeZone} />
            </th>
            <td>
              {standingWords(kind)}
              {toCome && <span className="quiet"> if nobody writes until then</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
