import { sql } from 'kysely'
import type { Scope } from '../scope.ts'
import {
  about,
  dated,
  type Fragment,
  moment,
  type ReadingQuery,
  seen,
  standingAt,
  within,
} from './conversation-predicates.ts'

/** How long after a moment a purchase counts as buying again: 90 days. */
const windowMs = 90 * 86_400_000
const span = sql`interval '2160 hours'`

/**
 * By the end of 90 days since a conversation was resolved, or since it began where nobody had resolved it by then: each
 * customer once a period, with what was resolved first, else with what began first. Sales are known from the first that
 * was told to the last; `seconds` runs to the purchase, or to the end of what is known.
 */
export function saleCohort(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  // Closed by a person much later, it was not resolved at an earlier moment, although its helping reply was there.
  const knownToBeResolved = sql`(c.first_resolved_known_at <= ${asOf})`
  const earlier = query.periods.map(({ from, to }) => {
    return { from: new Date(from.getTime() - windowMs), to: new Date(to.getTime() - windowMs) }
  })
  const shifted = { ...query, periods: earlier }
  const sale = (order: 'asc' | 'desc') => sql`
    (select o.occurred_at from outcome o
     where o.workspace_id = ${scope.workspaceId} and o.kind in ('purchase', 'renewal') and o.occurred_at <= ${asOf}
     order by o.occurred_at ${sql.raw(order)} limit 1)`
  return sql`
    with known as (select ${sale('asc')} as first, ${sale('desc')} as last),
    waited as (
      ${dated(
        sql`
          select ${about(query)}, null::float8 as closed_seconds, w.since + ${span} as dated_at,
            extract(epoch from least(w.bought, known.last, w.since + ${span}) - w.since)::float8 as seconds,
            null::float8 as of_promise,
            case when ${standingAt(asOf)} = 'set_aside' then 'set_aside'
                 when not c.source_shows_replies then 'replies_not_shown'
                 when w.since not between known.first and known.last then 'sales_not_known'
                 else w.prefix || case when w.bought is not null then 'bought'
                                       when w.since + ${span} <= known.last then 'not_bought' else 'cut_short' end
            end as part
          from known cross join conversation c
          cross join lateral (values
            (case when ${knownToBeResolved} then c.first_resolved_at end, c.bought_after_resolved_at, ''),
            (case when c.first_need_at is not null
                and (c.first_resolved_at > c.began_at + ${span} or ${knownToBeResolved} is not true) then c.began_at end,
              c.bought_after_began_at, 'without_')) w (since, bought, prefix)
          where known.first is not null and ${seen(scope, query)} and w.since + ${span} <= ${asOf}
            and (${within(sql`c.first_resolved_at`, shifted)} or ${within(sql`c.began_at`, shifted)})`,
        query,
      )}),
    first as (
      select distinct on (period, customer_id) * from waited
      where part not in ('set_aside', 'replies_not_shown', 'sales_not_known')
      order by period, customer_id, part like 'without%', dated_at, id)
    select * from first
    union all select * from waited where part in ('set_aside', 'replies_not_shown', 'sales_not_known')`
}
