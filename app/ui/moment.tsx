import { momentInWords } from './moment-in-words.ts'

/** An instant, readable by people and machines. */
export function Moment({ at, timeZone }: { at: string | Date; timeZone: string }) {
  return <time dateTime={new Date(at).toISOString()}>{momentInWords(at, timeZone)}</time>
}
