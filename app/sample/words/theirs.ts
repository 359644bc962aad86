/** What customers write besides what happened. */

export const greetings = [
  'Hi',
  'Hello',
  'Hi there',
  'Hey',
  'Good morning',
  'Morning',
  'Evening',
  'Dear team',
  'Hi all',
  'Hi folks',
]

/** Before the question, when it is meant kindly. */
export const softeners = [
  ...['', '', '', '', '', '', '', '', ''],
  ...['Quick question.', 'Sorry to bother you.', 'Not urgent.', 'Bit of a puzzle here.', 'Long-time customer here.'],
  ...[
    'Hope you are all well.',
    'I am new to this.',
    'Somebody in {shop} said to ask here.',
    'First time writing to you.',
  ],
  ...['I know you are busy.', 'My {relative} told me to ask you.', 'Happy customer so far.', 'Writing from {place}.'],
]

/** After the question, now and then. */
export const afterthoughts = [
  'No rush.',
  'I am in most evenings.',
  'You can reach me all day.',
  'I live in {place}, if that matters.',
  'It was bought on {weekday}.',
  'My {relative} asks too.',
  'It is for a trip to {hills}.',
  'We leave for {hills} in {month}.',
  'The order was {order}.',
  'I paid £{price} for {it_obj}.',
]

/** Begins the message of somebody who asked about the same before. */
export const sinceLastTime = [
  'You helped me with {the} two weeks ago, order {order}.',
  'This is about {the} again.',
  'We spoke about order {order} the other week.',
  'You helped me two weeks ago, and here I am again.',
  'This is about what we settled the other week.',
  'Following up on {the}, order {order}.',
]

/** Before saying that it was not settled after all. */
export const notYet = [
  'Hi again from {place}.',
  'Me again from {place}, I am afraid.',
  'Thanks, but no luck so far in {place}.',
  'Me again about {the}.',
  'Sorry, me again with order {order}.',
  'An update on order {order}:',
  'Thanks, but no luck with {the}.',
  'Not quite there yet with {the}.',
  'Hello again from {place}.',
  'Still about {the}:',
  'That did not help with {the}.',
  'I am back with order {order}.',
]

/** At the end of an unhappy message. */
export const jabs = [
  'Sort it out.',
  'What are you going to do about it?',
  'I want this fixed.',
  'Anybody there?',
  'Please explain.',
  'How is that OK?',
  'I want an answer today.',
  'Who is responsible for this?',
  "It's simply not good enough.",
  'Worst experience in years.',
  "I've bought from you for {months} years.",
  'My {relative} warned me.',
  'I expect to hear from you by {weekday}.',
  'Is anybody in {shop} reading this?',
  'The order was {order}, not that it matters to you.',
  'You can have {the} back.',
  'I am telling everyone in {place}.',
]

/** Words of thanks; `{who}` is the person who answered. Each is followed by what was settled. */
export const thanks = [
  'Thanks {who},',
  'Thank you {who},',
  'Thank you so much {who},',
  'Brilliant, thank you,',
  'Thanks a lot,',
  'Many thanks {who},',
  'Cheers {who},',
  'Perfect, thanks,',
  'Lovely, thank you,',
  'Thanks for the quick help,',
  'Thank you for sorting this,',
  'Thanks ever so much,',
  'Thank you both,',
  'Ta {who},',
  'Thanks again {who},',
  'That was quick, thank you,',
  'Great, thanks {who},',
]

/** After the thanks, now and then. */
export const farewells = [
  'Off to {hills} with my {relative} now.',
  'Taking my {relative} to {place} on {weekday}.',
  'Next stop {peak}, then {place}.',
  'If you are ever in {place}, tea is on me.',
  'Best wishes from {place} and {hills}.',
  'My {relative} in {place} buys from you too.',
  'Looking forward to {hills} in {month}.',
  'I will tell them in {place}.',
  'Back to packing for {peak}.',
  'See you in {shop} in {month}.',
  'Enjoy your {weekday}, from {place}.',
  'Have a good weekend.',
  'That is what I call service.',
  'Say hello to the {shop} shop.',
  'My {relative} says thanks too.',
  '{hills}, here we come.',
  '{peak} on {weekday}, weather permitting.',
  'Made my {weekday}.',
  'What a nice surprise.',
  'Greetings from {place}.',
  'The order was {order}, in case you need it for your books.',
]

/** Says that it is solved; what was settled goes before. */
export const solved = [
  'All sorted now.',
  "That's fixed it.",
  'That solved it.',
  'It works now.',
  'All good now.',
  'That did the trick.',
  'Sorted now.',
  'All fine now.',
]

