import { counted } from '#app/measures/format.ts'
import { Moment } from './moment.tsx'
import { RowAction } from './part-form.tsx'
import styles from './setting-form.module.css'
import { Choice, Fields } from './setting-form.tsx'

/** How long a link is to work, and whether it shows what customers wrote. */
export function ShareForm({ days }: { days: { value: string; label: string }[] }) {
  return (
    <form method="post" className={styles['form']}>
      <Fields>
        <Choice label="It works for" name="days" options={days} chosen={days[1]?.value} />
      </Fields>
      <label>
        <input type="checkbox" name="words" value="shown" /> Show what customers wrote, and their names
      </label>
      <p className={styles['effect']}>
        Figures, our sentences and a manager’s note are shown in any case. Whoever gets the link can pass it on.
      </p>
      <button className="button" name="do" value="make">
        Make the link
      </button>
    </form>
  )
}

type Link = {
  id: number
  showsWords: boolean
  by: string
  madeAt: string | Date
  until: string | Date
  opened: number
  lastOpenedAt: string | Date | null
}

/** The links to a letter that work, and a way to end each. */
export function ShareLinks({ links, timeZone }: { links: Link[]; timeZone: string }) {
  if (links.length === 0) return <p>None: nobody outside can read this letter by a link.</p>
  return (
    <table className="rows stacks">
      <caption>Chats and mail programs open links, too, to show what is behind them.</caption>
      <thead>
        <tr>
          <th scope="col">Made</th>
          <th scope="col">By</th>
          <th scope="col">Works until</th>
          <th scope="col">Customers’ words</th>
          <th scope="col">Opened</th>
          <th scope="col">Last</th>
          <th scope="col">
            <span className="out-of-sight">End</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <tr key={link.id}>
            <th scope="row">
              <Moment at={link.madeAt} timeZone={timeZone} />
            </th>
            <td data-label="By">{link.by}</td>
            <td data-label="Works until">
              <Moment at={link.until} timeZone={timeZone} />
            </td>
            <td data-label="Customers’ words">{link.showsWords ? 'shown' : 'not shown'}</td>
            <td data-label="Opened">{link.opened === 0 ? 'never' : counted(link.opened, 'time')}</td>
            <td data-label="Last">
              {link.lastOpenedAt === null ? '—' : <Moment at={link.lastOpenedAt} timeZone={timeZone} />}
            </td>
            <td>
              <RowAction field="link" of={link.id} does="end" label="End it" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
