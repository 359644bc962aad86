import type { Story } from './topic.ts'

export const delivery: readonly Story[] = [
  {
    calm: [
      'I ordered {the} on {weekday} and the tracking has not moved since.',
      'My order {order} was due in {place} on {weekday} and has not come.',
      'Order {order} has been "out for delivery" since {weekday} morning.',
      'You wrote that {the} would arrive {days} days ago.',
      'I paid for next-day delivery to {place} and {the} {isnt} here yet.',
    ],
    asks: [
      'Can you see where it is?',
      'Do you know when it will get here?',
      'Could you check with the courier?',
      'Is it lost or just late?',
    ],
    cross: [
      '{days} days late with order {order} and not a word from anybody. Really poor.',
      'Still no sign of {the}, ordered on {weekday} and paid for in full. This is a joke.',
      'Took {weekday} off work to wait in for order {order} and nobody came. Absolutely useless.',
      'Third time order {order} has been "delayed". I am sick of it.',
      'Paid extra for next-day delivery, and {days} days later still no {bare}. Terrible service.',
    ],
    found: [
      'The parcel is at the depot near {place}; it missed its van on {weekday}.',
      'The courier scanned it in {place} this morning, so it is on its way again.',
      'It left our warehouse, but the label was damaged and it came back to us.',
      'I can see it was never picked here; that is our mistake.',
    ],
    did: [
      "I've sent a new one out today by express, and it reaches you on {weekday}.",
      'It is booked on the van for {weekday} morning, and the driver has your number.',
      "I've put it on a new label, and it leaves tonight for {place}.",
      'I have refunded the delivery charge of £{small} and sent it out again by express.',
      'The driver comes on {weekday} between nine and one.',
    ],
    settled: [
      '{the} came this morning.',
      'the parcel is here, two hours before we left.',
      'the driver rang, and {the} {is} on my kitchen table.',
      'order {order} arrived, all in one piece.',
      'it got here on {weekday}, as you said.',
    ],
    again: [
      'Nobody came on {weekday} either. Where is it now?',
      'The tracking says {place} again. Is it going backwards?',
      'I waited in all morning and saw no van. What happens now?',
    ],
  },
  {
    calm: [
      "The courier says order {order} was delivered, but it isn't here and the neighbours don't have it.",
      'Order {order} shows as signed for on {weekday}, and it was not me who signed.',
      'There is a photo of my parcel on a doorstep in {place}, but it is not my doorstep.',
    ],
    asks: ['Where could it be?', 'Can you find out who has it?', 'Could you ask the driver?', 'What do I do now?'],
    cross: [
      "Order {order} marked as delivered and it's nowhere to be seen. Unacceptable.",
      "Your courier left {the} on the pavement in {place} in the pouring rain. I'm furious.",
      'A stranger signed for {the}, £{price} gone, and you say "delivered". Outrageous.',
    ],
    found: [
      'It was handed in at number {house}; the driver forgot to leave a card.',
      'The driver mixed up two streets in {place}, and the photo shows the other one.',
      'The courier cannot say where it was left, so it counts as lost.',
    ],
    did: [
      'They are expecting you there this evening.',
      'The driver fetches it and brings it to you on {weekday}.',
      "I've sent another one today, and you need not look for the first.",
      'I have refunded £{price} to your card, since we have no more of them.',
    ],
    settled: [
      'found it at number {house}.',
      'the driver brought it round on {weekday}.',
      'the new parcel came today.',
      'it is here, a bit damp but fine.',
    ],
    again: [
      'Nobody at that number knows anything. Could it be another street?',
      'It still has not turned up. Can you look again please?',
    ],
  },
  {
    calm: [
      'Half of order {order} turned up: {the} {is} missing from the box.',
      'I opened the box of order {order} and {the} {isnt} in it.',
      "Order {order} came today with somebody else's socks in place of {the}.",
    ],
    asks: [
      'Is the rest still coming?',
      'Could you send what is missing?',
      'Was it sent separately?',
      'Can you check what was packed?',
    ],
    cross: [
      'Paid £{price} for {the} and you sent an empty box. Pathetic.',
      'Wrong thing in the box of order {order}, again. Does anybody check? Hopeless.',
      'Opened the parcel on the morning of our trip and {the} {isnt} in it. Thanks for ruining {hills}.',
    ],
    found: [
      '{The} went out in a separate box, and that one was held up in {place}.',
      'Two orders were swapped at the packing table that day.',
      'The weight on the label shows that it was never in the box.',
    ],
    did: [
      'The second box is on the van and reaches you on {weekday}.',
      "I've sent {the} out by express, and a label for what you got by mistake.",
      'Keep what you got by mistake; what you ordered arrives on {weekday}.',
    ],
    settled: ['the second box came.', '{the} {is} here now.', 'everything from order {order} is here.'],
    again: [
      'The second box came and {the} {isnt} in that one either. What now?',
      'Still only half of it here. Was the rest really sent?',
    ],
  },
]

