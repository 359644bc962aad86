import type { RowReader } from './batches.ts'

/** A line longer than this is refused. In characters. */
export const maxLine = 4 * 1024 * 1024
const maxShown = 64 * 1024

export type Line = { row: number; line: string; problem: null } | { row: number; problem: string; text: string }

/** Splits text that arrives in pieces into lines. Blank lines count and are passed over. */
export function lineReader(): RowReader<Line> {
  let buffer = ''
  let position = 0
  let row = 0
  let searched = 0
  let shown = ''
  let size = 0
  let overlong: string | null = null

  function next(atEnd: boolean): Line | null {
    while (position < buffer.length) {
      const newline = buffer.indexOf('\n', searched)
      if (newline === -1 && !atEnd) {
        searched = buffer.length
        if (overlong !== null || buffer.length - position > maxLine) {
          overlong ??= buffer.slice(position, position + maxShown)
          position = buffer.length
        }
        return null
      }
      const end = newline === -1 ? buffer.length : newline
      const line = buffer.slice(position, end)
      position = searched = newline === -1 ? end : end + 1
      const held = overlong
      overlong = null
      if (held === null && line.trim() === '') {
        row++
        continue
      }
      row++
      size = line.length
      shown = (held ?? line.slice(0, maxShown)).toWellFormed()
      if (held === null && line.length <= maxLine) return { row, line, problem: null }
      return { row, problem: 'The line is longer than 4 MB.', text: shown }
    }
    return null
  }

  return {
    push(text) {
      searched = Math.max(0, searched - position)
      buffer = position >= buffer.length ? text : buffer.slice(position) + text
      position = 0
    },
    next,
    text: () => shown,
    length: () => size,
  }
}
