import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { sharedFile } from '../factories/shared-data.ts'

/** A text that people labelled as unhappy (or a complaint), or not. */
export type Labelled = { set: SetName; domain: string; text: string; is: boolean; held: boolean }

export type SetName = 'airline' | 'complaints' | 'telecom' | 'shop' | 'reviews'
type Row = Record<string, string>
type Source = {
  file: string
  columns?: string[]
  read: (row: Row) => { domain: string; text: string; is: boolean } | null
}

const sources: Record<SetName, Source> = {
  airline: {
    file: 'airline/Tweets_DL_VX.csv',
    read: (row) => ({
      domain: row['airline'] ?? '',
      text: row['text'] ?? '',
      is: row['airline_sentiment'] === 'negative',
    }),
  },
  complaints: {
    file: 'complaints/preotiuc_complaints-data.csv',
    columns: ['id', 'text', 'label', 'domain'],
    read: (row) => ({ domain: row['domain'] ?? '', text: row['text'] ?? '', is: row['label'] === '1' }),
  },
  telecom: {
    file: 'complaints/rigaut_telecom_set1_finalLabels.csv',
    read: (row) => ({ domain: 'telecom', text: row['text'] ?? '', is: Number(row['finalLabel']) === 1 }),
  },
  shop: {
    file: 'twcs_labels/hassanj47_amazonhelp_sentiment_300.csv',
    read: (row) => ({ domain: 'shop', text: row['text'] ?? '', is: row['label'] === 'negative' }),
  },
  // Stars stand for a label; three say neither.
  reviews: {
    file: 'reviews/uber_google_play_first5000.csv',
    read: (row) => {
      const stars = Number(row['score'])
      return stars === 3 || !row['content'] ? null : { domain: 'app', text: row['content'], is: stars < 3 }
    },
  },
}

/** Half of the texts, by a hash of their words, so that copies of one text fall into the same half. */
function isHeld(text: string): boolean {
  let hash = 0
  for (const sign of text) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) | 0
  return (hash & 1) === 1
}

/** The files that are not there. */
export const missingLabels = () =>
  Object.values(sources).flatMap(({ file }) => (existsSync(sharedFile(file)) ? [] : [file]))

/** The labelled texts of one set; none where its file is missing. */
export function readLabelled(set: SetName): Labelled[] {
  const { read } = sources[set]
  return rowsOf(set).flatMap((row) => {
    const one = read(row)
    return one ? [{ ...one, set, held: isHeld(one.text) }] : []
  })
}

/** The airline texts that people said sound so. */
export const readAirlineMoods = (mood: 'positive' | 'neutral' | 'negative'): string[] =>
  rowsOf('airline').flatMap((row) => (row['airline_sentiment'] === mood && row['text'] ? [row['text']] : []))

function rowsOf(set: SetName): Row[] {
  const { file, columns } = sources[set]
  if (!existsSync(sharedFile(file))) return []
  return parse(readFileSync(sharedFile(file), 'utf8'), {
    columns: columns ?? true,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
  })
}
