import { channels, type Channel } from '#app/conversations/records.ts'
import type { ReadTime } from '../times.ts'
import { readId } from './ids.ts'
import type { Cell, Mapping } from './mapping.ts'
import { reject, type Rejection } from './rejection.ts'

/** Finds a column (in jsonl a dotted path); null when the file has none of that name. */
export type Locate<Row> = (column: string) => ((row: Row) => string | undefined) | null

/** What stands in a cell: trimmed, its words translated; undefined when there is nothing. */
export type ReadCell<Row> = (row: Row) => string | undefined

/** Columns that a mapping names. */
export function namedColumns(mapping: Mapping): string[] {
  const cells: (Cell | undefined)[] = [...Object.values(mapping.columns)]
  const columns: string[] = []
  if (mapping.shape === 'message') {
    cells.push(...Object.values(mapping.reply ?? {}))
    if (typeof mapping.direction === 'object' && 'column' in mapping.direction) columns.push(mapping.direction.column)
  }
  if (mapping.shape === 'sale') cells.push(...Object.values(mapping.refund ?? {}))
  for (const cell of cells) {
    if (typeof cell === 'string') columns.push(cell)
    else if (cell && 'column' in cell) columns.push(cell.column)
  }
  return [...new Set(columns)]
}

const nothing = () => undefined

/** Readers for the cells of a mapping. A column the file does not have reads as nothing: it is checked before. */
export function cellReaders<Row>(mapping: Mapping, locate: Locate<Row>) {
  const nulls = new Set(mapping.nulls)
  const raw = (column: string): ReadCell<Row> => {
    const find = locate(column) ?? nothing
    if (nulls.size === 0) return (row) => find(row) || undefined
    return (row) => {
      const value = find(row)
      return value === undefined || value === '' || nulls.has(value.trim()) ? undefined : value
    }
  }

  /** Null where the mapping names no such cell, so that nobody reads it a million times for nothing. */
  function word(cell: Cell | undefined): ReadCell<Row> | null {
    if (cell === undefined) return null
    if (typeof cell === 'object' && 'fixed' in cell) return () => cell.fixed
    const find = raw(typeof cell === 'string' ? cell : cell.column)
    if (typeof cell === 'string') return (row) => find(row)?.trim() || undefined
    const values = new Map(Object.entries(cell.values ?? {}).map(([from, to]) => [from.trim().toLowerCase(), to]))
    return (row) => {
      const value = find(row)?.trim()
      if (value === undefined || value === '') return values.get('')
      return values.get(value.toLowerCase()) ?? cell.otherwise ?? value
    }
  }

  /** Words as they stand, spaces and all. */
  const words = (cell: Cell | undefined): ReadCell<Row> | null => (typeof cell === 'string' ? raw(cell) : word(cell))

  function id(cell: Cell | undefined): ((row: Row) => string | undefined | Rejection) | null {
    const find = word(cell)
    if (!find) return null
    return (row) => {
      const value = find(row)
      return value === undefined ? undefined : readId(value)
    }
  }

  function time(cell: Cell | undefined, read: ReadTime): ((row: Row) => number | undefined | Rejection) | null {
    const find = word(cell)
    if (!find) return null
    return (row) => {
      const value = find(row)
      if (value === undefined) return undefined
      const at = read(value)
      return typeof at === 'number' ? at : reject('time', at)
    }
  }

  function channel(cell: Cell | undefined, usual: Channel): (row: Row) => Channel | Rejection {
    const find = word(cell)
    if (!find) return () => usual
    return (row) => {
      const value = find(row)
      if (value === undefined) return usual
      const known = channels.find((name) => name === value.toLowerCase())
      return (
        known ?? reject('row', `The channel "${value}" is none of ${channels.join(', ')}; translate it in the mapping.`)
      )
    }
  }

  return { word, words, id, time, channel }
}

/** Good, bad or neither, as the mapping reads ratings: its words, else the top and bottom two fifths of the scale. */
export function ratingReader(mapping: Mapping): (written: string) => 'good' | 'bad' | null | Rejection {
  const { rating } = mapping
  if (rating && 'good' in rating) {
    const good = new Set(rating.good.map((word) => word.toLowerCase()))
    const bad = new Set(rating.bad.map((word) => word.toLowerCase()))
    return (written) => (good.has(written.toLowerCase()) ? 'good' : bad.has(written.toLowerCase()) ? 'bad' : null)
  }
  const [worst, best] = rating?.scale ?? [1, 5]
  return (written) => {
    const share = (Number(written) - worst) / (best - worst)
    if (!(share >= 0 && share <= 1)) {
      return reject('row', `The rating "${written.slice(0, 40)}" is not on the scale from ${worst} to ${best}.`)
    }
    return share >= 0.6 ? 'good' : share <= 0.4 ? 'bad' : null
  }
}

export const cut = (text: string, length: number) =>
  text.length > length ? text.slice(0, length).toWellFormed() : text
