import { channelInWords } from '#app/measures/channel-words.ts'
import { counted } from '#app/measures/format.ts'
import { months } from '#app/measures/days.ts'

/** "Feb 2026" of `2026-02`. */
export function monthInWords(month: string): string {
  const [year, number] = month.split('-')
  return `${months[Number(number) - 1] ?? month}\u00a0${year}`
}

type Asked = { q: string | undefined; order: string; cohort: { month: string; days: number; returned: boolean } | null }

/** "12 customers who came back": which list of people it is. */
export function customersHeading(total: number, { q, order, cohort }: Asked): string {
  const called = q === undefined ? '' : ` with “${q}” among their names`
  if (total === 0)
    return q === undefined && !cohort ? 'No customers yet.' : `Nobody${called}${cohort ? ' among these' : ''}.`
  const back = order === 'came back' || cohort?.returned === true ? ' who came back' : ''
  return `${counted(total, 'customer')}${back}${called}.`
}

type Of = { channel: string; standing: string; sameMatterAs: string | null }

/** "3 conversations on X and email. 1 conversation waits for us." */
export function customerHeading(conversations: readonly Of[], isAll: boolean): string {
  const channels = [...new Set(conversations.map(({ channel }) => channelInWords(channel)))]
  const waiting = conversations.filter(({ standing }) => standing === 'waiting').length
  const again = conversations.filter(({ sameMatterAs }) => sameMatterAs !== null).length
  const count = `${isAll ? '' : 'More than '}${counted(conversations.length, 'conversation')}`
  const on = channels.length === 0 ? '' : ` on ${new Intl.ListFormat('en').format(channels)}`
  return [
    `${count}${on}.`,
    ...(waiting > 0 ? [`${counted(waiting, 'conversation')} ${waiting === 1 ? 'waits' : 'wait'} for us.`] : []),
    ...(again > 0 ? [`Came back on the same matter ${again === 1 ? 'once' : `${again} times`}.`] : []),
  ].join(' ')
}
