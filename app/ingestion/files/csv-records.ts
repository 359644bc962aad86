import type { RowReader } from './batches.ts'

/** A record longer than this is taken for a quote that was never closed. In characters. */
export const maxRecord = 4 * 1024 * 1024

/** A broken record shows at most this much of itself. In characters. */
const maxShown = 64 * 1024

const quoteMark = 34
const carriageReturn = 13

export type CsvRecord =
  | { row: number; cells: string[]; problem: null }
  | { row: number; cells: null; problem: string; text: string }

/** "1 column", "7 columns". */
export const columnsOf = (count: number) => (count === 1 ? '1 column' : `${count} columns`)

/**
 * Splits text that arrives in pieces into records (RFC 4180; a quote opens a field only at its beginning, so a lone CR
 * or a quote inside a plain field is text). However the text is cut, the records are the same.
 *
 * A record that is broken (wrong number of cells, words after a closing quote, a quote never closed, longer than 4 MB)
 * ends at the first line inside it from which a whole record can be read, so that one bad quote costs one row. Blank
 * lines count as rows and are passed over.
 */
export function csvReader(settings: {
  delimiter: string
  newline: string
  width: number | null
}): RowReader<CsvRecord> {
  const delimiter = settings.delimiter.charCodeAt(0)
  const newline = settings.newline.charCodeAt(0)
  let { width } = settings
  let buffer = ''
  let position = 0
  let row = 0
  // After a record that was not whole yet: how much must be there before it is worth another look.
  let wanted = 0
  let shown: [from: number, to: number] = [0, 0]
  let discarded: { row: number; problem: string; text: string } | null = null

  // What the last scan found; plain variables because this runs a million times.
  let cells: string[] = []
  let end = 0
  let brokenAt = 0
  let problem = ''

  type Outcome = 'whole' | 'broken' | 'more'

  /** Reads one record from `start`: sets `cells` and `end` (after its newline), or `problem` and `brokenAt`. */
  function scan(start: number, atEnd: boolean): Outcome {
    const outcome = scanFreely(start, atEnd)
    const reached = outcome === 'whole' ? end : outcome === 'more' ? buffer.length : brokenAt
    if (reached - start <= maxRecord) return outcome
    problem = 'is longer than 4 MB; perhaps a quote is not closed'
    brokenAt = start + maxRecord
    return 'broken'
  }

  function scanFreely(start: number, atEnd: boolean): Outcome {
    const length = buffer.length
    cells = []
    let at = start
    for (;;) {
      let closedQuote = false
      if (buffer.charCodeAt(at) === quoteMark) {
        let cell = ''
        let from = at + 1
        for (;;) {
          const close = buffer.indexOf('"', from)
          if (close === -1) {
            if (!atEnd) return 'more'
            return broken(length, 'opens a quote that is never closed')
          }
          if (buffer.charCodeAt(close + 1) !== quoteMark) {
            if (close + 1 === length && !atEnd) return 'more'
            cells.push(cell + buffer.slice(from, close))
            at = close + 1
            break
          }
          cell += buffer.slice(from, close + 1)
          from = close + 2
        }
        closedQuote = true
      }
      const from = at
      let code = 0
      for (; at < length; at++) {
        code = buffer.charCodeAt(at)
        if (code === delimiter || code === newline) break
      }
      if (at === length && !atEnd) return 'more'
      let to = at
      const ends = at === length || code === newline
      if (ends && newline !== carriageReturn && to > from && buffer.charCodeAt(to - 1) === carriageReturn) to--
      if (!closedQuote) cells.push(buffer.slice(from, to))
      else if (to > from) return broken(from, 'has words after a closing quote')
      if (ends) {
        end = Math.min(at + 1, length)
        return 'whole'
      }
      at++
    }
  }

  function broken(at: number, why: string): Outcome {
    brokenAt = at
    problem = why
    return 'broken'
  }

  const isBlank = () => cells.length === 1 && cells[0]!.trim() === ''

  /** Where a broken record ends; null when more text is needed, -1 when its line goes on beyond what is held. */
  function findEnd(start: number, atEnd: boolean, fallback: number): number | null {
    const failedAt = brokenAt
    let why = problem
    let found: number | null = fallback
    for (let at = buffer.indexOf(settings.newline, start); at !== -1 && at < failedAt;) {
      if (width === null || width < 2) break
      const outcome = at + 1 < failedAt ? scan(at + 1, atEnd) : 'broken'
      if (outcome === 'more') found = null
      if (outcome === 'more' || (outcome === 'whole' && cells.length === width)) {
        if (outcome === 'whole') {
          found = at + 1
          why = 'opens a quote that is never closed'
        }
        break
      }
      at = buffer.indexOf(settings.newline, at + 1)
    }
    problem = why
    brokenAt = failedAt
    if (found !== -1) return found
    const lineEnd = buffer.indexOf(settings.newline, failedAt)
    if (lineEnd !== -1) return lineEnd + 1
    if (atEnd) return buffer.length
    return buffer.length - start > maxRecord ? -1 : null
  }

  function take(to: number): CsvRecord {
    shown = [position, to]
    position = to
    return { row, cells: null, problem, text: textOf(shown) }
  }

  const textOf = ([from, to]: [number, number]) => {
    const text = buffer.slice(from, Math.min(to, from + maxShown))
    return to - from > maxShown ? text.toWellFormed() : text.replace(/\r?\n$|\r$/, '')
  }

  function finishDiscarding(atEnd: boolean): CsvRecord | null {
    const lineEnd = buffer.indexOf(settings.newline, position)
    position = lineEnd === -1 ? buffer.length : lineEnd + 1
    if (lineEnd === -1 && !atEnd) return null
    const record = { cells: null, ...discarded! }
    discarded = null
    return record
  }

  function next(atEnd: boolean): CsvRecord | null {
    if (discarded) return finishDiscarding(atEnd)
    for (;;) {
      if (position >= buffer.length || (!atEnd && buffer.length - position < wanted)) return null
      const outcome = scan(position, atEnd)
      wanted = outcome === 'more' ? 2 * (buffer.length - position) : 0
      if (outcome === 'more') return null
      if (outcome === 'whole' && isBlank()) {
        row++
        position = end
        continue
      }
      if (outcome === 'whole' && (width === null || cells.length === width)) {
        row++
        width ??= cells.length
        shown = [position, end]
        position = end
        return { row, cells, problem: null }
      }
      let fallback = -1
      if (outcome === 'whole') {
        broken(end - 1, `has ${columnsOf(cells.length)}, the header has ${width}`)
        fallback = end
      }
      const to = findEnd(position, atEnd, fallback)
      if (to === null) {
        wanted = 2 * (buffer.length - position)
        return null
      }
      row++
      if (to !== -1) return take(to)
      discarded = { row, problem, text: textOf([position, buffer.length]) }
      position = buffer.length
      return finishDiscarding(atEnd)
    }
  }

  return {
    push(text) {
      buffer = position >= buffer.length ? text : buffer.slice(position) + text
      position = 0
    },
    next,
    text: () => textOf(shown),
    length: () => shown[1] - shown[0],
  }
}
