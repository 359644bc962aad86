import { counted, formatCount } from '#app/measures/format.ts'
import { daysInWords } from '#app/measures/days.ts'
import { day, isThere, kept, named, text, type AuditContext, type AuditWords, type Tell } from './audit-reading.ts'

const quarantine = { to: 'sources/quarantine' }
const sources = { to: 'sources' }

/** Rows of the quarantine: "rows 4, 7", "all", "all of source 3". */
function rows(subject: string): string {
  if (subject === 'all') return 'every row'
  if (subject.startsWith('all of')) return 'every row of a source'
  const count = subject.split(',').length
  return count > 3 ? counted(count, 'row') : `row${count === 1 ? '' : 's'} ${subject}`
}

function gap(value: unknown, { dayOf }: AuditContext): string {
  const { from_at: from, to_at: to, reason } = kept(value)
  const first = isThere(from) ? dayOf(text(from)) : ''
  const last = isThere(to) ? dayOf(text(to)) : ''
  const span =
    first === '' ? '' : last === '' ? `from ${day(first)} on` : first === last ? day(first) : daysInWords(first, last)
  return text(reason) === '' ? span : `${span}: ${text(reason)}`
}

/** Once the log said what the problem was, which quoted the row. */
const isStillUnreadable = (after: unknown) => kept(after)['readable'] === false || isThere(kept(after)['problem'])

function again(value: unknown): string {
  const { replayed, left } = kept(value)
  return `${formatCount(Number(replayed ?? 0))} came in, ${formatCount(Number(left ?? 0))} still cannot be read`
}

const run =
  (what: string): Tell =>
  ({ subject }) => ({ what: `${what} of ${named(subject)}`, ...sources })

/** Where the data come from: files, runs, the quarantine, gaps. */
export const ofSources = {
  'upload file': ({ subject }) => ({ what: `Uploaded ${named(subject)}`, ...sources }),
  'import file': ({ subject, after }) => {
    const { format } = kept(after)
    return { what: `Import of ${named(subject)}`, detail: isThere(format) ? `as ${text(format)}` : null, ...sources }
  },
  'throw away uploaded file': ({ subject }) => ({ what: `Threw away the uploaded file ${named(subject)}` }),
  'pause import': run('Paused the import'),
  'stop import': run('Stopped the import'),
  'remove source': ({ subject }) => ({
    what: `Took the source ${named(subject.replace(/^\d+ /, ''))} back`,
    ...sources,
  }),
  'fix quarantined row': ({ subject, after }) => ({
    what: `Changed row ${subject} of the quarantine`,
    ...{ detail: isStillUnreadable(after) ? 'it still cannot be read' : 'it can be read now', ...quarantine },
  }),
  'replay quarantine': ({ subject, after }) => ({
    what: `Read ${rows(subject)} of the quarantine again`,
    detail: again(after),
    ...quarantine,
  }),
  'discard quarantined rows': ({ subject }) => ({ what: `Gave up ${rows(subject)} of the quarantine`, ...quarantine }),
  'restore discarded rows': ({ subject }) => ({
    what: `Took back that ${rows(subject)} of the quarantine were given up`,
    ...quarantine,
  }),
  'add source gap': ({ after }, context) => ({
    what: 'Said that a source was silent',
    detail: gap(after, context),
    ...sources,
  }),
  'remove source gap': ({ before }, context) => ({
    what: 'Took back that a source was silent',
    detail: gap(before, context),
    ...sources,
  }),
  'clear words': ({ subject, after }) => {
    const { texts, rows } = kept(after)
    const also = Number(rows ?? 0) > 0 ? ` and ${counted(Number(rows), 'row')} of the quarantine` : ''
    const detail = `${counted(Number(texts ?? 0), 'message')}${also}, ${subject}`
    return { what: 'Cleared words that were kept long enough', detail, to: 'settings' }
  },
  'judge again': ({ after }) => {
    const { messages, changed } = kept(after)
    const detail = `${counted(Number(messages ?? 0), 'message')}, of which ${formatCount(Number(changed ?? 0))} changed`
    return { what: 'Had messages judged again', detail, to: 'measures' }
  },
} satisfies AuditWords
