/** What each statement is asked for: moments as seconds since 1970. */
export type Asked = {
  from: number
  asOf: number
  promiseSeconds: number
  /** Of the first and the last sale that is known. */
  sales: { first: number; last: number }
}

const day = 86_400
const week = (at: string, { from }: Asked) => `floor((${at} - ${from}) / 604800)::integer as week`

/** Parts are small numbers, kept and compared as such: those that make up n from 0 on, what stands beside from 10 on. */
export const codes = {
  outcome: ['confirmed', 'presumed', 'passed_along', 'unresolved', 'set_aside'],
  mood: ['content', 'unhappy', 'unknown'],
  again: ['same_matter', 'unknown', 'new_matter', 'not_again'],
  returned: ['new_matter', 'same_matter', 'unknown', 'not_returned'],
  kind: ['canned', 'own_words', 'words_not_known'],
} as const
const [setAside, notShown, immature, besideFrom] = [10, 11, 12, 10]
const beside = { set_aside: setAside, replies_not_shown: notShown, immature }
const numbered = (counted: readonly string[]) => Object.fromEntries(counted.map((part, code) => [part, code]))
const counts = (parts: Record<string, number>) =>
  Object.entries(parts)
    .map(([part, code]) => `count(*) filter (part = ${code}) as ${part}`)
    .join(', ')

/**
 * Of rows (week, customer, part): how many of each part, the distinct customers of those that count, and the sums that
 * several conversations of one customer need; a share is about the first `successes` parts.
 */
function rate(rows: string, parts: Record<string, number>, successes: number): string {
  return `
    with row as (${rows}),
    per_customer as (
      select week, count(*) as m, count(*) filter (part < ${successes}) as x
      from row where part < ${besideFrom} group by week, customer),
    sums as (
      select week, sum(m) as n, count(*) as customers, sum(x) as x, sum(x * x) as xx, sum(x * m) as xm, sum(m * m) as mm
      from per_customer group by week)
    select * from (select week, ${counts(parts)} from row group by week) left join sums using (week)`
}

/** By due; what is not due yet by its beginning. */
function due(
  asked: Asked,
  of: { at: string; began: string; where: string; counted?: string; aside: string; judged: string },
): string {
  const { from, asOf } = asked
  const aside = `(aside or ${of.aside})`
  const counted = of.counted ? `and (${of.counted} or not shown or ${aside})` : ''
  return `
    select ${week(of.at, asked)}, customer,
      case when ${aside} then ${setAside} when not shown then ${notShown} else ${of.judged} end as part
    from c where ${of.where} and ${of.at} between ${from} and ${asOf} ${counted}
    union all
    select ${week(of.began, asked)}, customer, case when shown then ${immature} else ${notShown} end
    from c where ${of.where} and ${of.at} > ${asOf} and ${of.began} >= ${from} and not aside`
}

const needing = {
  at: 'due',
  began: 'began',
  where: 'need is not null',
  aside: `outcome = ${codes.outcome.indexOf('set_aside')}`,
}

/** Waits by when they began: how many, of how many customers, and two quantiles, whoever waits still counting as never. */
function waits(asked: Asked, of: { table: string; at: string; until: string; unknown: string; within?: true }): string {
  const steps = { within_1h: 3600, within_4h: 14_400, within_24h: day, within_promise: asked.promiseSeconds }
  const within = Object.entries(steps).map(
    ([name, seconds]) => `count(*) filter (part = 0 and lasted <= ${seconds}) as ${name}`,
  )
  return `
    with waited as (
      select ${week(of.at, asked)}, customer, coalesce(${of.until} - ${of.at}, 1e9) as lasted,
        case when aside then ${setAside} when not shown then ${notShown} when ${of.until} is null then 1
             when ${of.unknown} then 2 else 0 end as part
      from ${of.table} where ${of.at} between ${asked.from} and ${asked.asOf})
    select week, ${counts({ answered: 0, waiting: 1, unknown: 2, set_aside: setAside, replies_not_shown: notShown })},
      count(distinct customer) filter (part < ${besideFrom}) as customers,
      quantile_disc(lasted, [0.5, 0.9]) filter (part < 2) as q, q[1] as p50, q[2] as p90
      ${of.within ? `, ${within.join(', ')}` : ''}
    from waited group by week`
}

