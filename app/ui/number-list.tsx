import { Link } from '@remix-run/react'
import { formatCount } from '#app/measures/format.ts'
import { type ConversationRow, ConversationTable } from './conversation-table.tsx'
import { FilterForm, type FilterChoices, filterValues } from './filter-form.tsx'
import { ListFoot } from './list-foot.tsx'
import { datedWords, listHeading, narrowedWords } from './list-heading.ts'
import { Moment } from './moment.tsx'
import { partLabel } from './part-words.ts'
import { changedSearch } from './changed-search.ts'

type Props = {
  workspace: string
  search: URLSearchParams
  list: { total: number; conversations: ConversationRow[]; next: string | null; openingsRead?: number | undefined }
  choices: FilterChoices
  number: {
    measure: string
    label: string
    part: string | undefined
    word: string | undefined
    topic: string | undefined
    parts: string[]
  }
  asOf: Date | string
  from: string | null
  to: string | null
  timeZone: string
}

/** The conversations behind one number of a measure. */
export function NumberList({ workspace, search, list, choices, number, asOf, from, to, timeZone }: Props) {
  const { measure, label, part, word, topic, parts } = number
  const home = `/w/${encodeURIComponent(workspace)}`
  const here = (changes: Record<string, string | null>) => changedSearch(search, changes)
  const keep = ['measure', 'part', 'word', 'topic'].flatMap((name): [string, string][] => {
    const value = search.get(name)
    return value ? [[name, value]] : []
  })
  return (
    <main id="main" className="wrap">
      <FilterForm action={`${home}/conversations`} values={filterValues(search)} choices={choices} keep={keep} />
      <div className="lede">
        <h1 data-total={list.total}>{listHeading({ total: list.total, measure, part, from, to })}</h1>
        <p className="notice">
          As of <Moment at={asOf} timeZone={timeZone} />. Of the measure{' '}
          <Link to={`${home}/measures#${measure}`}>{label}</Link>. <Link to={`${home}/conversations`}>Search all</Link>
        </p>
        {(word !== undefined || topic !== undefined) && (
          <p className="notice">
            {narrowedWords({ word, topic, read: list.openingsRead })}{' '}
            <Link to={here({ word: null, topic: null, after: null })}>Whatever they were about</Link>
          </p>
        )}
        <nav className="parts" aria-label="Parts of this number">
          <Link to={here({ part: null, after: null })} aria-current={part === undefined ? 'true' : undefined}>
            All it counts
          </Link>
          {parts.map((name) => (
            <Link key={name} to={here({ part: name, after: null })} aria-current={name === part ? 'true' : undefined}>
              {partLabel(measure, name)}
            </Link>
          ))}
        </nav>
      </div>
      {list.conversations.length > 0 && (
        <ConversationTable
          caption={`Showing ${formatCount(list.conversations.length)} of ${formatCount(list.total)}, oldest first`}
          rows={list.conversations}
          dated={datedWords(measure).column}
          timeZone={timeZone}
          linkTo={(id) => `${home}/conversations/${encodeURIComponent(id)}`}
        />
      )}
      <ListFoot
        next={list.next && here({ after: list.next })}
        first={search.get('after') && here({ after: null })}
        csv={
          list.total === 0
            ? null
            : {
                href: `/api/v1/conversations${here({ workspace, measure, after: null, format: 'csv' })}`,
                words: `All ${formatCount(list.total)} as CSV`,
              }
        }
      />
    </main>
  )
}
