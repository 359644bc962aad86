import type { Story } from './topic.ts'

export const discounts: readonly Story[] = [
  {
    calm: [
      'The code {code} from your email says it has expired.',
      "I can't get {code} to work on {the}.",
      'I forgot to enter {code} on order {order}.',
      'Your banner says 20% off, but {the} {is} full price in my basket.',
    ],
    asks: [
      'Can you apply it for me?',
      'Is it still valid?',
      'What am I doing wrong?',
      'Could you take it off afterwards?',
    ],
    cross: [
      'Code {code} does not work on {the}, and the sale ends tonight. What a con.',
      'Your "20% off everything" leaves out {the} and half the shop. Misleading.',
      'Spent half an hour fighting your checkout with {code}. Gave up. So frustrating.',
    ],
    found: [
      'The offer ended at midnight on {weekday}, earlier than the email said.',
      'It leaves out new arrivals, which we should have said.',
      'The banner was up a day too long, and you saw it in good faith.',
    ],
    did: [
      "I've taken the discount off by hand, £{small} back to your card.",
      'I have made it work again until {weekday}.',
      'Use {code2} instead, which I have just made for you.',
    ],
    settled: [
      'the new code worked.',
      'the £{small} is back on my card.',
      'order placed, with the discount.',
      'got it for the sale price after all.',
    ],
    again: ['Now it says {code2} is unknown. Is that a typo?', 'The discount has vanished from order {order}. Why?'],
  },
  {
    calm: [
      'I have a gift card with £{small} left on it, and the website refuses it.',
      'My gift card from {relative2} does not show any money.',
    ],
    asks: ['How do I use it online?', 'Can you see what is on it?', 'Does it work in the shops too?'],
    cross: [
      'Gift card rejected three times in your {shop} shop. Embarrassing and annoying.',
      'A gift card that nobody accepts is an insult, not a present. Poor.',
    ],
    found: [
      'Your gift card has £{small} on it and was blocked after a typing mistake.',
      'It has a zero in it where most people type an O.',
    ],
    did: [
      'It is unblocked now; enter it at the last step, below the address.',
      "I've sent you a fresh one by email, and the old one is void.",
    ],
    settled: ['the gift card went through.', 'used it up to the last penny in {shop}.', 'it works now.'],
    again: [
      'It is blocked again after one try. Can you look?',
      'The fresh one never came. Could you send it once more?',
    ],
  },
]

export const stores: readonly Story[] = [
  {
    calm: [
      'We are in {shop} on {weekday} and would like to come by.',
      'Your page says the {shop} shop opens at nine, the door says ten.',
      'I would like to have my boots measured properly in {shop}.',
      'I use a wheelchair and plan to visit the shop in {shop}.',
      'I heard you run map-reading evenings in {shop}.',
    ],
    asks: ['Until when are you open?', 'Do I need to book?', 'Is there parking nearby?', 'Are dogs allowed in?'],
    cross: [
      'Stood in front of a locked door in {shop} at ten past nine on {weekday}. Your website says open. Annoying.',
      'Forty minutes in the queue at your {shop} till with one person serving. Dreadful.',
      'The man at your {shop} shop was plain rude to my {relative} on {weekday}. We walked out.',
      'Your {shop} fitting rooms were filthy on {weekday}. Disgusting. My {relative} left at once.',
    ],
    found: [
      'The {shop} shop is open from ten to six, on Sundays from eleven.',
      'I rang {shop}, and they know about it.',
      'The manager in {shop} has read your message.',
    ],
    did: [
      "I've put your name down for {weekday} at eleven; dogs are welcome, and the ramp is in the yard.",
      'The car park behind the market is the nearest, two minutes on foot, and you need not book.',
      "I've corrected the hours on the page and sent you a £{small} voucher.",
    ],
    settled: [
      'had a lovely hour in {shop}.',
      'the dog loved it too.',
      'the ramp was easy to find.',
      'see you on {weekday} then.',
    ],
    again: ['They knew nothing about it in {shop}. Who did you speak to?', 'The page still says nine. Can you fix it?'],
  },
]

