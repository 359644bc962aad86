import { type BuyersCounts, boughtAgain } from '#app/measures/bought-again.ts'
import type { Reading } from '#app/measures/reading.ts'
import type { Trx } from '#db/client.server.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import { countSales, findSales, type SalesOfPeriod } from '#db/queries/sale-counts.ts'
import type { WeekCounts } from '#db/queries/rolled-up-counts.ts'
import type { Scope } from '#db/scope.ts'
import type { Period } from './periods.ts'
import type { RolledUp } from './rolled-up.server.ts'

type Asked = {
  trx: Trx
  scope: Scope
  /** Of all periods. */
  query: ReadingQuery
  periods: readonly Period[]
  rolled: RolledUp | undefined
}

const windowMs = 90 * 86_400_000

/** Who bought again: from the rollups where sales are known all along a week's 90 days, else from the facts. */
export async function readBoughtAgain({ trx, scope, query, periods, rolled }: Asked): Promise<Reading[]> {
  const sales = await findSales(trx, scope, query.asOf)
  if (!sales) return periods.map(() => readingOf(noSales, false))
  const weekOf = (period: Period): WeekCounts | null | undefined => {
    const known = period.from.getTime() - windowMs >= sales.first.getTime() && period.to <= sales.last
    if (!known || !rolled?.periods.includes(period)) return undefined
    return rolled.weeks.find((one) => one.week === period.fromDay) ?? null
  }
  const weeks = periods.map(weekOf)
  const left = periods.filter((_, i) => weeks[i] === undefined)
  const counted = left.length === 0 ? [] : await countSales(trx, scope, { ...query, periods: left })
  const fromFacts = counted.values()
  return weeks.map((week) => readingOf(week === undefined ? (fromFacts.next().value ?? noSales) : salesOfWeek(week)))
}

const noSales: SalesOfPeriod = { counts: {}, seconds: {} }

function salesOfWeek(week: WeekCounts | null): SalesOfPeriod {
  if (!week) return noSales
  const counts = {
    ...{ bought: week.sale_bought, not_bought: week.sale_not_bought },
    ...{ without_bought: week.sale_without_bought, without_not_bought: week.sale_without_not_bought },
    ...{ set_aside: week.sale_set_aside, replies_not_shown: week.sale_not_shown },
  }
  return { counts, seconds: {} }
}

function readingOf({ counts, seconds }: SalesOfPeriod, anySale = true): Reading {
  const buyers = (prefix: '' | 'without_'): BuyersCounts => ({
    bought: counts[`${prefix}bought`] ?? 0,
    notBought: counts[`${prefix}not_bought`] ?? 0,
    cutShort: seconds[`${prefix}cut_short`] ?? [],
    boughtAfterSeconds: seconds[`${prefix}bought`] ?? [],
  })
  return boughtAgain.read({
    resolved: buyers(''),
    notResolved: buyers('without_'),
    salesNotKnown: counts['sales_not_known'] ?? 0,
    setAside: counts['set_aside'] ?? 0,
    repliesNotShown: counts['replies_not_shown'] ?? 0,
    anySale,
  })
}
