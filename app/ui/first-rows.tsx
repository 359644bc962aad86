import styles from './first-rows.module.css'

type Props = { columns: string[]; rows: string[][]; refused: string[] }

/** The first rows of a file as they stand in it; what is dropped is struck out. */
export function FirstRows({ columns, rows, refused }: Props) {
  const dropped = new Set(refused)
  const shown = columns.map((name, index) => ({ name: name === '' ? `column ${index + 1}` : name, index }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
    <section className={styles['scroll']} tabIndex={0} aria-label="The first rows of the file">
      <table className={`rows ${styles['rows']}`}>
        <caption className="out-of-sight">The first rows of the file</caption>
        <thead>
          <tr>
            {shown.map(({ name, index }) => (
              <th key={index} scope="col" className={dropped.has(name) ? styles['dropped'] : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, number) => (
            <tr key={number}>
              {shown.map(({ name, index }) => (
                <td key={index} className={dropped.has(name) ? styles['dropped'] : undefined}>
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
