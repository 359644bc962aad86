import { brand } from './brand.ts'
import type { Draw } from './draw.ts'
import type { Customer } from './people.ts'
import { advice, faults, stock } from './words/gear.ts'
import { delivery, orderChange } from './words/delivery.ts'
import * as names from './words/names.ts'
import { refunds, returns, sizing } from './words/returns.ts'
import { discounts, membership, recall, stores } from './words/shop.ts'
import type { Story } from './words/topic.ts'

export const topics = {
  delivery,
  'order change': orderChange,
  returns,
  refund: refunds,
  sizing,
  fault: faults,
  stock,
  advice,
  discount: discounts,
  store: stores,
  membership,
  recall,
} as const satisfies Record<string, readonly Story[]>
export type Topic = keyof typeof topics

export const topicShares: Partial<Record<Topic, number>> = {
  delivery: 0.24,
  'order change': 0.09,
  returns: 0.13,
  refund: 0.11,
  sizing: 0.08,
  fault: 0.13,
  stock: 0.07,
  advice: 0.06,
  discount: 0.04,
  store: 0.03,
  membership: 0.02,
}

/** What one conversation is about: a word for every slot that its sentences may have. */
export type Matter = { topic: Topic; story: Story; slots: ReadonlyMap<string, string>; price: number }

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const small = ['4.95', '5', '8.50', '12', '6.20', '15', '9.90', '18', '7.75', '22.40']

function nounSlots(product: names.Product, draw: Draw): [string, string][] {
  const plural = product.plural === true
  const fault = draw.pick(product.faults)
  return Object.entries({
    the: `the ${product.name}`,
    my: `my ${product.name}`,
    a: plural ? `a pair of ${product.name}` : `${/^[AEIOU]/.test(product.name) ? 'an' : 'a'} ${product.name}`,
    bare: product.name,
    it_obj: plural ? 'them' : 'it',
    it: plural ? 'they' : 'it',
    is: plural ? 'are' : 'is',
    isnt: plural ? "aren't" : "isn't",
    was: plural ? 'were' : 'was',
    hasnt: plural ? "haven't" : "hasn't",
    gone: fault,
    fault: `${fault} on my ${product.name}`,
  })
}

const recalled: names.Product = { name: 'Ember stove', price: 69, kind: 'camp', faults: ['the seal leaks'] }
const weatherproof = names.products.filter(({ kind }) => kind === 'weather')
const tops = names.products.filter(({ kind, plural }) => !plural && (kind === 'top' || kind === 'weather'))

export function newMatter(topic: Topic, customer: Customer, draw: Draw): Matter {
  const weather = draw.pick(weatherproof)
  const top = draw.pick(tops)
  const product = { advice: weather, sizing: top, recall: recalled }[topic as string] ?? draw.pick(names.products)
  const colour = draw.pick(names.colours)
  const size = draw.pick(names.sizes)
  const { price } = product
  const slots = new Map<string, string>(nounSlots(product, draw))
  const set = (key: string, value: string) => void slots.set(key, value)
  set('weather', `the ${weather.name}`)
  set('weather2', `the ${draw.pick(weatherproof.filter((other) => other !== weather)).name}`)
  set('is_w', weather.plural ? 'are' : 'is')
  set('s_w', weather.plural ? '' : 's')
  set('them_w', weather.plural ? 'them' : 'it')
  set('fit', `the ${top.name}`)
  set('size', size)
  set('a_size', size === 'extra large' ? 'an extra large' : `a ${size}`)
  set('colour', colour)
  set('colour2', draw.pick(names.colours.filter((other) => other !== colour)))
  set('order', `${draw.chance(0.4) ? '#' : ''}${draw.whole(3_100_000, 5_890_000)}`)
  set('place', draw.pick(names.towns))
  set('shop', draw.pick(names.shops))
  set('hills', draw.pick(names.hills))
  set('peak', draw.pick(names.peaks))
  set('relative', draw.pick(names.relatives))
  set('relative2', `my ${draw.pick(names.relatives)}`)
  set('month', draw.pick(names.months))
  set('price', String(price))
  set('small', draw.pick(small))
  set(
    'postcode',
    `${draw.pick(['BD', 'LA', 'S', 'CF', 'NR', 'FK', 'SY', 'EX', 'DL', 'PH'])}${draw.whole(1, 34)} ${draw.whole(1, 9)}${draw.pick(['AB', 'QT', 'HN', 'RW', 'LE', 'DF'])}`,
  )
  set('serial', String(draw.whole(71_000, 76_400)))
  set('queue', String(draw.whole(14, 390)))
  set('code', `${draw.pick(['TRAIL', 'FELL', 'MOOR', 'SPRING', 'CAIRN'])}${draw.pick(['10', '15', '20'])}`)
  set('code2', `MARL-${draw.whole(1000, 9999)}`)
  set('ticket', `MH-${draw.whole(20_000, 99_999)}`)
  set('phone', '01632 960 147')
  set('mail', 'help@marlandheather.example')
  set('recalled', 'Ember stove')
  set('a_recalled', 'an Ember stove')
  set('brand', brand)
  set('first', customer.first)
  set('full', customer.full)
  set('address', customer.address)
  for (const key of ['the', 'fault', 'fit', 'weather', 'is_w']) set(capital(key), capital(slots.get(key)!))
  return { topic, story: draw.pick(topics[topic]), slots, price }
}

/** Slots that are filled anew each time. */
const fresh: Record<string, (draw: Draw) => string> = {
  weekday: (draw) => draw.pick(names.weekdays),
  days: (draw) => String(draw.whole(3, 12)),
  months: (draw) => String(draw.whole(2, 11)),
  few: (draw) => String(draw.whole(2, 6)),
  house: (draw) => String(draw.whole(3, 97)),
}

/** @throws Error for a slot that no matter has */
export function fill(sentence: string, matter: Matter, draw: Draw): string {
  return sentence.replace(/\{(\w+)\}/g, (_whole, slot: string) => {
    const word = matter.slots.get(slot) ?? fresh[slot]?.(draw)
    if (word === undefined) throw new Error(`no matter has a word for {${slot}}: ${sentence}`)
    return word
  })
}
