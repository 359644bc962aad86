import { Link } from '@remix-run/react'
import { moreInWords } from '#app/measures/about-words.ts'
import type { Lead } from '#app/measures/about-week.ts'
import { formatCount, formatRate } from '#app/measures/format.ts'

type Props = {
  /** "Topic", "Word" */
  what: string
  leads: Lead[]
  named?: (name: string) => string
  linkTo: (lead: Lead) => string
}

/** What came up more than usual, each with the conversations behind it. */
export function LeadsTable({ what, leads, named = (name) => name, linkTo }: Props) {
  return (
    <table className="rows stacks">
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col" className="number">
            Conversations
          </th>
          <th scope="col" className="number">
            Share
          </th>
          <th scope="col" className="number">
            Usually
          </th>
          <th scope="col" className="number">
            More
          </th>
        </tr>
      </thead>
      <tbody>
        {leads.map((lead) => (
          <tr key={lead.key} data-lead={lead.name}>
            <th scope="row">{named(lead.name)}</th>
            <td className="number">
              <Link to={linkTo(lead)} data-count={lead.count}>
                {formatCount(lead.count)} of {formatCount(lead.of)}
                <span className="out-of-sight"> conversations: {named(lead.name)}</span>
              </Link>
            </td>
            <td className="number" data-label="share">
              {formatRate(lead.share, lead.of)}
            </td>
            <td className="number" data-label="usually">
              {formatRate(lead.usual.share, lead.usual.of)}
            </td>
            <td className="number" data-label="more">
              {moreInWords(lead)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
