import { describe, expect, test } from 'vitest'
import type { Place } from '../verdict.ts'
import { judge } from './judge.ts'

const outbound = (text: string) => judge(text, 'outbound')

/** Replies that only send the customer elsewhere, and where to. */
const sent: readonly (readonly [text: string, places: readonly Place[]])[] = [
  // private message
  ["Please DM us your booking reference and we'll take a look.", ['private message']],
  ["Pop us a message with your postcode and we'll look into it.", ['private message']],
  [
    'Hi Sam, sorry to hear this. Can you send us a private message with your account number please? ^Jo',
    ['private message'],
  ],
  ["That's not what we want to hear! Shoot us a DM so we can look at your broadband.", ['private message']],
  [
    'We would love to put this right for you. Follow us and send over a DM with your order details.',
    ['private message'],
  ],
  ["Let's take this to DM.", ['private message']],
  ["We'd like to continue this conversation in private, Priya.", ['private message']],
  ['Which branch was it? Please DM us the time of your visit too.', ['private message']],
  ['If you could DM me the serial number, I can have someone look at it.', ['private message']],
  [
    'I can help you with that bill. To get started, please DM your full name, address, and phone number.',
    ['private message'],
  ],
  ['Would you mind sending us your gym membership number via direct message?', ['private message']],
  ["Hey! Slide into our DMs and we'll get your playlist fixed.", ['private message']],
  ['Sorry about the seat, Lee. Meet us in DM and bring your booking code along.', ['private message']],
  ['Please reply to our DM with the meter reading.', ['private message']],
  ['Yes, DM us please 🙂', ['private message']],
  // phone
  ['Could you give us a ring on 01632 960 001 please?', ['phone']],
  ["Give our booking line a bell and they'll move it for you.", ['phone']],
  ["Unfortunately we can't discuss accounts here, please phone 0161 496 0000.", ['phone']],
  ["I'd recommend calling our claims team, they're open until 8pm.", ['phone']],
  ['For security reasons we need you to ring us on the number on the back of your card.', ['phone']],
  ["You'll need to call the surgery at 8am for a same-day appointment.", ['phone']],
  ['Are you able to call our lost property desk?', ['phone']],
  ['Hello, we would need to speak with you over the phone about this.', ['phone']],
  ['Please request a call back from our mortgage desk.', ['phone']],
  ["We're sorry the boiler is still out. Please call 0800 496 0555 and choose option 2.", ['phone']],
  // email
  ["We'd suggest emailing info@clinic.example", ['email']],
  ['Refund requests have to be made by email to refunds@shop.example.', ['email']],
  ["Drop us a line at hello@shop.example and we'll sort this out.", ['email']],
  ['Thanks for flagging this. Please write to us at __email__ with photos of the damage.', ['email']],
  ['Kindly reply to the email we sent you on Monday.', ['email']],
  ['Could you send an email to our parking office with a picture of the ticket?', ['email', 'team']],
  ['Hi Mo, e-mail us at trains@rail.example with a copy of the pass, please.', ['email']],
  // form
  ["This needs to be reported via the council's online form: https://x.example/f", ['form']],
  ['Please raise a ticket through the portal: https://x.example/t', ['form']],
  ['Please complete our lost property form here: https://x.example/lost', ['form']],
  ['You can submit a claim at https://x.example/claim', ['form']],
  ["Sorry for the delay! Please share your details here: https://x.example/d and we'll get back to you.", ['form']],
  ['Missed collections have to be reported through this form: https://x.example/bins', ['form']],
  ['So sorry, Ana. Tell us more here so we can investigate: https://x.example/tell', ['form']],
  ['Please open a support case so an engineer can pick it up.', ['form']],
  ['If you fill in this form, someone will be in touch: https://x.example/ask', ['form']],
  ['Log a fault with us at https://x.example/fault please.', ['form']],
  // chat
  ['Head over to our live chat and one of the team can help: https://x.example/c', ['chat']],
  ["Just tap the chat icon in the app and we'll pick it up there.", ['chat']],
  ['Please use the in-app help to contact us.', ['chat']],
  ["If you use the app's help section, an agent can look at this for you.", ['chat']],
  ['Please chat with us here: https://x.example/chat', ['chat']],
  ["We can't see your policy from here. Please start a chat with us on the website.", ['chat']],
  ['Message our team on WhatsApp and they will rebook you.', ['private message', 'chat']],
  // team
  ['Best to speak to your local store about this one.', ['team']],
  ["You'd be better off speaking to your local branch.", ['team']],
  ['Our colleagues at @TrackTeam look after that line, they can help.', ['team']],
  ['You will need to contact the airport directly.', ['team']],
  ['Please visit your nearest branch with photo ID.', ['team']],
  ['It might be worth asking your pharmacist.', ['team']],
  ['Kindly contact your card issuer.', ['team']],
  ['Our customer relations team would be best placed to answer this.', ['team']],
  ["We're not the right account for this, try @OtherTeam", ['team']],
  ['Sorry to hear that. Please take the toaster back to the store and speak to a manager.', ['team']],
  ['This is dealt with by our grants team, please ask them.', ['team']],
  ['Please see a member of staff at the gate.', ['team']],
  ["As the flight is operated by our partner, you'd have to get in touch with them.", ['team']],
  ['Please refer this to the admissions office.', ['team']],
  ['Could you pop into the library and show the desk your card?', ['team']],
  ["You'd need to check with the seller.", ['team']],
  ["That's one for the landlord, I'm afraid.", ['team']],
  ['Your best bet is the helpdesk on level 2.', ['team']],
  ['Please get in contact with us so we can arrange a replacement.', ['team']],
  // link to contact
  ['Please get in touch through this link: https://x.example/k', ['link']],
  ['Someone from our team can help you here: https://x.example/h', ['team']],
  ["I'm sorry your order is late. Please reach out to us here: https://x.example/r", ['link']],
  ["We'd like to look into this with you here: https://x.example/l", ['link']],
  ['Please click the link below to get started. https://x.example/s', ['link']],
  ['For technical help, please visit our support site: https://x.example/help', ['link']],
  ['Have you already reported this to us: https://x.example/rep?', ['link']],
  ['When you have a moment, please contact us using the link provided earlier.', ['link']],
]