const resolvedThen = (asked: Asked, days: number, judged: string) =>
  due(asked, {
    ...{ at: `(resolved + ${days * day})`, began: 'resolved', aside: 'false', judged },
    where: `resolved_known <= ${asked.asOf}`,
  })

/** Each customer once a week, with what was resolved first; what stands beside counts conversations. */
function repeatRate(asked: Asked): string {
  const at = `(resolved + ${56 * day})`
  const notReturned = codes.returned.indexOf('not_returned')
  return `
    with entered as (
      select ${week(at, asked)}, customer, arg_min(coalesce(returned, ${notReturned}), resolved) as part
      from c where resolved_known <= ${asked.asOf} and ${at} between ${asked.from} and ${asked.asOf} and shown and not aside
      group by all),
    others as (select week, part from (${resolvedThen(asked, 56, '0')}) where part >= ${besideFrom})
    select week, ${counts({ ...numbered(codes.returned), ...beside })}, count(*) filter (part < ${besideFrom}) as n
    from (select week, part from entered union all from others) group by week`
}

/** Each customer once a week, at the first conversation of theirs in it, by how the one before stood then. */
const repeatShare = (asked: Asked) => `
  with followed as (
    select customer, began, lag(began) over theirs as before, lag(resolves_from) over theirs as resolved_from
    from c where inbound is not null and not aside and began >= ${asked.from - 182 * day}
    window theirs as (partition by customer order by began)),
  judged as (
    select ${week('began', asked)}, customer, began,
      case when before is null or began > before + ${182 * day} then 0 when resolved_from <= began then 1 else 2 end as part
    from followed where began >= ${asked.from}),
  entered as (select week, customer, arg_min(part, began) as part from judged group by all),
  others as (
    select ${week('began', asked)}, ${setAside} as part from c where inbound is not null and aside and began >= ${asked.from})
  select week, ${counts({ first_time: 0, repeat_resolved: 1, repeat_not_resolved: 2, set_aside: setAside })},
    count(*) filter (part < ${besideFrom}) as n
  from (select week, part from entered union all from others) group by week`

const voices = (asked: Asked) => `
  with said as (
    select ${week('sent', asked)}, customer, who, case when aside then ${setAside} when who = '' then 1 else 0 end as part
    from reply where sent between ${asked.from} and ${asked.asOf}),
  voice as (select week, part, who, count(*) as replies from said group by all),
  heard as (select week, count(distinct customer) as customers from said where part = 0 group by week)
  select week, count(*) filter (part = 0) as people, max(replies) filter (part = 0) as busiest,
    sum(replies) filter (part = 0) as named, any_value(customers) as customers,
    coalesce(sum(replies) filter (part = 1), 0) as not_named,
    coalesce(sum(replies) filter (part = ${setAside}), 0) as set_aside
  from voice join heard using (week) group by week`

const reachedOut = (asked: Asked) =>
  rate(
    `select ${week('began', asked)}, customer,
       case when aside then ${setAside} when inbound is not null then 0 else 1 end as part
     from c where began >= ${asked.from} and (inbound is null or inbound > first)`,
    { wrote_back: 0, no_word: 1, set_aside: setAside },
    1,
  )

