export type Cell = string | number | boolean | null | undefined

/** What a spreadsheet would take for a formula when a text cell begins with it. */
const formulaStart = /^[=+\-@\t\r]/

/** A table: what each column is called, and what stands in it. */
export type Columns<Row> = readonly (readonly [name: string, cell: (row: Row) => Cell])[]

export const csvHead = <Row>(columns: Columns<Row>): string => csvLine(columns.map(([name]) => name))

export const csvRows = <Row>(columns: Columns<Row>, rows: readonly Row[]): string =>
  rows.map((row) => csvLine(columns.map(([, cell]) => cell(row)))).join('')

/** One line of RFC 4180, CRLF included. Text that a spreadsheet would run is given a leading apostrophe. */
export function csvLine(cells: Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = formulaStart.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
