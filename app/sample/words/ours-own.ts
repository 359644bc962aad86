/**
 * What people of ours write in their own words around what they ask, promise or did. Each part is drawn apart from the
 * others, so each must read well beside any; what names {the} or {bare} is left out where no thing is spoken of. What asks
 * or promises tells nothing besides, or it would be help.
 */

/** A first question, of what we may know already. */
export const beforeAsking = [
  'Is this about {the}?',
  'Is {the} the one you bought from us in {month}?',
  'Are you the {full} with {the}?',
  'Did {the} come from {shop} or from the website?',
  'Was {the} sent to {place}?',
  'Are we speaking of {the} in {colour}?',
  'Do you have {the} there in {place} with you?',
  'Did we send {the} to you in {month}?',
  'Are you still in {place}?',
  'Did you order on the website, or in {shop}?',
  'Are you the {full} from {place}?',
  'Was that in {month}?',
  'Did you speak to somebody in {shop} about it?',
  'Do you shop in {shop} now and then?',
  'Were you in {shop} for it in {month}?',
  'Is {place} still where you live?',
]

/** What we ask for. */
export const asking = [
  'Could you tell me the order number and the postcode it goes to?',
  'Which email address did you order with?',
  'Could you give me your order number?',
  'Do you still have the order number to hand?',
  'Could you give me the name on the order and the town?',
  'What is the order number, and which name is it under?',
  'Can you tell me the number at the top of your confirmation?',
  'Which order is it about?',
  'Which day did you order on, and under which name?',
  'Could you send me a picture of the receipt?',
  'Did you pay by card or by voucher?',
  'Do you know the number on the slip?',
  'Could you give me the house number and the postcode?',
  'What does the last email from us say at the top?',
  'Is there another name that it may be under?',
  'Which surname and postcode did you give at the till?',
]

/** A last question. */
export const afterAsking = [
  '',
  'And is it one parcel or two?',
  'And was it sent to {place}?',
  'And did somebody in {shop} help you?',
  'And is {month} right?',
  'And was it your {relative} who paid?',
  'And do you have the box that {the} came in?',
  'And is {the} the only thing in that order?',
  'And do you live in {place} itself?',
  'And was it a present for your {relative}?',
  'And did you pay in {shop}?',
  'And is it urgent because of {hills}?',
  'And is it {the} in {colour}, or another?',
]

/** What we set out to do. */
export const beforePromising = [
  "I'll look for {the} on the shelf",
  "We'll go through the list for {place}",
  "I'll ask {shop} about {the}",
  "I'll ring the people in {shop}",
  "We'll find out where {the} went",
  "I'll speak to the driver for {place}",
  "I'll check the books for {month}",
  "We'll ask the buyer of {the}",
  "I'll ask around in {shop}",
  "We'll trace it from {place}",
  "I'll take {the} up with the workshop",
  "I'll walk over to the packers about {the}",
  "We'll go through all that came in from {place}",
  "I'll read up what we said in {month}",
  "I'll show your message to {shop}",
  "We'll talk to the warehouse about {the}",
]

/** What we promise. Those with a day are the last sixth. */
export const promising = [
  'and will come back to you today.',
  'and let you know.',
  'and get back to you tomorrow.',
  'and will be in touch as soon as we know more.',
  'and let you know what they say.',
  'and get back to you this evening.',
  'and let you know what we find.',
  'and will come back to you after lunch.',
  'and get back to you before six.',
  'and will be in touch tonight.',
  'and come back to you by {weekday}.',
  'and let you know on {weekday}.',
]

/** One more promise. */
export const afterPromising = [
  '',
  "I'll keep {the} in mind until then.",
  "We'll ask in {shop} as well.",
  "I'll stay with it until {place} is sorted.",
  "We'll look in {shop} too, to be safe.",
  "I'll be quick, with {hills} waiting.",
  "We'll not forget {place}.",
  "I'll tell {shop} too.",
  "We'll be as quick as we can for {place}.",
  "I'll leave a word for the evening shift about {the}.",
  "We'll check {month} as well.",
  "I'll ask about {the} twice if I must.",
]

/** Before what we found out: that somebody looked. */
export const beforeHelping = [
  '',
  'I have {the} in front of me.',
  'I went through all that came from {place}.',
  'I rang {shop} about it.',
  'Thanks for the patience in {place}.',
  'You are right about {the}.',
  'I asked {shop}, and they say the same.',
  'We talked about {the} this morning.',
  'I know this one from {month}.',
  'I checked with {shop}.',
  'Good that you wrote from {place}.',
  'No need to worry about {the}.',
  'The notes from {month} helped me here.',
  'About {the}: I looked.',
  'I looked up {the} from the beginning.',
  'I can see {place} on my list.',
  'I remember {the} well.',
  'I saw {the} on the shelf this morning.',
]

/** After what we did: what is good to know besides. */
export const afterHelping = [
  '',
  'You need not do anything else about {the}.',
  'It costs the same in {place} as anywhere else.',
  'My colleague in {shop} did the rest.',
  'The next parcel to {place} brings a pair of laces.',
  'I have told {shop} too.',
  'My colleagues know about {the} now.',
  'The guarantee of {the} stays as it is.',
  'You have 50 points more since this morning.',
  'We changed the list for {the} as well.',
  'It is what we do for everybody since {month}.',
  'Keep this message until {month}, to be safe.',
  'Greetings to {place}.',
  'Enjoy {hills}.',
  'We are a little wiser about {the} now.',
  'We did the same for somebody in {place}.',
  'It was the first such thing since {month}.',
]

/** Before we send somebody elsewhere: why. */
export const beforePassing = [
  '',
  'I cannot open {the} from here.',
  'We do not see orders from {place} here.',
  'I can say nothing about {the} here.',
  'I am not able to look up {place}.',
  'I would rather not write about {the} here.',
  'We cannot see the list of {shop}.',
  'I see only half of it.',
  'Our screen shows nothing for {place}.',
  'I cannot go back to {month} from here.',
  'We know too little about {the} here.',
  'I may not change {the} myself.',
]

/** After we sent somebody elsewhere. */
export const afterPassing = [
  '',
  'We cannot do more for {place} here.',
  'I cannot look into {month} from here.',
  'I am only here for {shop}.',
  'We do not keep {the} in this list.',
  'I wish I could see {the} from here.',
  'Our list ends in {month}.',
]
