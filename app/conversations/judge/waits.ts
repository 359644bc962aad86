import { cue } from './cues.ts'

const spans =
  'hour|hours|day|days|week|weeks|month|months|minute|minutes|year|years|fortnight|decade|evening|morning|weekend|afternoon'
const numbers =
  '<number>|an|a|one|two|three|four|five|six|seven|eight|nine|ten|few|several|couple|many|half|whole|entire|past|last|all|over|nearly|almost|multiple'
const since =
  'yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|' +
  'last|this|christmas|morning|then|<number>|noon|midnight|forever|the|i|we|before|early'

/** Waiting, silence, and being sent round. */
export const waits = [
  cue('still waiting', 'problem', [
    "still no|not|wrong|broken|missing|late|waiting|haven't|hasn't|can't|isn't|nothing|don't|sitting|pending|stuck|having|getting|down|doesn't|didn't|never|won't|won't|aren't|couldn't|wasn't|without|showing|unable|need|says|broken|out|on|in|charging|being|owe|unresolved|an|the|no|haven't|cannot|zero|missing|trying|searching|looking|saying|processing|awaiting|is|have|has|at|<number>",
    'been|was|were waiting|on|trying|over|more|weeks|days|months|hours|charged|calling|hung|sitting|stuck|delayed|standing|promised|told|saying|asking|without|<number> … for|since|hold|to|now|and|hours|days|weeks|minutes|months',
    'waiting|waited|wait|waits|awaiting … for|since|over|<number>|hours|days|weeks|months|hour|week|month|forever|ages|long|still|now|too',
    'am|are|we|still|been|i waiting|sitting|stuck',
    "i'm|we're still|sitting|stuck|waiting|stranded|standing",
  ]),
  cue('not come yet', 'problem', [
    "hasn't|haven't|not|never|didn't|yet|wasn't|nothing|isn't|weren't|without|won't|don't been|to|even|be|not|yet? arrived|received|receive|recieved|recieve|receiving|delivered|arrive|shipped|come|came|turned|heard|hear|hearing|gotten|dispatched|refunded|got|resolved|fixed|showed|show|called|posted|contacted|listed|activated|credited|updated|processed|left|moved|sent|paid|returned|repaired|replaced|registered|approved|transferred|corrected|started|begun|honored|honoured",
    'where is|are|was|were|my|our|the|tf|hell|fuck|did my|our|the|is|hell|are',
    "where's|wheres my|our|the|your",
    'when will|are|is|do|can|would|does|the i|my|our|you|the|we|it|this|hell|finally|get|be|ever|going … get|fixed|fix|arrive|ever|back|receive|be|delivered|finally|working|expect|resolved|coming',
    'how much|many|long more|longer|times|must|until|does|will|do|is|before|have',
    'yet to arrive|receive|hear|be|get|see|come|have|recieve',
    'out for delivery',
    'found|received|shipped|sent|got|seen my|the order|parcel|package yet',
    'not|nothing|yet? here yet',
    'where? tf|the? is|are my',
  ]),
  cue('names a long time', 'hint', [
    `${numbers} more|full|whole|straight|business|working|consecutive|and|a|over? ${spans} late|delay|delayed|wait|waiting|ago|hold|later|already|overdue|now|and|on|for|to|of|with|without|after|trying|just|before|since|still|but|old|early|apart`,
    `for|over|in|after|within|took|takes|take|nearly|almost|past|about|another|been|last|more|than|like|spent|every|the|these|only|within|this the|a|my|like|more|almost|over|than? ${numbers} ${spans}`,
    `since ${since}`,
    `all|whole|entire day|night|week|month|morning|weekend|afternoon|summer|year`,
    'for|takes|took|taking|in|waited|been ages|forever|years|hours|weeks|months|days|decades|so',
    `hours|days|weeks|months|years later|on|of|and|ago|waiting|now|without|in|after|to|trying|for`,
    'so|too|this|that|very|as|how|way long',
  ]),
  cue('long wait', 'problem', [
    'on|your|my|the|whole hold for|over|since|again|with|forever|<number>|music|time|times|and|all',
    'put|leave|left|leaving|keep|kept me|us|customers|people|you on hold|hanging|waiting|in|stranded|standing|out|here',
    'hold for|over <number>|an|hours|two|ages|hour',
    'long|longer|longest|slow|slowest|hour|minute|endless wait|waits|line|lines|delay|delays|queue|queues|hold|time|times|service|response|shipping|delivery|process|waiting',
    'stuck in|on|at|here|with|inside|behind',
    'stranded|sitting in|on|at|here|overnight',
    'taking|takes|took|take so|too|forever|ages|this|long|over|hours|days|weeks|months|a',
    'waste|wasted|wasting|lost|losing of? my|our? time|hours|day|days|morning|evening|life',
    'tarmac|runway for|since|with|again|over|<number>',
    'slow|terrible|late|delayed service|delivery|shipping|boarding|flight|response|train|bus',
  ]),
  cue('delay or cancellation', 'problem', [
    'flight|flights|train|bus|delivery|order|appointment|booking|reservation|trip|shipment|package|parcel|it|was|been|is|are|being|got|and|be|now|then|has|have|were late|delayed|cancelled|canceled|postponed|rescheduled|cancel|late|diverted|rerouted|overbooked|oversold',
    'delay|delays|delayed|late|cancelled|canceled|cancellation|cancel again|due|for|because|flight|flights|fee|my|our|on|and|until|by|of|without|from|at|twice',
    'missed|miss|missing|lost|losing my|our|the|a|his|her|their|an connection|flight|connecting|meeting|connections|delivery|train|appointment|funeral|wedding|exam|interview|birthday|bus|holiday|vacation|seat|seats|day|trip',
    'running|is|was|arrived|arriving|came|<number>|hours|minutes|hour|days|an late|behind',
    'late|delayed again|delivery|<number>|flight|order',
    'last|late minute|at',
    'mechanical|maintenance|technical issue|issues|problem|problems|failure|fault|difficulties|delay',
  ]),
  cue('broken promise', 'problem', [
    'was|were|is|are|supposed|meant|scheduled|due|promised|guaranteed|expected|said|told|should|that to be|have|get|arrive|come|deliver|call|was',
    'supposed|meant|scheduled|promised|guaranteed to|that|me|us|delivery|be|by|a|next|this|my|in',
    'was|were|been|keep|keeps|being|got|get|am|getting|always told|promised|assured|informed|advised|lied|given|quoted|misled|sold that? it|that|to|i|by|my|the|there|they|we|he|she|in|no|on|would|about|was|a|<number>',
    'told|tells|telling|said|says|promised|lied|informed|assured to? me|us|him|her|they|you|it|we|i to|that|it|they|i|he|she|there|we|no|its|the|was|would|you|my|about|a',
    'you|they|rep|agent|guy|driver|lady|site|website|app|he|she|email|store said|says|claimed|promised|claims|told|assured|lied|kept',
    'despite|even|although|though being|the|having|my|paying|i|we|it|told|your',
    "should've|should|would have been? … by|already|delivered|arrived|been",
    'ever? <link>? one|next|same|two day|days delivery|shipping',
    'was|is|were|been|are supposed|meant|due|scheduled',
  ]),
  cue('got no answer', 'problem', [
    'no|zero|without|any|little response|responses|reply|replies|answer|answers|one|help|luck|update|updates|explanation|information|communication|notification|solution|resolution|apology|sign|customer|notice|idea|clue|action|avail|success|info|news|word|confirmation|contact|support|sense|record|show|acknowledgement|results|progress|call|follow|compensation|choice|callback|staff|assistance|warning|agent|tracking|joy|reason|empathy',
    'nobody|no-one|none|one has|of|will|can|has|is|wants|answers|knows|seems|cares|answered|called|came|replied|picks|picked|helps|bothered|there|at|could|would|was|showed|listens|to|responds|responded|gets|got|ever|around|even',
    "not|never|haven't|didn't|won't|doesn't|don't|isn't|aren't|nothing|wouldn't|hasn't|refuse|refuses|refused|refusing|unwilling|fail|failed even|to|been|has|have|ever|be? answer|answered|answering|reply|replied|replying|responded|responding|response|respond|heard|helping|helped|done|helpful|help|care|listening|listen|call|called|respond|honor|honour|assist|return|pick|picking|bother|accommodate|resolve|acknowledge|read|explain|offer|offered|refund|fix|give|take|let|issue|do|follow|address|provide",
    'hung|hang|hangs|hanging|hangup|hungup up|on|me',
    'ignore|ignored|ignoring|ignores|blocked|dismissed|neglected my|me|us|customers|all|your|the|by|it|messages|emails|complaints',
    'disconnected|disconnects|cut|cuts|drops|dropped me|us|my|off|twice|again|after|on|the call|calls',
    'left|leave|leaving|kept me|us hanging|in|waiting|stranded|out|with|without',
    'radio silence|crickets|silence from',
    'nothing but|from|since|yet|back|has|have|was|is',
    'fallen|falling|falls on deaf',
    'anyone|anybody|someone|somebody|hello|hellooo there|out|home|ever|going|actually|listening|reading',
    'unanswered|unresolved',
    'never|not|nobody ever? told|informed|notified|warned|mentioned|contacted|apologized|apologised|asked me|us|anyone|people|customers',
    'is|are|was|still mia|awol',
    'any answer|response|reply to|on|yet|from|?',
  ]),
  cue('asked again and again', 'problem', [
    'called|call|emailed|email|tried|asked|contacted|phoned|rang|messaged|complained|written|wrote|tweeted|sent|spoken|talked|spoke|told|submitted|dmed|dm|chatted|tweeting|reported|explained|calls|emails|messages|visits|attempts|requests|visited|opened|filed <number>|several|multiple|many|two|twice|three|numerous|times|already|again|four|five|countless|once|over|every|different|before|about|repeatedly|and|for',
    '<number>|two|three|four|five|several|multiple|many|numerous|countless|second|third|fourth|fifth|few|different|2nd|3rd|4th|5th|another|dozens|other|more different? phone? calls|call|emails|email|times|attempts|messages|tweets|people|reps|agents|requests|tickets|letters|chats|chat|visits|dms|conversations|complaints|replacements|technicians|departments|supervisors|representatives|advisors|technician|attempt|visit|cases',
    'third|second|3rd|2nd|4th|fourth|fifth|5th|6th|sixth|umpteenth|nth|every|another day|time|times|week|month|in|consecutive|year|replacement|flight|again|call|attempt|order|delay',
    '<number>|two|three|four|five|several|many|multiple times|weeks|days|months|calls|emails|hours in|now|already|later|running|straight',
    'yet again|another',
    'once again|more',
    'keep|keeps|kept|getting|being|been|get|gets|got|was|constantly|just|still|continue passing|transferring|transferred|bounced|passed|told|sent|redirected|referred|shifted|asking|sending|repeating|calling|shuffled|getting|given|saying|giving|hung|pushed',
    'passed|passing|sent|bounced|pillar|runaround|run|round from|around|to|me|and|back|in|the|post',
    'run|runaround around|from',
    'as i|we said|mentioned|explained|already|have|told',
    'already did|have|done|told|tried|sent|contacted|called|spoken|spoke|emailed|dmed|explained|sent|gave|given|submitted|filed|reported|filled',
    "i've|have|we've|i|we already|tried|called|contacted|emailed|been|spoken|reported|sent|asked|written|complained|repeatedly",
    'following up',
  ]),
] as const
