import { kaplanMeier, type Limit, shareBy } from '#app/statistics/kaplan-meier.ts'
import { wilson } from '#app/statistics/wilson.ts'
import { type Measure, type Reading, stateOf } from './reading.ts'

/** Customers of one kind, each once, by what came of 90 days. */
export type BuyersCounts = {
  bought: number
  /** Watched for all of the 90 days. */
  notBought: number
  /** Seconds from the beginning of the 90 days to the last sale told, of those whose days reach beyond it. */
  cutShort: ArrayLike<number>
  /** Seconds to the purchase, where anybody's days are cut short; else they do not matter. */
  boughtAfterSeconds: ArrayLike<number>
}

export type BoughtAgainCounts = {
  resolved: BuyersCounts
  notResolved: BuyersCounts
  /** Conversations whose 90 days began before the first sale that any source told, or after the last. */
  salesNotKnown: number
  setAside: number
  repliesNotShown: number
  /** Whether any source told of a purchase or renewal by then. */
  anySale: boolean
}

const noSale = 'No source told of a purchase or renewal, so nobody can say who bought again.'

const windowSeconds = 90 * 86_400

export const boughtAgain = {
  key: 'bought_again',
  label: 'Bought again',
  unit: 'share',
  better: 'higher',
  delayDays: 90,
  meaning:
    'Of the customers whose conversation had been resolved 90 days before, the share who bought or renewed in those 90 days; beside it the same of customers whose conversation was not resolved. An association, not an effect.',
  formula:
    '1 − S(90 days) of the time to the first purchase or renewal, over customers with a resolved conversation; and the same over customers with none. Each customer enters once per period, with what was resolved first, else with what began first. A purchase given back whole within the 90 days does not count.',
  datedBy: '90 days after it was resolved, or after it began where it was not',
  interval: '95 %, log-log limits of the Kaplan–Meier curve; every customer counts once',
  limits: [
    'Those who were helped differ from those who were not in more than the help: what they asked, how angry they were, whether they meant to stay. The difference is an association and proves nothing.',
    'Only what a source tells as a purchase or renewal of a customer we know counts; a purchase under another name is missed, on both sides alike.',
    'Who came before the first sale that a source told, or after the last, is left out; whose 90 days reach beyond the last is watched until then.',
    'A refund that names its purchase takes it back when it comes to the whole amount, or tells none; a refund that names none takes nothing back.',
    'What needed no answer has no part; a conversation resolved after more than 90 days stands first among those not resolved and later among those resolved.',
  ],
  read: (counts: BoughtAgainCounts): Reading => {
    const { resolved, notResolved } = counts
    const [n, without] = [sizeOf(resolved), sizeOf(notResolved)]
    const state = stateOf(n)
    const share = (of: BuyersCounts, size: number): Limit => (stateOf(size) === 'ok' ? shareBought(of) : noFigure)
    const figure = share(resolved, n)
    return {
      key: 'bought_again',
      unit: 'share',
      state,
      ...figure,
      n,
      customers: n,
      immature: 0,
      ...(counts.anySale ? {} : { why: noSale }),
      parts: { bought: resolved.bought, not_bought: resolved.notBought, cut_short: resolved.cutShort.length },
      shares: { not_resolved: share(notResolved, without) },
      figures: {
        without_bought: notResolved.bought,
        without_not_bought: notResolved.notBought,
        without_cut_short: notResolved.cutShort.length,
        sales_not_known: counts.salesNotKnown,
        set_aside: counts.setAside,
        replies_not_shown: counts.repliesNotShown,
      },
    }
  },
} as const satisfies Measure<BoughtAgainCounts>

const noFigure: Limit = { value: null, interval: null }
const sizeOf = ({ bought, notBought, cutShort }: BuyersCounts) => bought + notBought + cutShort.length

/** Where all were watched to the end, when each bought changes neither the share nor its variance (Greenwood's sum). */
function shareBought({ bought, notBought, cutShort, boughtAfterSeconds }: BuyersCounts): Limit {
  const events = cutShort.length > 0 ? boughtAfterSeconds : new Float64Array(bought).fill(1)
  const open = [...Array.from(cutShort), ...new Float64Array(notBought).fill(windowSeconds)]
  const share = shareBy(kaplanMeier(events, open), windowSeconds)
  // Where nobody or everybody bought the curve has no variance.
  if (share.value !== 0 && share.value !== 1) return share
  const watched = share.value === 1 ? bought : notBought
  return { value: share.value, interval: wilson(share.value * watched, watched)?.interval ?? null }
}