export const orderChange: readonly Story[] = [
  {
    calm: [
      'I ordered {the} in {colour} by mistake, order {order}.',
      'I put our old address in {place} on order {order}.',
      'My order {order} has two of {the} in it and I only need one.',
      'I chose delivery for order {order} but would rather collect it in {shop}.',
      'Order {order} is meant as a present and I forgot to tick the gift box.',
    ],
    asks: [
      'Can you change it?',
      'Is it too late to change that?',
      'Could you put that right before it goes out?',
      'Can this still be done today?',
    ],
    cross: [
      "Your site won't let me change order {order} and keeps crashing. So frustrating.",
      'I asked on {weekday} to change order {order} and nobody did a thing. Very disappointed.',
      'Twenty minutes on your website trying to change one line of order {order}. Useless.',
    ],
    found: [
      'Order {order} has not been packed yet, so there is time.',
      'It is still in our {shop} warehouse.',
      'The packing slip was printed an hour ago, but I caught the parcel at the door.',
    ],
    did: [
      "I've changed it for you, and the rest stays as it was.",
      'It is as you want it now and ships on {weekday}.',
      "I've put the change on the order by hand, and the new confirmation is in your inbox.",
    ],
    settled: [
      'I can see the change on order {order} now.',
      'the new confirmation is here.',
      'it came just as I wanted it.',
      'the parcel was just right, with everything in it.',
    ],
    again: [
      'Order {order} still shows the old version. Did the change go through?',
      'I have just had an email with the old details. Can you check?',
    ],
  },
  {
    calm: [
      'I was charged twice for {the}, but there is only one order.',
      "I've just placed order {order} and the confirmation never came.",
      'I cancelled order {order}, and now it says that it has shipped.',
    ],
    asks: ['What happened there?', 'Could you have a look?', 'Can you put that right?', 'Do I have to do anything?'],
    cross: [
      'Your website charged me twice for {the}. £{price} too much. Not good enough.',
      'I cancelled order {order} within ten minutes and you shipped it anyway. Ridiculous.',
      'Money taken, no confirmation, no answer. What a dreadful way to run a shop.',
    ],
    found: [
      'The payment page hung for a minute, and the order went through twice.',
      'Our system was slow on {weekday}, and your click arrived late.',
      'The email went to an address with a letter missing in it.',
    ],
    did: [
      "I've refunded £{price} to your card, and one order stays.",
      'There is one order and one payment now; the confirmation is in your inbox.',
      'Should a parcel come that you do not want, hand it back to the driver, and £{price} is refunded the same day.',
    ],
    settled: [
      'the £{price} is back in my account.',
      'the confirmation is here.',
      'my bank shows one payment now.',
      'I handed it back to the driver.',
    ],
    again: [
      'The second payment was taken after all. Could you look into that?',
      'A second parcel has just arrived. Is that right?',
    ],
  },
]
