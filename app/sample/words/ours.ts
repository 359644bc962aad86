import type { TeamKind } from '../truth.ts'

/** What we write over and over, and what we write to nobody in particular. Own words are in `ours-own.ts`. */

export const apologies = [
  "I'm sorry about that.",
  'Sorry for the trouble.',
  "I'm really sorry.",
  'Apologies for the wait.',
  'Sorry to hear that.',
  "That's not how it should be, sorry.",
]

export const closings = [
  '',
  '',
  '',
  'Hope that helps.',
  'Have a good trip.',
  'Shout if anything is unclear.',
  'All the best.',
]

/** Sends the customer elsewhere in private, where their source can follow. */
export const toPrivate = [
  'Please send us a DM with your order number so we can look into it.',
  'Could you DM us your order number and postcode please?',
  'Please drop us a private message with your details.',
  'Send us a direct message and we will take it from there.',
]

/** Sends the customer away for good. */
export const elsewhere = [
  { text: 'Please call our customer service on {phone}.', place: 'phone' },
  { text: 'Please email {mail} with your order number.', place: 'email' },
  { text: 'You will need to fill in the contact form on our website.', place: 'form' },
  { text: 'Please contact our customer care team on {phone}, Monday to Friday.', place: 'phone' },
  { text: 'For this please get in touch with our team by email at {mail}.', place: 'email' },
] as const

/** Said to many, word for word: help that helps a little. By topic, as a script would have it. */
export const scripts: Readonly<Record<string, readonly string[]>> = {
  any: [
    'Thank you for reaching out to {brand}. Orders, labels and refunds can all be changed in your account under My Orders, at any time of day.',
    'Thanks for getting in touch with {brand}. The details of your purchase are in your account under My Orders, where you can change them.',
    'Thank you for your message to {brand}. Our usual terms apply here: 60 days for returns and three years of guarantee.',
  ],
  delivery: [
    'Thanks for your message. Deliveries usually take three to five working days and can take up to two days longer at busy times.',
    'Thank you for contacting {brand}. Your order is on its way, and the tracking page shows where it is at any time.',
  ],
  returns: [
    'Thank you for your message. To return an item, open My Orders, choose Return and print the label that is shown there.',
  ],
  refund: [
    'Thank you for contacting {brand}. Refunds reach your account within ten working days of the return being received.',
  ],
  fault: [
    'Thank you for your message. All our products carry a guarantee of three years; the receipt is the proof of purchase.',
  ],
  recall: [
    'Thank you for contacting {brand}. The serial numbers affected and the next steps are listed on the recall page of our website.',
  ],
}

/** The in-house team's own few stock answers. */
export const ownScripts = [
  'Good news: it is done. You will find the confirmation in your inbox within the hour, and you need not do anything else.',
  'All sorted on our side. The change shows in your account from tomorrow morning, and a confirmation is on its way to you.',
]

/** Asking and promising by script. */
export const askingScripts: Readonly<Record<TeamKind, string>> = {
  in_house: 'Could you tell me the order number, the name it is under and the postcode that it goes to?',
  outsourced: 'Thank you for your message to {brand}. Could you tell us your order number and the name on the order?',
}
export const promisingScripts: Readonly<Record<TeamKind, string>> = {
  in_house: "We're looking into it with the warehouse and will come back to you as soon as we know more.",
  outsourced:
    "Thank you for your message to {brand}. We're looking into this for you and will be in touch as soon as we know more.",
}

/** What a machine answers before a person does. */
export const acknowledgements = [
  'Automatic reply: we have received your message and your reference number is {ticket}. Please do not reply to this email.',
  'This is an automated message to say that we have received your request {ticket}. A member of our team will read it soon.',
]

/** Notes among ourselves. */
export const notes = [
  'Rang the depot in {place}, they look for it tonight.',
  'Second time for this customer, please be generous.',
  'Waiting for the workshop to say yes.',
  'Refund approved by the shop manager.',
]

/** Our own posts, to nobody in particular. */
export const posts = [
  'New on the blog: a weekend round {hills} with nothing but a daypack.',
  'The {shop} shop is open late this {weekday}, with tea and maps.',
  'Short days, long nights: our guide to walking by torchlight is up.',
  'Repair evening in {shop} on {weekday}: bring what is broken, we bring the thread.',
  'We asked six postmen which socks they wear. The answers are on the blog.',
]

/** To a customer who has not written. */
export const reachingOut = [
  'Hello {first}, {the} from order {order} will be two days late: the lorry broke down near {place}. No need to do anything.',
  'Hello {first}, we found a fault in a batch of {bare} and have put a replacement in the post to you, free of charge.',
]