/** Replies that answer, or do something, here; also where they offer a way elsewhere besides. */
const helping = [
  "Your parcel left Leeds this morning. If it isn't with you by 8pm, call us on 0800 496 0123.",
  'Try turning the router off for ten minutes. If that does not work, give us a call.',
  'The train is held at Crewe because of a signal fault.',
  'We emailed you the receipt this morning.',
  'Thanks for your email, the refund was sent on Monday.',
  "You don't need to call us, we've cancelled it.",
  'The form you sent arrived, your licence is in the post.',
  'Your claim was approved yesterday, the money is on its way. Thanks, Ann, 0113 496 0000',
  'You can change the seat under Manage booking: https://x.example/seat',
  'I spoke with our billing department and they removed the fee.',
  'Yes, the store in Hull opens at nine.',
  'Flights to Malta are cancelled until noon because of fog. For updates DM us your flight number if you like.',
  'Bins in Elm Road are collected on Thursday this week.',
  'The fee is charged by the card network, not by us. It drops off after five days.',
  'Here are the steps to reset your password: https://x.example/steps',
  "Here's how to add a second driver: https://x.example/driver",
  'You can find more information here: https://x.example/help',
  'You can find the opening times here: https://x.example/hours',
  'Please check this article, it explains the new meter: https://x.example/meter',
  'Have you tried restarting the tablet?',
  'Have you tried clearing the cache? That usually fixes the sign-in page.',
  'Please update the app to 4.2 and restart your phone.',
  'Hi, we got your DM, here is the new voucher code: SPRING-20',
  'Hi Joe, we got your message. I have moved your appointment to Tuesday at ten.',
  'The cable you need is a type C, any will do.',
  'Your engineer is booked for Friday between eight and noon.',
  "It's shut off tonight for maintenance but it'll be back on tomorrow.",
  'Unfortunately this size is sold out and will not return.',
  'No, dogs are not allowed on the ferry deck.',
  'We have added two nights to your stay at no cost. Give us a call if anything else comes up.',
  'The council tax discount starts in April; you will get a new bill in March.',
  'I have cancelled the second order, you will only be charged once.',
  'The vaccine is free for anyone over 65. Book at your surgery or ring 119.',
  'Replacement buses leave from stand C. You can also speak to staff on the platform.',
  'That film leaves the service on 3 May. More titles here: https://x.example/films',
  'You can take one cabin bag of up to 8 kg.',
  'Delays of over 30 minutes are paid back in full. Have a look at the table here: https://x.example/table',
]

