import type { Story } from './topic.ts'

export const faults: readonly Story[] = [
  {
    calm: [
      '{Fault}. I bought {it_obj} {months} months ago.',
      '{Fault}, and I have only used {it_obj} on {days} walks.',
      'After a wet weekend in {hills} I noticed that {fault}.',
      'I took {my} to {hills} last week, and {gone}.',
      'I look after my things, but {fault}.',
      '{Fault}. That was order {order}.',
    ],
    asks: [
      'Can it be repaired?',
      'Is that covered by the guarantee?',
      'What would a repair cost?',
      'Could you take a look if I post it?',
      'Has anyone else told you about this?',
    ],
    cross: [
      '{Fault} after {days} days. {price} pounds down the drain. Rubbish.',
      'Halfway up {peak} in the rain, and {fault}. Not impressed at all.',
      '{Fault}, and your {shop} shop just shrugged. Appalling.',
      'So much for quality: {fault}. Very disappointed.',
      'Second one in a year, and again {fault}. This is terrible.',
      '{Fault}. For £{price} I expect better than this. Gutted.',
    ],
    found: [
      'That should not happen so soon; the guarantee covers it for three years.',
      'From your description our repair bench in {shop} can mend that.',
      'There was a batch in spring with that weakness, and yours is from it.',
      'That is wear rather than a fault, but it can be mended for £{small}.',
      'We have seen this a few times this year, and it is easy to put right.',
    ],
    did: [
      "I've booked it in at our repair bench, and the label is in your inbox.",
      'A new one goes out on {weekday}; send the old one back in the same box.',
      'Bring it to {shop}, and they mend it while you wait.',
      'I have written up your case for the workshop, and they start on it on {weekday}.',
      'Bring it along to the repair evening in {shop} on {weekday}; the work is free.',
    ],
    settled: [
      'the repair looks as good as new.',
      '{my} came back from the bench on {weekday}.',
      'the new one is here and has seen {hills} already.',
      'they mended it in {shop} while I had a coffee.',
      'it holds up well so far.',
    ],
    again: [
      'It has gone again in the same place. What else can I try?',
      'Back from repair, and {fault} once more. Can you replace it?',
      'The workshop has not been in touch. Did they get it?',
    ],
  },
]

export const stock: readonly Story[] = [
  {
    calm: [
      '{The} {is} out of stock in {colour}.',
      "I've been after {fit} in {size} for weeks.",
      'I wanted to buy {a} for my {relative} before {weekday}, and there are none.',
      'You used to have {the} in {colour}.',
      'I signed up for an email when {the} {is} back and heard nothing.',
    ],
    asks: [
      'Will you get more?',
      'When are you expecting some?',
      'Does any shop still have one?',
      'Can I order it now and wait?',
      'Is it worth waiting for?',
    ],
    cross: [
      'You took £{price} for {the} and then cancelled because there are none. Awful.',
      'Order {order} cancelled after {days} days because of no stock. Why take the money? Bad form.',
      'Every single time: {the} in {colour}, sold out. Useless website.',
    ],
    found: [
      'A delivery is due in the second half of {month}.',
      'There is one left in {shop} and none anywhere else.',
      'The next batch comes in {few} weeks, in all sizes.',
    ],
    did: [
      "I've put one aside under your name in {shop} until {weekday}.",
      'I have set up the reminder by hand, so you hear first.',
      "I've put your order at the head of the line, and we charge you when it ships.",
    ],
    settled: [
      'the reminder came, and I got the last one.',
      'picked it up in {shop} today.',
      'just in time for my {relative}.',
      'it was there under my name, as promised.',
    ],
    again: [
      'It says sold out again. Was the delivery late?',
      'The shop in {shop} knows nothing about it. Did you really put one aside?',
    ],
  },
  {
    calm: [
      'The website shows {the} in {shop}, but the shop says no.',
      'Your page said two of {the} in {shop}, and there was none when I came from {place}.',
    ],
    asks: ['Which of them is right?', 'Could you check?', 'Is there one anywhere?'],
    cross: [
      'Drove from {place} to {shop} because your site said {the} {was} in stock. Not true. Wasted my whole morning.',
      'In stock in {shop}, says the website. Sold out since {weekday}, says the shop. Ridiculous.',
    ],
    found: [
      'Our count in {shop} was wrong, and it has been put right since.',
      'The last one was sold that morning, and the page takes an hour to notice.',
    ],
    did: [
      "I've ordered one over from {place} for you, post-free.",
      "I've sent you a £{small} voucher for the trip and put the next one aside for you.",
    ],
    settled: [
      'it came from the other shop on {weekday}.',
      'got it, and thanks for the voucher.',
      'second trip, and this time it was there.',
    ],
    again: [
      'Went there again and still nothing. Is there really one?',
      'The page says in stock once more, and it is not. Can you correct it?',
    ],
  },
]

export const advice: readonly Story[] = [
  {
    calm: [
      'I am planning a week in {hills} in {month} and thinking of {weather}.',
      'My {relative} has just started walking and likes the look of {weather}.',
      'I cannot decide between {weather} and {weather2}.',
      'We camp near {place} in all weathers, and I am looking at {weather}.',
    ],
    asks: [
      'Would {weather} be enough for that?',
      '{Is_w} {weather} really waterproof?',
      'How heavy {is_w} {weather} with everything?',
      'Can I use {weather} all year round?',
    ],
    cross: [
      'Your {shop} staff told me {weather} would do for {hills} in {month}. I froze all night. Bad advice.',
      'Nobody in your {shop} shop could tell me one thing about {weather}. Hopeless.',
    ],
    found: [
      '{Weather} {is_w} fine down to about four degrees; below that you want another layer.',
      'I took {weather} round {hills} in {month} and stayed dry.',
      '{Weather} weigh{s_w} just under what the label says, bag included.',
      'The fabric is waterproof and the seams are taped; the zip is the weak spot in a storm.',
    ],
    did: [
      'Take a thin base layer along, and you are set.',
      'I would go for {them_w} and spend what is left on good socks.',
      'Use {them_w} from March to October and add a liner in winter.',
      "I've put a packing list for {hills} in your inbox.",
    ],
    settled: [
      'bought {weather} in the end and stayed dry and warm.',
      'that settles it, ordered.',
      'the packing list was spot on.',
      'my {relative} is kitted out now.',
    ],
    again: ['And would you still say so for {month}?', 'One more thing: does that hold for wind as well?'],
  },
  {
    calm: [
      '{Weather} need{s_w} a wash after {hills}, and the label has faded.',
      'I would like to wash {weather} for the first time.',
      'Rain no longer runs off {weather} as it did.',
    ],
    asks: ['How do I wash {them_w} without doing harm?', 'Which temperature is right?', 'Is softener a bad idea?'],
    cross: [
      'Washed {weather} exactly as the label says and ruined {them_w}. Thanks for nothing.',
      '£{price} and after one wash {weather} let{s_w} the rain in. Poor.',
    ],
    found: [
      'Softener is what clogs the fabric; it washes out again.',
      'The coating wakes up with warmth, which the label does not say clearly.',
      'Half of all rain that comes in does so because of dirt.',
    ],
    did: [
      'Thirty degrees, soap flakes, no softener, two rinses, and hang {them_w} up wet.',
      'Wash {them_w} twice without softener, then twenty minutes of gentle warmth.',
      "I've posted you a bottle of wash for it, free of charge.",
    ],
    settled: ['washed as you said, good as new.', 'the rain runs off again.', 'that was easier than I thought.'],
    again: ['Washed twice, and it is no better. What else?', 'Does the same hold for the hood?'],
  },
]
