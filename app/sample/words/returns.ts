import type { Story } from './topic.ts'

export const returns: readonly Story[] = [
  {
    calm: [
      "I'd like to send back {the} from order {order}, worn once round the house.",
      '{The} {is} not for me and I have {days} days left to return {it_obj}.',
      'I was given {the} as a present and would like something else.',
      'I bought {the} in your {shop} shop and live in {place} now.',
      'I took the tags off {the} before I saw that I do not need {it_obj}.',
    ],
    asks: [
      'How do I send it back?',
      'Can I still return it?',
      'Can I take it back to a shop instead?',
      'Do I have to pay the postage?',
      'Is an exchange possible?',
    ],
    cross: [
      'You want me to pay postage for {the} that you sent in the wrong size? Outrageous.',
      'Refused a return on {the} in {shop} because of a missing tag. Never buying here again.',
      'Your returns page has been broken since {weekday}, and I have {days} days left for {the}. Hopeless.',
    ],
    found: [
      'You have 60 days from delivery, so you are well inside that.',
      'Receipt or not, {the} can go back; our records show the sale.',
      'The tags do not matter when {the} {is} clean.',
    ],
    did: [
      "I've emailed you a label that the parcel shop can scan from your phone; the postage is on us.",
      'Drop it at any of our shops; {shop} is the closest to {place}.',
      'A driver picks it up on {weekday} and brings the label along.',
      "I've booked the return, and any parcel shop takes it with order {order} on a slip inside.",
    ],
    settled: [
      'the label scanned first time.',
      'the driver has picked it up.',
      'swapped it in {shop} in five minutes.',
      'parcel handed in at {place}.',
    ],
    again: [
      'No driver came for {the}. Can you book it again?',
      'The label in your email is for another order. Could you send the right one?',
    ],
  },
  {
    calm: [
      'The parcel shop in {place} would not take my return without a code.',
      "I've lost the returns label for order {order}.",
      "My printer is broken, so I can't print the label for {the}.",
    ],
    asks: [
      'Could you send me a new one?',
      'What do I need to do?',
      'Is there another way?',
      'Does it work from a phone?',
    ],
    cross: [
      "I've been to the parcel shop in {place} twice with your label and it won't scan. What a waste of time.",
      'Queued for half an hour to be told that the code for order {order} is wrong. Annoying.',
    ],
    found: [
      'The label had the code of another courier; I am sorry about the trip.',
      'Labels run out after two weeks, which we ought to say on them.',
      'You do not need a printer: the shop reads it from a screen.',
    ],
    did: [
      'A new code is in your inbox, good for a month.',
      "I've sent the code to your phone as a picture.",
      'Tell them the number {ticket} at the counter, and they print it for you.',
    ],
    settled: [
      'the new code worked at the shop in {place}.',
      'handed in, receipt and all.',
      'they printed it at the counter.',
    ],
    again: [
      'The parcel shop still says the code is unknown. What now?',
      'The picture is too blurred to scan. Can you send it again?',
    ],
  },
  {
    calm: [
      'I posted {the} back {days} days ago, and my account says that nothing has come.',
      'My exchange of {the} was scanned in {place} on {weekday}, and then nothing.',
    ],
    asks: [
      'Has it arrived?',
      'Could somebody look for it?',
      'When will the exchange go out?',
      'Can you check what happened?',
    ],
    cross: [
      'Sent {the} back {days} days ago and you say you never got {it_obj}. Not acceptable.',
      'Returned order {order} weeks ago, and all I get is silence. Shocking.',
    ],
    found: [
      'Your return reached us on {weekday} and had not been unpacked yet.',
      'It was put with the parcels of another shop, and I have found it.',
      'It is in {place} with the courier, who had a puncture of all things.',
    ],
    did: [
      'I have marked it as received, and the refund of £{price} is on its way.',
      'I did not wait for it: your exchange leaves tonight.',
      'I have refunded £{price} now, without waiting for the parcel.',
    ],
    settled: [
      'the refund of £{price} is in.',
      'the exchange came on {weekday}.',
      'my account shows it as received now.',
    ],
    again: [
      'My account still says you have not received it. Could you check once more?',
      'No exchange so far. Did it really leave?',
    ],
  },
]