export const membership: readonly Story[] = [
  {
    calm: [
      'My Footpath Club membership runs out in {month}.',
      "I'd like to give a Footpath Club year to my {relative}.",
      'I was charged £{small} for the club although I had cancelled.',
    ],
    asks: ['How does that work?', 'Could you see to it?', 'What do I have to do?'],
    cross: [
      'Renewed the Footpath Club on {weekday} without asking me and took £{small}. Cheeky and wrong.',
      'Cancelled my membership in {month}, and you still charge me. Outrageous.',
    ],
    found: [
      'The renewal went out by itself on {weekday}.',
      'Your membership stands in our books until the end of {month}.',
    ],
    did: [
      'I have set it as you wish and refunded the £{small}.',
      'It is done, and the letter with the details is in your inbox.',
    ],
    settled: ['the refund of £{small} is in.', 'all clear now, see you for another year.', 'the letter is here.'],
    again: ['The letter speaks of somebody else. Can you check?', 'I was charged again. Why?'],
  },
  {
    calm: [
      'I moved to {place} and still get the club magazine at the old address.',
      'I joined the Footpath Club in {shop} in {month} and never got a card.',
      'My club points for order {order} are missing.',
    ],
    asks: ['Can you change that?', 'Could you look into it?', 'Can you put it right by hand?'],
    cross: [
      'No magazine in {place} since {month}, and I pay for it. Poor show.',
      'All my club points gone overnight. {days} years of buying from you. Gutted.',
    ],
    found: ['You have two accounts, one of them with your old address.', 'The post came back to us twice.'],
    did: [
      "I've merged the two accounts, and everything is in one place.",
      'A new card is in the post, and the points are on it.',
    ],
    settled: ['the points are all there.', 'the card came today.', 'the magazine found me in {place}.'],
    again: ['The points have gone again. What is happening?', 'The old address is still there. Can you check?'],
  },
]

export const recall: readonly Story[] = [
  {
    calm: [
      'I read that the {recalled} is being recalled.',
      'I have {a_recalled} with the number {serial} on the valve.',
      'We use {a_recalled} in the van and have seen your notice.',
      'My {relative} bought {a_recalled} in {shop}, without a receipt.',
      'The serial number on my {recalled} has worn off.',
    ],
    asks: [
      'Is mine one of them?',
      'Is it safe to use?',
      'How do I get the new valve?',
      'Do I send the whole stove back?',
      'Can I have my money back instead?',
    ],
    cross: [
      'My {recalled} flared up in the tent in {hills}. We could have been killed. I am shaking with anger.',
      'Found out about the {recalled} recall from a stranger in {place}. Not one email from you. Disgraceful.',
      'Number {serial} is on your recall list, and nobody answers. Dangerous and irresponsible.',
      'Your recall page keeps crashing while I have a faulty {recalled} in my kitchen in {place}. Unbelievable.',
      'So the seal on the {recalled} can leak gas, and you knew in {month}? Appalling.',
    ],
    found: [
      'Numbers from 71000 to 76400 are affected, so please treat yours as one of them.',
      'The seal can harden in the cold and let gas through; the stove itself is sound.',
      'You need neither a receipt nor the number for the recall.',
    ],
    did: [
      "I've posted the new valve to you with a leaflet; leave the stove off until it is on.",
      'The label for sending it in is in your inbox, and the postage is paid.',
      'I have refunded £{price}; please break the valve and bin it.',
      'Any of our shops swaps the valve at the counter, {shop} every day until six.',
    ],
    settled: [
      'the new valve is on, and it burns clean.',
      'swapped at the counter in {shop}.',
      'the stove is on its way to you.',
      'we feel safe again in {place}.',
    ],
    again: [
      'The new valve hisses too. Is that right?',
      'The label you sent is for another address. Which one is right?',
    ],
  },
  {
    calm: [
      'I sent my {recalled} in for the recall {days} days ago and have heard nothing.',
      'Our trip to {hills} is on {weekday}, and the {recalled} is still with you.',
    ],
    asks: ['How long will it take?', 'Has it arrived?', 'Is there a stove that we could borrow?'],
    cross: [
      'Sent my {recalled} back {days} days ago for the recall, heard nothing, and our trip to {hills} is ruined.',
      'You recall my {recalled}, keep it for {days} days and do not answer. Shocking.',
    ],
    found: [
      'Your stove is at the workshop in {shop}, number {queue} in the line.',
      'The workshop changes ninety valves a day, and yours comes up on {weekday}.',
    ],
    did: [
      'I have sent you a spare stove for the trip, to keep.',
      'I have moved yours to the front, and it leaves on {weekday}.',
    ],
    settled: [
      'the spare stove arrived in time for {hills}.',
      'my stove is back, with a new valve.',
      'it came on {weekday}, as you said.',
    ],
    again: [
      'It is {weekday}, and no stove. Where is it?',
      'The parcel was empty but for a leaflet. Where is my stove?',
    ],
  },
]