/** Each customer once a week: 90 days after what was resolved first, else after what began first. */
function boughtAgain(asked: Asked): string {
  const { asOf, sales } = asked
  const parts = {
    bought: 0,
    not_bought: 1,
    cut_short: 2,
    without_bought: 3,
    without_not_bought: 4,
    without_cut_short: 5,
  }
  const others = { sales_not_known: 13, set_aside: setAside, replies_not_shown: notShown }
  const known = `coalesce(resolved_known <= ${asOf}, false)`
  const over = `between ${asked.from - 90 * day} and ${asOf - 90 * day}`
  return `
    with since as (
      select customer, shown, aside, resolved as since, bought_resolved as bought, 0 as first
      from c where ${known} and resolved ${over}
      union all
      select customer, shown, aside, began, bought_began, 3 from c
      where need is not null and began ${over} and (resolved > began + ${90 * day} or not ${known})),
    waited as (
      select ${week(`since + ${90 * day}`, asked)}, customer, since, first,
        case when aside then ${setAside} when not shown then ${notShown}
             when since not between ${sales.first} and ${sales.last} then ${others.sales_not_known}
             else first + case when bought is not null then 0 when since + ${90 * day} <= ${sales.last} then 1 else 2 end
        end as part
      from since),
    entered as (
      select week, arg_min(part, (first, since)) as part from waited where part < ${besideFrom} group by week, customer)
    select week, ${counts({ ...parts, ...others })}
    from (from entered union all select week, part from waited where part >= ${besideFrom}) group by week`
}

const waitingNow = ({ asOf, promiseSeconds }: Asked) => `
  select count(*) filter (waits and shown) as n, count(distinct customer) filter (waits and shown) as customers,
    count(*) filter (waits and shown and complaint) as complaints,
    count(*) filter (waits and shown and ${asOf} - now_from > ${promiseSeconds}) as over_promise,
    max(${asOf} - now_from) filter (waits and shown) as oldest_seconds,
    sum(${asOf} - now_from) filter (waits and shown) / 3600 as hours_total,
    count(*) filter (waits and not shown) as replies_not_shown,
    count(*) filter (recent and stands_now = 'unanswered') as unanswered_90d,
    count(*) filter (recent and stands_now = 'passed_along') as passed_along_90d
  from (select *, stands_now = 'waiting' as waits, shown and began > ${asOf - 90 * day} as recent from c)`

/** One statement per measure; `answered_within` comes with `first_response`, which it is read from. */
export const statements = {
  resolution_rate: (asked) => {
    const { set_aside: _beside, ...parts } = numbered(codes.outcome)
    return rate(due(asked, { ...needing, judged: 'outcome' }), { ...parts, ...beside }, 2)
  },
  passed_along_rate: (asked) => {
    const at = `(first + ${14 * day})`
    const where = `need is null and replied <= least(${at}, ${asked.asOf})`
    const rows = [
      due(asked, { ...needing, judged: 'case when due_passed_along then 0 else 1 end', counted: 'due_replied' }),
      due(asked, { at, began: 'first', aside: 'aside', judged: '1', where }),
    ]
    return rate(rows.join(' union all '), { passed_along: 0, kept: 1, ...beside }, 1)
  },
  turned_around: (asked) => {
    const where = `${needing.where} and unhappy <= least(due, ${asked.asOf})`
    return rate(due(asked, { ...needing, where, judged: 'mood' }), { ...numbered(codes.mood), ...beside }, 1)
  },
  same_matter_again: (asked) => rate(resolvedThen(asked, 30, 'again'), { ...numbered(codes.again), ...beside }, 1),
  repeat_rate: repeatRate,
  repeat_share: repeatShare,
  first_response: (asked) =>
    waits(asked, { table: 'c', at: 'need', until: 'answered', unknown: 'answer_unknown', within: true }),
  first_reply: (asked) => waits(asked, { table: 'c', at: 'inbound', until: 'replied', unknown: 'reply_unknown' }),
  next_response: (asked) => waits(asked, { table: 'turn', at: 'began', until: 'ended', unknown: 'unknown' }),
  canned_share: (asked) =>
    rate(
      `select ${week('sent', asked)}, customer,
         case when aside then ${setAside} when kind = 2 then 13 else kind end as part
       from reply where sent between ${asked.from} and ${asked.asOf}`,
      { canned: 0, own_words: 1, words_not_known: 13, set_aside: setAside },
      1,
    ),
  voices,
  reached_out_first: reachedOut,
  bought_again: boughtAgain,
  waiting_now: waitingNow,
} as const satisfies Record<string, (asked: Asked) => string>
