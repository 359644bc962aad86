/** Where a reply sends a customer to. */
export const places = ['private message', 'phone', 'email', 'form', 'chat', 'team', 'link'] as const
export type Place = (typeof places)[number]

/** Why the judge says what it says: the words it read, how much they weigh, and what they say. */
export type Reason = { words: string; weight: number; says: string }

/**
 * What the judge, or a person correcting it, says of one message. `null` means unknown.
 *
 * `passesAlong` lists where the customer is sent and is filled only when the reply does nothing but send them there;
 * `helps` is true when a reply does more than pass along, ask, promise or apologise. Fields of the other direction are
 * `false` (or `null` where nothing could be read).
 */
export type Verdict = {
  needsAnswer: boolean | null
  complaint: boolean | null
  /** −1 (angry) … 1 (delighted). */
  tone: number | null
  gratitude: boolean | null
  saysSolved: boolean | null
  /** It says more than thanks or that it is solved: an answer to what we asked, say. */
  tellsMore: boolean | null
  passesAlong: Place[] | false | null
  asks: boolean | null
  promises: boolean | null
  apologises: boolean | null
  helps: boolean | null
  automated: boolean | null
}

/** Nothing can be known: no words, or a language that nobody here reads. */
export const unknownVerdict: Verdict = {
  needsAnswer: null,
  complaint: null,
  tone: null,
  gratitude: null,
  saysSolved: null,
  tellsMore: null,
  passesAlong: null,
  asks: null,
  promises: null,
  apologises: null,
  helps: null,
  automated: null,
}

/** Read, and none of it is so; a reply of ours has no tone besides. */
export const plainVerdict: Verdict = {
  needsAnswer: false,
  complaint: false,
  tone: 0,
  gratitude: false,
  saysSolved: false,
  tellsMore: false,
  passesAlong: false,
  asks: false,
  promises: false,
  apologises: false,
  helps: false,
  automated: false,
}

export type JudgedVerdict = Verdict & { why: Reason[] }

/** Of a message: from a customer to us, or from us. */
export type Direction = 'inbound' | 'outbound'
