import { expect, test } from 'vitest'
import { judge } from './judge.ts'

const read = (text: string) => judge(text, 'inbound')
const complains = { needsAnswer: true, complaint: true }
const asks = { needsAnswer: true, complaint: false }
const needs = { needsAnswer: true }
const calm = { needsAnswer: false, complaint: false }

test.each([
  'My router keeps restarting every hour',
  'The heating in room 212 does not switch off',
  'card declined at the till this morning, twice',
  'Update 4.2 deleted all my playlists',
  'The kettle I bought from you leaks',
  'No hot water again in flat 9',
  'Booked a table for six, arrived and there was none',
  'The 7:14 to Leeds never showed up',
  'Passport form rejects my postcode',
  'My prescription was sent to the wrong pharmacy',
  'Streaming cuts out whenever it rains',
  'the zip on my jacket broke after two days',
  'App logs me out each time I open it',
  'Two of the four chairs were missing from the box',
  'Tried resetting the password five times and nothing happens',
  'There was a hair in my soup',
  'Screen goes black after the update',
  'my bin has not been collected for three weeks',
  'The printer only prints half the page',
  'Ordered a large and got a small',
  'Delivered to my neighbour although I was at home',
  'the website says my account does not exist',
  'Salary still not in my account',
  'The roof of the bus 42 leaks',
  'I was billed for a room I cancelled',
  'Cannot log in since yesterday',
  'the lift at the north entrance is out of order',
  'Game crashes on the loading screen',
  'Your driver left my parcel in the rain',
  'Lost my boarding pass in the app and the desk is closed',
  'The pizza came cold',
  'Package marked delivered but nothing here',
  'Seat 14C does not recline',
  'The link in your mail just sends me back to the home page',
  'You moved my lesson and never told us',
])('a problem told without a question needs an answer: %s', (text) => {
  expect(read(text)).toMatchObject(needs)
})

test.each([
  ['a shop', 'Third time the delivery is late and nobody at the store picks up the phone'],
  ['an airline', 'Sat on the tarmac for 3 hours with no water and no explanation'],
  ['a telecom', 'Paying for 100 meg and getting 3, this is a joke'],
  ['a bank', 'You froze my card without telling me and I am stuck abroad'],
  ['software', 'The new update is terrible, everything is slower and my files are gone'],
  ['food', 'Ordered at six, came at eight, cold and half of it missing. Disgusting'],
  ['a hotel', 'Filthy room, rude staff, and they refused to refund us'],
  ['a council', 'Bins not emptied for a month, the street stinks, what do we pay taxes for'],
  ['a clinic', 'Waited 4 hours with a sick child and then told to come back tomorrow. Appalling'],
  ['an insurer', 'Six weeks since my claim and you keep asking for the same documents'],
  ['a railway', 'Another day, another cancelled train. Absolutely fed up'],
  ['a landlord', 'The boiler has been broken since Monday and you ignore my emails'],
  ['a school', 'Nobody answers, nobody calls back, and the deadline is tomorrow. Ridiculous'],
  ['a gym', 'You charged me twice again after I cancelled my membership'],
  ['a taxi', 'Driver was rude and took the longest route, never using you again'],
])('a complaint to %s', (_, text) => {
  const verdict = read(text)
  expect(verdict).toMatchObject({ ...complains, gratitude: false, saysSolved: false })
  expect(verdict.tone).toBeLessThan(0)
})

test.each([
  'Do you deliver to the islands?',
  'what time does the pool close',
  'Hi, is the blue one available in size 44? Thanks',
  'Could you tell me which form I need for a parking permit?',
  'How can I add my daughter to the policy?',
  'Looking for a vegan option near the station, any tips',
  'Is there a student discount on the yearly plan?',
  'can i bring my dog on the ferry',
  'Please send me an invoice for May',
  'I would like to change my appointment to Friday',
  'Where can I find the nearest branch?',
  'Does the 12:40 stop in York?',
  'Quick question: does the warranty cover batteries?',
  'Hello, I want to book a table for four tonight',
  'May I collect the order in the shop instead?',
])('a plain question or request is no complaint: %s', (text) => {
  expect(read(text)).toMatchObject(asks)
})

