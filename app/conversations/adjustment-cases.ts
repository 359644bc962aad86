import type { Direction, Verdict } from './verdict.ts'

type Case = readonly [text: string, said: Partial<Verdict>]

const complains = { needsAnswer: true, complaint: true, saysSolved: false }
const asks = { needsAnswer: true, complaint: false, saysSolved: false }
const quiet = { needsAnswer: false, complaint: false }
const thanks = { ...quiet, gratitude: true }
const solved = { ...quiet, saysSolved: true }
const sends = { helps: false }
const tells = { passesAlong: false, helps: true } as const

/**
 * The cases that ship: what no workspace's corrections may make worse. Plain texts of our own, of many trades, each with
 * what anybody would say of it.
 */
export const shippedCases: Record<Direction, readonly Case[]> = {
  inbound: [
    ['Where is my order? It should have been here on Friday.', { needsAnswer: true }],
    ['My parcel still has not arrived and nobody answers the phone. This is ridiculous.', complains],
    ['The kettle you sent me is broken.', { needsAnswer: true }],
    ['Worst service I have ever had, I want my money back.', complains],
    ['You charged me twice and nobody cares. I am so angry.', complains],
    ['Still no internet after three days, absolutely useless.', complains],
    ['Your app keeps crashing, I hate it.', complains],
    ['I have been on hold for two hours. Disgraceful.', complains],
    ['The driver was rude and threw the box over the fence.', complains],
    ['My flight was cancelled and you lost my bag as well. Terrible.', complains],
    ['The soup was cold and the waiter ignored us. Awful evening.', complains],
    ['You promised a refund in March and I am still waiting. Unacceptable.', complains],
    ['Great, another delay. Thanks for nothing.', complains],
    ['My card was declined again for no reason, this is a joke.', complains],
    ['The jacket fell apart after one week, very disappointed.', complains],
    ['Nobody has replied to my three emails. Shame on you.', complains],
    ['Do you ship to Norway?', asks],
    ['What time does the shop in Leeds open on Sunday?', asks],
    ['Can I change the address of my order please?', asks],
    ['How do I reset my password?', asks],
    ['Is the blue one coming back in size 42?', asks],
    ['Could you tell me which bus stops nearest to the hotel?', asks],
    ['Which plan includes calls to Spain?', asks],
    ['Please send me a copy of the invoice.', asks],
    ['Can I bring a dog on the train?', asks],
    ['Do I need a receipt to return a gift?', asks],
    ['Thank you so much, that was quick!', thanks],
    ['Thanks for your help.', thanks],
    ['Brilliant, thank you!', thanks],
    ['Thank you, Marit, you were very kind.', thanks],
    ['Many thanks for the quick reply.', thanks],
    ['That fixed it, thank you!', solved],
    ['It works now, thanks a lot.', solved],
    ['All sorted now, cheers.', solved],
    ['It arrived this morning, all good now.', solved],
    ['I love my new boots!', quiet],
    ['Best coffee in town, see you tomorrow.', quiet],
    ['What a lovely evening, wonderful staff.', quiet],
    ['Beautiful shop and friendly people.', quiet],
    ['Happy birthday to the whole team!', quiet],
  ],
  outbound: [
    ['Please send us a DM.', { passesAlong: ['private message'], ...sends }],
    ['Sorry to hear that. Please DM us so that we can look into it.', { passesAlong: ['private message'], ...sends }],
    ['Please call us on 0800 555 010.', { passesAlong: ['phone'], ...sends }],
    ['Please contact our customer service by phone.', { passesAlong: ['phone'], ...sends }],
    ['Please email us at help@acorn.example.', { passesAlong: ['email'], ...sends }],
    ['Please fill in this form: https://acorn.example/form', { passesAlong: ['form'], ...sends }],
    ['Please reach out to our support team here: https://acorn.example/help', sends],
    ['Hi, please chat with us here: https://acorn.example/chat', { passesAlong: ['chat'], ...sends }],
    ['Your parcel left our warehouse this morning and arrives tomorrow.', tells],
    ['We have sent you a new pair today.', tells],
    ['The shop in Leeds opens at ten on Sundays.', tells],
    ['Yes, we ship to Norway; it takes five days.', tells],
    ['We have refunded the full amount to your card.', tells],
    ['Hold the button for ten seconds and the kettle starts again.', tells],
    ['The train leaves from platform four at 9:15.', tells],
    ['You can return it within thirty days with the receipt.', tells],
    ['Could you tell us your order number?', { asks: true, passesAlong: false }],
    ['Which shop did you visit?', { asks: true, passesAlong: false }],
    ['We will get back to you tomorrow.', { promises: true, passesAlong: false }],
    ["We'll look into it and let you know.", { promises: true, passesAlong: false }],
    ['We are very sorry about this.', { apologises: true, passesAlong: false, helps: false }],
    ['Our apologies for the long wait.', { apologises: true, passesAlong: false, helps: false }],
    ['This is an automatic reply. We are out of the office until Monday.', { automated: true }],
    ['I have changed your address; the order goes out tonight.', tells],
  ],
}
