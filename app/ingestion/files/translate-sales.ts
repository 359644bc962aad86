import { type Channel, type OutcomeRecord, outcomeRecord, saleKinds } from '#app/conversations/records.ts'
import type { ReadTime } from '../times.ts'
import { cellReaders, cut, type Locate } from './cells.ts'
import type { SaleMapping } from './mapping.ts'
import { inPlainWords } from './plain-fault.ts'
import { isRejection, reject, type Rejection, type Translate } from './rejection.ts'

const kindNamed = new Map<string, OutcomeRecord['kind']>(saleKinds.map((kind) => [kind, kind]))

/** Rows of a shop's export: each a purchase, renewal, refund or churn of a customer, perhaps with its refund beside it. */
export function saleTranslator<Row>(
  mapping: SaleMapping,
  locate: Locate<Row>,
  settings: { readTime: ReadTime; channel: Channel },
): Translate<Row> {
  const { columns, refund } = mapping
  const cells = cellReaders(mapping, locate)
  const readId = cells.id(columns.id)!
  const readAt = cells.time(columns.at, settings.readTime)!
  const readCustomer = cells.id(columns.customer)!
  const readName = cells.word(columns.customerName)
  const readKind = cells.word(columns.kind)
  const readAmount = cells.word(columns.amount)
  const readCurrency = cells.word(columns.currency)
  const readPurchase = cells.id(columns.purchase)
  const readChannel = cells.channel(columns.channel, settings.channel)
  const readGivenBackAt = cells.time(refund?.at, settings.readTime)
  const readGivenBack = cells.word(refund?.amount)

  return (row) => {
    const id = readId(row)
    if (isRejection(id)) return id
    if (id === undefined) return reject('row', 'The row has no id.')
    const at = readAt(row)
    if (isRejection(at)) return at
    if (at === undefined) return reject('time', 'The row says no time.')
    const channel = readChannel(row)
    if (isRejection(channel)) return channel
    const customer = readCustomer(row)
    if (isRejection(customer)) return customer
    if (customer === undefined) return reject('row', 'The row does not say who the customer is.')
    const word = readKind?.(row) ?? 'purchase'
    const kind = kindNamed.get(word.toLowerCase())
    if (!kind)
      return reject('row', `"${cut(word, 40)}" is none of ${saleKinds.join(', ')}; translate it in the mapping.`)
    const purchase = readPurchase?.(row)
    if (isRejection(purchase)) return purchase
    const givenBackAt = readGivenBackAt?.(row)
    if (isRejection(givenBackAt)) return givenBackAt

    const name = readName?.(row)
    const currency = readCurrency?.(row)
    const about = {
      ...{ type: 'outcome', channel, actor: 'customer' },
      customer: { id: customer, ...(name === undefined ? {} : { name: cut(name, 512) }) },
    }
    const sum = (amount: string | undefined) => (amount === undefined ? {} : { amount, currency })
    const sales: object[] = [{ ...about, id, at, kind, ...sum(readAmount?.(row)), purchase }]
    if (givenBackAt !== undefined)
      sales.push({
        ...about,
        id: `${id}#refund`,
        at: givenBackAt,
        kind: 'refund',
        ...sum(readGivenBack?.(row)),
        purchase: id,
      })
    return checked(sales)
  }
}

/** The same rules as on the wire: what an amount and a currency are. */
function checked(sales: object[]): OutcomeRecord[] | Rejection {
  const records: OutcomeRecord[] = []
  for (const sale of sales) {
    const { at, ...rest } = sale as { at: number }
    const parsed = outcomeRecord.safeParse({ ...rest, at: new Date(at).toISOString() }, inPlainWords)
    const [issue] = parsed.error?.issues ?? []
    if (!parsed.success)
      return reject(
        'row',
        `The ${String(issue?.path[0] ?? 'row')} is not right: ${issue?.message ?? 'it cannot be read'}.`,
      )
    records.push(parsed.data)
  }
  return records
}
