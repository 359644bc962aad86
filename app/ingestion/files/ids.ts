import { reject, type Rejection } from './rejection.ts'

const grouped = /^\d{1,3}(?:,\d{2,3})*,\d{3}$/
const scientific = /^\d(?:[.,]\d+)?e\+\d+$/i
const decimal = /^(\d+)\.0+$/

export const destroyed = 'a spreadsheet has destroyed the ids (5.70306E+17 has lost its last digits)'
export const exportAgain = 'export again with the id columns as text'

/** An id as it was before a spreadsheet or data frame wrote it, or why it cannot be told any more. `''` is no id. */
export function readId(written: string): string | Rejection {
  const first = written.charCodeAt(0)
  const last = written.charCodeAt(written.length - 1)
  const isPlain = first > 32 && last > 32 && !(first >= 48 && first <= 57 && isMarked(written))
  const id = isPlain ? written : repair(written.trim())
  if (typeof id !== 'string') return id
  return id.length <= 512 ? id : reject('id', `The id is ${id.length} characters long; at most 512 are possible.`)
}

/** Whether a number carries anything beside its digits. */
function isMarked(text: string) {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) return true
  }
  return false
}

function repair(id: string): string | Rejection {
  if (grouped.test(id)) return id.replaceAll(',', '')
  if (scientific.test(id)) {
    return reject('id', `The id ${id} was rounded by a spreadsheet, its last digits are lost; ${exportAgain}.`)
  }
  const whole = decimal.exec(id)?.[1]
  if (whole === undefined) return id
  if (Number(whole) <= Number.MAX_SAFE_INTEGER) return whole
  return reject(
    'id',
    `The id ${id} was rounded when it was kept as a number, its last digits are lost; ${exportAgain}.`,
  )
}

export const isGrouped = (written: string) => grouped.test(written.trim())

/** True when long ids all end in zeros after the fifteenth digit, which is all a spreadsheet keeps. */
export function areZeroPadded(ids: string[]): boolean {
  const long = ids.filter((id) => /^\d{17,}$/.test(id))
  return long.length >= 5 && long.every((id) => /^0+$/.test(id.slice(15)))
}