export const refunds: readonly Story[] = [
  {
    calm: [
      'I sent back {the} on a {weekday} three weeks ago and have not seen a refund.',
      'I cancelled order {order} on {weekday} and am waiting for the £{price}.',
      'You emailed that £{price} was refunded, but my bank shows nothing.',
      'The refund for {the} went to a card that I no longer have.',
    ],
    asks: [
      'When will I get the money?',
      'Can you check what happened?',
      'Has it been sent?',
      'How long does it usually take?',
    ],
    cross: [
      'Where is my £{price}? {The} went back weeks ago. This is theft.',
      'Been promised a refund for order {order} three times now. Nothing. Disgraceful.',
      'You took £{price} in seconds and need {days} days to give it back. Pathetic.',
      'Still waiting for the refund on {the}, and every email gets the same useless reply.',
      'I have asked about the refund for order {order} since {weekday}. Being ignored is the worst part.',
    ],
    found: [
      'Your bank sent the £{price} back to us because the card has expired.',
      'The refund was stuck: the return was booked on another order.',
      'It left us on {weekday}; your bank takes up to three working days.',
      'I can see what you sent back and no refund after it, which is our fault.',
    ],
    did: [
      "I've sent £{price} by bank transfer today, so it is there by {weekday}.",
      'I have released it by hand just now, and the confirmation is in your inbox.',
      "I've refunded it to the account you paid from, reference {ticket}.",
      'Your bank finds the payment at once with the reference {ticket}.',
    ],
    settled: [
      'the £{price} came through on {weekday}.',
      'my bank found it with the reference.',
      'refund received, all of it.',
      'the money is back where it belongs.',
      'got the transfer this morning, £{price} to the penny.',
    ],
    again: [
      'Nothing on my account yet, and {weekday} has come and gone. Where is it?',
      'The bank has never heard of that reference. Can you check again?',
    ],
  },
  {
    calm: [
      'My refund for order {order} is £{small} short.',
      'I returned two things from order {order} and only one has been refunded.',
    ],
    asks: [
      'Can you put the difference back?',
      'Could you look at that please?',
      'Is that a mistake?',
      'Will the rest follow?',
    ],
    cross: [
      'Refunded me £{small} too little for {the} and hoped I would not notice? So annoyed.',
      'Two things sent back from order {order}, one refunded, no explanation. Poor.',
    ],
    found: [
      'The £{small} was the delivery charge, which we should have refunded too.',
      'The second item was in the box, and nobody had ticked it off.',
    ],
    did: [
      'The missing part is on its way to the same card, £{small}.',
      'I have put the difference back on your card.',
      "I've refunded the rest today; it shows by {weekday}.",
    ],
    settled: ['the missing £{small} is here too.', 'the difference is on my card.', 'now the sum is right.'],
    again: ['Only half of it arrived. What about the rest?', 'The difference has not come. Was it sent?'],
  },
]

export const sizing: readonly Story[] = [
  {
    calm: [
      "I'm {a_size} in most things and can't decide on a size for {fit}.",
      'The size chart for {fit} gives two sizes for me.',
      'My {relative} wants {fit} for a birthday and is between sizes.',
      'I tried {fit} on in {shop}, and they did not have {a_size}.',
    ],
    asks: [
      'Should I go up a size?',
      'Does it come up small?',
      'Which size would you take?',
      'Is there room for a thick layer underneath?',
    ],
    cross: [
      'Your size chart is nonsense. Ordered {fit} in {size} by it, and it would fit a child. Waste of money.',
      'Nobody at your {shop} shop could tell me how {fit} fits, and the chart is wrong. Poor.',
      'Exchanged {fit} twice now, and {size} is still wrong. Fed up.',
      'Followed your size guide for {fit} to the letter, and I look ridiculous. Very disappointing.',
    ],
    found: [
      '{Fit} runs small this year: the cut has changed since last season.',
      'I measured one in {size} this morning: 54 cm across the chest and 72 cm long.',
      'Most people who ask us about {fit} end up one size larger.',
      'The two sizes in the chart overlap on purpose; the smaller one is meant for warm days.',
    ],
    did: [
      'Take the larger one; if it is wrong, the exchange is free.',
      "I've put both sizes aside for you in {shop} until {weekday}.",
      'I have sent the next size up, so keep the one that fits and send the other back.',
      "I've corrected the chart on the page, thanks to you, and the exchange costs nothing.",
    ],
    settled: [
      'went for the larger one, and it fits perfectly.',
      'tried both and kept the bigger.',
      'you were right about the size.',
      'my {relative} is delighted with {fit}.',
    ],
    again: [
      'The next size up came, and now it is far too big. Is there nothing in between?',
      'It is still tight across the back. Which one would be wider?',
    ],
  },
]
