import { Link } from '@remix-run/react'
import { formatCount } from '#app/measures/format.ts'
import { changedSearch } from './changed-search.ts'
import { type FoundRow, FoundTable } from './found-table.tsx'
import { foundHeading, type LookedFor, moreWords, nothingFound } from './found-words.ts'
import { ListFoot } from './list-foot.tsx'
import { Moment } from './moment.tsx'
import { SearchForm } from './search-form.tsx'

type Props = {
  workspace: string
  search: URLSearchParams
  list: { total: number; isMore: boolean; conversations: FoundRow[]; next: string | null; stillReading: boolean }
  choices: Parameters<typeof SearchForm>[0]['choices']
  asked: LookedFor
  asOf: Date | string
  timeZone: string
}

const where = ['from', 'to', 'channel', 'account', 'team', 'topic', 'standing', 'tone', 'complaint', 'after']

/** The conversations that somebody looks for, newest first. */
export function FoundList({ workspace, search, list, choices, asked, asOf, timeZone }: Props) {
  const home = `/w/${encodeURIComponent(workspace)}`
  const here = (changes: Record<string, string | null>) => changedSearch(search, changes)
  const { total, isMore, conversations, next, stillReading } = list
  const narrowed = where.some((name) => search.get(name))
  return (
    <main id="main" className="wrap">
      <SearchForm action={`${home}/conversations`} search={search} choices={choices} />
      <div className="lede">
        {total === 0 ? (
          <Nothing
            {...{ asked, narrowed, home, isMore }}
            anywhere={here(Object.fromEntries(where.map((name) => [name, null])))}
          />
        ) : (
          <h1 data-total={total}>{foundHeading(total, isMore, asked)}.</h1>
        )}
        <p className="notice">
          As of <Moment at={asOf} timeZone={timeZone} />, by when they began. {isMore && moreWords(total)}{' '}
          {stillReading && 'What was said last is still being read for search: it can be found in a minute or two.'}
        </p>
      </div>
      {conversations.length > 0 && (
        <FoundTable
          caption={`Showing ${formatCount(conversations.length)} of ${isMore ? 'at least ' : ''}${formatCount(total)}, newest first`}
          rows={conversations}
          timeZone={timeZone}
          linkTo={(id) => `${home}/conversations/${encodeURIComponent(id)}`}
        />
      )}
      <ListFoot
        next={next && here({ after: next })}
        first={search.get('after') && here({ after: null })}
        firstWords="From the newest"
        csv={
          total === 0
            ? null
            : {
                href: `${home}/conversations.csv${here({ after: null })}`,
                words: `All ${isMore ? '' : `${formatCount(total)} `}as CSV`,
              }
        }
      />
    </main>
  )
}

type NothingProps = { asked: LookedFor; narrowed: boolean; isMore: boolean; anywhere: string; home: string }

function Nothing({ asked, narrowed, isMore, anywhere, home }: NothingProps) {
  const looked = asked.q !== undefined || asked.customer !== undefined
  if (!looked && !narrowed)
    return (
      <>
        <h1 data-total={0}>No conversations yet.</h1>
        <p className="deck">
          <Link to={`${home}/sources/add`}>Bring in a file</Link>, and what people wrote to you is listed here.
        </p>
      </>
    )
  return (
    <>
      <h1 data-total={0}>{nothingFound(asked, isMore)}</h1>
      <p className="deck">
        {looked && 'We look for words that begin so, whoever wrote them. '}
        {looked && narrowed ? <Link to={anywhere}>The same words anywhere, at any time</Link> : null}{' '}
        <Link to={`${home}/conversations`}>Every conversation</Link>
      </p>
    </>
  )
}