test.each([
  'Thank you all, lovely stay!',
  'Shout out to Maria at the desk, what a star',
  'best coffee in town ☕️❤️',
  'Love the new design, well done!',
  'You guys are amazing 😍',
  'Just landed, smooth flight and friendly crew',
  'Happy birthday to my favourite bakery 🎉',
  'Great food, great people, we will be back',
  'ok thanks',
  'Thanks, will do',
  'Perfect, cheers!',
  'haha good one',
  'Good morning everyone',
  'So excited for tomorrow!',
  'Kudos to the driver of the 38 this morning',
  'On my way to the stadium with friends',
  'Really happy with my new phone',
  'Best customer service ever, thank you Tom',
  'I appreciate it, have a great weekend',
  'No complaints at all, wonderful evening',
  'Highly recommend this clinic, kind and patient doctors',
  'Yes please',
  'No, thank you',
  'lol',
])('praise, thanks and chatter wait for nobody: %s', (text) => {
  const verdict = read(text)
  expect(verdict).toMatchObject({ ...calm, automated: false })
  expect(verdict.tone).toBeGreaterThanOrEqual(0)
})

test.each([
  'Great job losing my bag, really impressive',
  'Thanks for the cold fries, made my day',
  "Love being on hold for an hour, it's my favourite thing",
  'Oh great, another delay. Wonderful.',
  'Thanks a lot for charging me twice!',
  'Nice work breaking the app on a Monday morning',
  'wow, brilliant, my flight is cancelled again',
  'Thanks for nothing',
  'Thanks for making our trip a nightmare',
  'way to go, you lost another customer',
  'Five hours late. Excellent service as always 🙄',
  'Gotta love it when the wifi you pay for does not work',
  "So glad I pay for priority support that doesn't answer",
])('sarcasm is no praise: %s', (text) => {
  expect(read(text)).toMatchObject({ ...complains, gratitude: false })
})

test.each([
  ['The soup was not good', -1],
  ['not happy at all with my stay', -1],
  ['This never works', -1],
  ["The staff weren't helpful", -1],
  ['Not bad, not bad at all', 1],
  ['No problems with the delivery, very happy', 1],
  ["Couldn't be happier with the service", 1],
  ["can't fault the team, superb", 1],
  ["I don't recommend this place", -1],
  ['nothing works on this site', -1],
] as const)('a denial turns the words round: %s', (text, sign) => {
  expect(Math.sign(read(text).tone ?? 0)).toBe(sign)
})