/** Settled without us. */
export const settledAlone = [
  'Never mind, {the} turned up after all. All sorted now.',
  'Please ignore my last message about order {order}, it is all sorted now.',
  'No need to answer about order {order}, found it in my spam folder. Problem solved.',
]

/** What they answer when we ask. */
export const details = [
  'The order number is {order}, postcode {postcode}.',
  "It's {order}, under {full}.",
  '{order}, going to {place}, {postcode}.',
  'Ordered with {address}, number {order}.',
  "That would be {order}. Postcode's {postcode}.",
  'It is under {full}, {postcode}. The number is {order}.',
  'I have {order} here, from {month}.',
  'Here you are: {order}, {full}, {place}.',
]

/** Begins the private half. */
export const inPrivate = [
  'As asked in public: order {order}, {postcode}. Can you help?',
  'You asked me to message you here. It is about {the}, order {order}. What happens now?',
  'Hi, here are my details: {full}, {postcode}, order {order}. Could you look into it?',
  'Moving over from the public thread. Order {order} about {the}, can you check please?',
]

/** Nothing is wanted. `{the}` was bought from us. */
export const praise = [
  'First outing with {the} in {hills} today. Love {it_obj}.',
  'Shout out to the {shop} team for the best chat about {the} in ages. Lovely people.',
  '{months} winters with {the} in {hills} and still going strong. Fantastic.',
  'Happy with {the}, {colour} suits the dog too.',
  '{The} did well on {peak} today, {days} hours of rain. Brilliant.',
  'Great evening at the {shop} shop on {weekday}, learned a lot about {the}.',
  "My {relative} won't leave the house without {the} any more. Wonderful.",
  'Saw {days} pairs of hands waving on {peak}, all in your {colour}. Made me smile.',
  'My {relative} tried {the} in {hills}, and now the whole family is in love.',
]

/** Beside the praise, now and then. */
export const tags = [
  '',
  '',
  '#{place}',
  '#getoutside',
  '#weekend',
  'Greetings from {place}.',
  '{peak} next.',
  'See you in {shop}.',
]

/** To another customer. */
export const amongThemselves = [
  'I had the same with {the}, a drop of oil did it.',
  'We went up {peak} on {weekday} and it was packed.',
  'Had {the} for {months} winters in {hills}, so keep the faith.',
  'The {shop} branch is better than the one in {place}, honestly.',
  'My {relative} wears the {colour} ones and loves them.',
]

export const spam = [
  'Grow your page today!!! {days}000 real visitors for £{small}, click https://promo{house}.example',
  'Hello dear owner of website, we offer guest posts on {days}{house} blogs. Reply for price list at https://posts{order}.example',
  'CONGRATULATIONS you have been selected, claim your {price} pounds at https://win{house}.example',
  'We make SEO first page in {days} days, 100 percent. Contact us at https://rank{house}.example',
]

/** What their machine answers to ours. */
export const outOfOffice = [
  'Automatic reply: I am out of the office until {weekday} and will answer when I am back. {full}',
  'Out of office: {full} is away until {weekday} with no access to email. This is an automatic reply.',
]

/** As people type: right, wrong. */
export const misspellings: readonly (readonly [RegExp, string])[] = [
  [/\breceived\b/, 'recieved'],
  [/\bdefinitely\b/, 'definately'],
  [/\bbelieve\b/, 'beleive'],
  [/\btomorrow\b/, 'tommorow'],
  [/\bcustomer\b/, 'custumer'],
  [/\baddress\b/, 'adress'],
  [/\bdisappointed\b/, 'dissapointed'],
  [/\bthe\b/, 'teh'],
  [/\bbecause\b/, 'becuase'],
  [/\bwaterproof\b/, 'water proof'],
  [/\bguarantee\b/, 'garantee'],
  [/\btracking\b/, 'traking'],
  [/\bWednesday\b/, 'Wensday'],
  [/\bneighbours\b/, 'nieghbours'],
  [/\bweird\b/, 'wierd'],
  [/\bplease\b/, 'pls'],
  [/\bI've\b/, 'Ive'],
  [/\bdon't\b/, 'dont'],
  [/\bcan't\b/, 'cant'],
  [/\bisn't\b/, 'isnt'],
  [/\bwith\b/, 'wiht'],
  [/\bjust\b/, 'jsut'],
]

export const crossSigns = ['😡', '🙄', '😤', '👎', '!!', '!!!', '#fail', '...']
export const calmSigns = ['🙂', '🙏', '👍', ':)', 'x', '🥾']
export const happySigns = ['🙏', '😊', '👍', '🎉', ':)', '!', '!!', 'x', '🥾', '⛰️']