/** Replies that neither help nor send anybody elsewhere: they ask, promise, apologise, are kind. */
const neither = [
  'Have you had a chance to speak with your bank about the refund?',
  "I'll get in touch with our team.",
  'Could you link us to the item?',
  'Could you tell us your order number so I can check here?',
  "What's the postcode of the property?",
  'Did you call us about this?',
  'When did you contact our support team?',
  "We've passed this to the store manager.",
  'The team will be in touch by email within two days.',
  'We have called you and left a message.',
  'Thanks for contacting us, which model is it?',
  'I have sent this to our warehouse team, they will look into it.',
  'Were you able to reach us on the phone?',
  'Thank you for calling us earlier, Jo.',
  'Sorry you had to phone us twice.',
  "We'll ask the store and let you know.",
  'Feel free to reach out anytime!',
  "Please don't hesitate to contact us again.",
  "You're welcome! If you need anything else, just DM us.",
  'Please let us know which station you were at.',
  'Can you confirm the email address on the account?',
  'May I have your policy number, please?',
  'What did our agent tell you when you called?',
  "Let me call the branch and I'll come straight back to you.",
  'Our engineers are working on it.',
  "So sorry about this, it's not the service we aim for.",
  'We have sent you a DM.',
  "We've replied to your DM, Ali.",
  'Someone from the clinic will ring you this afternoon.',
  'Does the error show on your phone and on the website?',
  'Is the form giving you an error message?',
  'Which email did the voucher come from?',
  'I would like to share this with the store team, which day was it?',
  'Your call is important to us, sorry for the wait.',
  'Hi there, how can we help?',
  'We understand how frustrating this must be.',
  'Please do not post your account number here.',
  'I will forward your feedback to our colleagues at the depot.',
]

describe('a reply that only sends the customer elsewhere passes along', () => {
  test.each(sent)('%s', (text, places) => {
    const verdict = outbound(text)
    expect(verdict).toMatchObject({ passesAlong: expect.any(Array) as Place[], helps: false })
    expect(new Set(verdict.passesAlong || [])).toEqual(new Set(places))
    expect(verdict.why.some(({ says }) => says.startsWith('sends elsewhere'))).toBe(true)
  })
})

describe('a reply that answers here helps, whatever way it offers besides', () => {
  test.each(helping)('%s', (text) => expect(outbound(text)).toMatchObject({ passesAlong: false, helps: true }))
})

describe('a reply that asks, promises, apologises or is kind does neither', () => {
  test.each(neither)('%s', (text) => expect(outbound(text)).toMatchObject({ passesAlong: false, helps: false }))
})

test.each([
  'Hi Will, your parcel is in Leeds and arrives tomorrow.',
  'Hello May, I have checked and your refund was paid on Monday.',
  'Thanks Will, your parcel is in Leeds and arrives tomorrow.',
])('a name in the greeting that could be a verb asks nothing: %s', (text) => {
  expect(judge(text, 'outbound')).toMatchObject({ asks: false, helps: true, passesAlong: false })
})

test.each([
  'Please check your DMs, I have sent the label there.',
  'Please check your email, we have refunded the late fee.',
  'We are glad that is fixed now. If it happens again, please call us on 0800 1.',
  'Visit https://help.example.com for more. Your parcel is due on Monday.',
  'Visit https://help.example.com for the steps to reset your router.',
])('what was done or told counts, wherever it can be looked at or for another time: %s', (text) => {
  expect(judge(text, 'outbound')).toMatchObject({ helps: true, passesAlong: false })
})

test.each([
  ['Our colleagues at the airport can help you with that.', 'team'],
  ['Visit https://help.example.com for more.', 'link'],
  ["If you'd like us to look again, please DM us.", 'private message'],
] as const)('others who can help, a bare link or a way for those who wish it are no help: %s', (text, place) => {
  expect(judge(text, 'outbound')).toMatchObject({ helps: false, passesAlong: [place] })
})

test('a way that is only for the next time neither helps nor passes along', () => {
  const verdict = judge('If this happens again, please DM us your order number.', 'outbound')
  expect(verdict).toMatchObject({ helps: false, passesAlong: false })
})

test.each(['inbound', 'outbound'] as const)('a note of absence is automated, %s', (direction) => {
  for (const text of ['Out of office: I am away until Monday', 'Out of Office: out until 3 Jan'])
    expect(judge(text, direction)).toMatchObject({ automated: true, needsAnswer: false, helps: false })
})
