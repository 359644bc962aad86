import type { SampleChannel, TeamKind } from './truth.ts'

/** An invented outdoor shop, its accounts, and who answers for it. */
export const brand = 'Marl & Heather'

export const accounts: Record<SampleChannel, string> = {
  x: 'marlandheather',
  facebook: 'marlandheather',
  instagram: 'marl.and.heather',
  email: 'help@marlandheather.example',
  helpdesk: 'support@marlandheather.example',
  chat: 'shop chat',
  phone: '01632 960 147',
  review: 'Marl & Heather',
}

/** Each is a file of its own, as it would be a source of its own. */
export const sourceNames = {
  x: 'Sample: X',
  facebook: 'Sample: Facebook',
  instagram: 'Sample: Instagram',
  email: 'Sample: mailbox',
  helpdesk: 'Sample: help desk',
  chat: 'Sample: shop chat',
  phone: 'Sample: phone',
  review: 'Sample: reviews',
  orders: 'Sample: orders',
} as const satisfies Record<SampleChannel | 'orders', string>
export type SampleSource = keyof typeof sourceNames

export type Responder = {
  id: string
  name: string
  kind: TeamKind
  /** Weeks in the team, `to` exclusive; null: from the beginning, or until today. */
  from: number | null
  to: number | null
}

export const responders: readonly Responder[] = [
  { id: 'priya', name: 'Priya Nair', kind: 'in_house', from: null, to: null },
  { id: 'marged', name: 'Marged Pryce', kind: 'in_house', from: null, to: null },
  { id: 'tom', name: 'Tom Ashworth', kind: 'in_house', from: null, to: -50 },
  { id: 'ruth', name: 'Ruth Kinnear', kind: 'in_house', from: null, to: null },
  { id: 'dele', name: 'Dele Akande', kind: 'in_house', from: -66, to: null },
  { id: 'bea', name: 'Bea Lindqvist', kind: 'in_house', from: -26, to: null },
  { id: 'cw-jade', name: 'Jade', kind: 'outsourced', from: -52, to: -24 },
  { id: 'cw-marco', name: 'Marco', kind: 'outsourced', from: -52, to: -24 },
  { id: 'cw-ellis', name: 'Ellis', kind: 'outsourced', from: -52, to: -24 },
  { id: 'cw-sana', name: 'Sana', kind: 'outsourced', from: -44, to: -24 },
]

export const teams: Record<TeamKind, string> = { in_house: 'Care team', outsourced: 'Copperwire Social' }

/** The first two weeks of a new steward: some of the old one's people still answer. */
export const handoverWeeks = 2

export const stewardships = [
  { name: 'Care team I', kind: 'in_house', period: 'before' },
  { name: 'Copperwire Social', kind: 'outsourced', period: 'agency' },
  { name: 'Care team II', kind: 'in_house', period: 'after' },
] as const

/** Dated notes begin the limits of every chart anew, so they stand where something lasting changed. */
export const notes = [
  { week: -52, text: 'Copperwire Social takes over from our own team.' },
  { week: -27, text: 'The recall of the Ember stove is over: 4,100 valves changed.' },
  { week: -26, text: 'Our own team answers again.' },
] as const