test.each([
  ['😡', complains],
  ['my order 😡😡😡', complains],
  ['👍', calm],
  ['😍😍', calm],
  ['❤️', calm],
  ['Flight cancelled :(', needs],
  ['great stay :)', calm],
  ['still no internet 😤', complains],
  ['delivery today 🙌', calm],
  ['👎', complains],
] as const)('emoji and emoticons: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['sooooo disappointed in you', complains],
  ['this is baaaad', complains],
  ['amaaaazing service', calm],
  ['heeeelp', needs],
  ['pleeeease fix the login', needs],
  ['thaaaanks', calm],
] as const)('stretched words: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['two hours for a burger #fail', complains],
  ['#worstserviceever', complains],
  ['#NeverAgain', complains],
  ['lovely evening #blessed #happy', calm],
  ['my order? #StillWaiting #angry', complains],
  ['#NotImpressed with the new menu', complains],
  ['third strike today #patheticservice #fixthis', complains],
] as const)('hashtags: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['@bank_help @ombudsman my money is gone and nobody replies', complains],
  ['@ann did you see this? so funny', needs],
  ['@shop @ann @bob @cy @dee lunch on Friday', calm],
  ['.@rail the 8:02 was cancelled again', needs],
] as const)('mentions: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['Thanks, that answers it.\n\n> Why is this still broken? I am furious.', calm],
  ['All fine now, thank you\n\nOn 3 May 2026, Ann Lee wrote:\nThe worst service ever.', calm],
  ['haha RT @baker: Sorry, the oven broke down and we are closed', calm],
  ['Still waiting for the refund!\n\nFrom: Shop Help\nThank you for your lovely words.', needs],
  ['“@cafe: Our coffee is terrible today, sorry!” love your honesty', calm],
] as const)('what others said is not judged: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['I can&#39;t log in &amp; support doesn&#39;t answer', complains],
  ['Fish &amp; chips were great &lt;3', calm],
  ['Where&apos;s my order&#63;', needs],
  ['Don&rsquo;t waste your money here', complains],
] as const)('entities read as what they mean: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['look at this https://a.example/x.jpg', calm],
  ['this is how my parcel arrived: smashed https://a.example/x.jpg', needs],
  ['Please write to __email__ or call __phone__', needs],
  ['my account __email__ is locked', needs],
  ['Top 10 deals today! Buy now at www.deals.example', calm],
  ['New study on airline prices, read more: https://news.example/1', calm],
] as const)('links and masks: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['The room was lovely but the shower was cold and nobody came to fix it', complains],
  ['Food took ages. But wow, it was the best curry ever, thank you!', { complaint: false }],
  ['Thanks for the quick reply. The invoice is still wrong.', needs],
  ['I love your shoes. The left one arrived with a hole, can I exchange it?', needs],
  ['Great crew. Terrible airport. Bag lost. Not flying with you again.', complains],
  ['The app used to be great, now it crashes all day', complains],
  ['Sorry for my angry message earlier, your colleague was wonderful and it is sorted', calm],
] as const)('several sentences with opposite tone: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['Help', needs],
  ['Why?', needs],
  ['Refund', needs],
  ['Thanks', calm],
  ['Awesome!', calm],
  ['Pathetic', complains],
  ['broken', needs],
  ['Scammers!', complains],
  ['Hello?', needs],
  ['No', calm],
  ['Unbelievable', complains],
  ['?', needs],
] as const)('one word: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['WHERE IS MY PARCEL', needs],
  ['I WANT MY MONEY BACK NOW', complains],
  ['BEST NIGHT EVER THANK YOU', calm],
  ['WHY DOES NOBODY ANSWER', complains],
] as const)('shouting: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  ['Order 1234-5678 has not arrived', needs],
  ['5 stars from us', calm],
  ['$240 taken twice from my account', needs],
  ['48 hours without power', needs],
  ['0 out of 10', needs],
  ['1 star, avoid', complains],
] as const)('numbers: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each([
  'Enter to win a free holiday! Click here https://win.example',
  'RT @brand: New stores opening this summer https://b.example/1',
  'Check out my new blog post about travel https://me.example',
  'We are hiring! Apply now: https://jobs.example/77',
  'Earn 500 a day from home, follow me https://x.example',
  'Live now on our channel: the big match https://tv.example',
])('spam, adverts and news ask nothing of the brand: %s', (text) => {
  expect(read(text)).toMatchObject(calm)
})

test.each([
  'I am out of the office until Monday with limited access to email.',
  'Automatic reply: annual leave',
  'Delivery Status Notification (Failure)',
  'Your request has been received. This mailbox is not monitored. Your ticket number is 55.',
])('machines wait for nobody: %s', (text) => {
  expect(read(text)).toMatchObject({ automated: true, needsAnswer: false })
})

test('no single thing said makes an angry text calm: what is at stake is that nobody is overlooked', () => {
  const angry = 'Worst service ever, you lost my bag and nobody answers'
  for (const more of ['Thanks.', 'Please help', 'https://a.example', '#travel', '😂', '@ann @bob @cy', 'lol'])
    expect([more, read(`${angry} ${more}`).needsAnswer]).toEqual([more, true])
})
