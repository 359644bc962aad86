export type Cell = string | number | boolean | null | undefined

/** What a spreadsheet would take for a formula when a text cell begins with it. */
const formulaStart = /^[=+\-@\t\r]/

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
