import type { Place } from '../verdict.ts'
import type { Rule } from './phrases.ts'

/**
 * Words that send a customer somewhere. `needs`: what else the sentence must name before they do ("share your details
 * … through this form"). `anyone`: also where the brand is the one who acts ("let's go on in private").
 */
export type Sending = Rule & { kind: 'sends'; needs?: 'way' | 'link'; anyone?: true }

type Terms = { needs?: 'way' | 'link'; anyone?: true }

const sends = (place: Place | undefined, phrases: readonly string[], terms: Terms = {}): Sending => ({
  kind: 'sends',
  says: place ? `sends elsewhere: ${place}` : 'sends elsewhere',
  weight: 3,
  ...(place && { place }),
  phrases,
  ...terms,
})

const teams =
  'team|teams|colleagues|colleague|department|departments|manager|support|store|stores|branch|branches|office|staff|agents|agent|advisor|advisors|adviser|advisers|specialist|specialists|care|service|services|representative|representatives|rep|reps|retailer|reseller|seller|sender|shipper|carrier|courier|provider|supplier|manufacturer|bank|hub|experts|crew|desk|helpdesk|reception|receptionist|surgery|clinic|pharmacy|pharmacist|council|authority|landlord|insurer|operator|dealer|dealership|garage|concierge|driver|depot|headquarters|hq|sales|billing|accounts|relations|police|engineers|folks|consultant|consultants|partner|partners|host|airport|agency|admissions|registrar|librarian|guard|conductor'
const buildings =
  'store|branch|office|dealer|dealership|shop|station|desk|counter|reception|clinic|surgery|garage|pharmacy|kiosk|depot|library|centre|center'

const elsewhere =
  'airport|billing|baggage|store|branch|sales|returns|accounts|claims|reservations|bookings|admissions|station|hotel|pharmacy|insurance'

/** How a reply sends a customer elsewhere: what they are told to do, by where it leads. */
export const sendings: Sending[] = [
  sends('private message', [
    'dm|pm|inbox us|me|my|our|your|the|a|over|with|<name>|if|for|so|it|these|this|details|through|here|<link>|and|to|any|some|photos|pictures|more|that|which',
    'send|shoot|drop|give|pop|write|leave|slide|fire|ping|flick us|me|over|through|my|our|a|<name> … dm|pm|inbox',
    'send|shoot|drop|give|pop|write|leave|fire|ping|forward|share|provide … direct|private|dm|pm|quick|personal message|messages',
    'send|shoot|drop|pop|leave|give us|me|our|over|through a|an|your|quick? quick? message|messages',
    'send|give|provide|share|message|pass|forward|tell us|me|it|this|that|your|the|these … directly|privately',
    'message us|me|our|<name>',
    'please dm|pm|inbox',
    'dm please',
    'reply|respond|answer to|in|via|by our|my|the|that|this? dm|pm|direct|private message?',
    'click|tap|use|press|hit|select|follow … link|button|below|pic … message|dm|chat',
    'follow|following us|me|back|<name>',
    'check|see your|the|our dm|inbox|pm|messages',
    'slide|hop|jump|come|head|pop|go in|into|to|over? to? our|my|the? dm|inbox|messages',
  ]),
  sends(
    'private message',
    [
      "let's|lets|can|could|to|and|we'll|i'll continue|chat|talk|discuss|move|take|connect|speak|meet|sort|look|help|address|handle|resolve … in|via|by|through|over|into|to|on a|the|our|your? private|dm|pm|direct|messenger|offline|inbox",
      "let's|lets dm|pm",
      'meet|see|catch|join us|me|you in|over|at our|the|my|your? dm|inbox|messages',
      'get|direct|move|bring|take you|this|it|that into|to|in|through a|the|our? private|secured|secure|direct|dm',
      'you … dm|pm us|me|our|your',
      "make sure|certain you|you're are? following|follow us|me",
      'we|i|they|team can|may be reached|contacted',
    ],
    { anyone: true },
  ),
  sends('phone', [
    'call|phone|ring|dial|telephone|text us|me|our|the|your|<number>|customer|support|in|back|them|into|your|<name>|any',
    'calling|phoning|ringing|dialling|dialing us|our|the|your|<number>|customer|support|them|in',
    'give us|our|them|the|me|your|customer … call|ring|buzz|bell|tinkle',
    'request|arrange|book|schedule|get|ask a|for|your? a|your? call|callback back|from?',
    'use|using|try|trying|choose the|our call|phone option|line',
    'return my|our call',
    'pick up the phone',
    'call|ring … at|on <number>',
    'ask|tell|get … call|ring us|our|the',
  ]),
  sends('email', [
    'email us|me|our|the|them|your|to|in|at|<email>|<mask>|<link>|customer|support|it|this|through|details|any|a|photos',
    'e mail us|me|our|them|<email>|<mask>|<link>|customer',
    'emailing us|our|the|them|your|<email>|<mask>',
    'write|writing to|in|into us|our|the|them|your|to|<email>|<mask>|head',
    'write|writing us|<email>|<mask>',
    'send|shoot|drop|fire|pop|forward|ping|write … email|mail|<email>|<mask>',
    'contact|reach|contacting … email|mail|<email>|<mask>',
    'reply|respond|revert|write|get back? to|via|on our|that|the|this|your|my last|latest? e? email|mail|emails',
  ]),
  sends('form', [
    'fill|filling|complete|completing|return … form|survey|questionnaire|application',
    'fill this|that|it|these|them? out|in',
    'submit|submitting|file|filing|raise|raising|open|log|logging|lodge|make|create|start|put|register|initiate|place through|in|for? a|an|your|the|this|new|formal … form|ticket|claim|complaint|request|case|report|feedback|enquiry|inquiry|appeal|application|query|dispute|idea',
    'submit|submitting … details|information|documents|receipts|photos',
    'use|using|try|through our|this|the|that … form|portal|tool',
  ]),
  sends(
    'form',
    [
      'report|reporting|share|sharing|include|confirm|provide|providing|submit|tell|leave|send|sending|post|upload|enter|apply|claim|appeal|vote|log|register|enquire|request|book|flag|raise|add',
      'give us|your|feedback|some|the|them|details|our',
      'let us know here|at|via|through|using',
    ],
    { needs: 'way' },
  ),
  sends('chat', [
    'head|go|pop|hop|jump|come|switch over? to|onto|into our|the|your? live? live? chat|webchat|messenger|whatsapp',
    'tap|click|press|hit|select|choose|use the|our … chat|message|contact icon|button|bubble|option|widget|tab',
    'use|using|via|through the|our|your? in app help|support|chat|contact|messaging',
    'chat|chatting in? with|to us|our|an|a|one|the|someone',
    'start|open|launch|begin|initiate|join|use|using|access|try|trying|hop|jump|connect|select … chat|livechat|webchat|whatsapp|messenger|bot|assistant',
    'whatsapp us|me|our|<number>',
    "use|using|via|through the|our|your|my? app's|apps help|support|chat|contact",
    'use|using|open|try|see|check … help|support|contact section|tab|menu|page|button in|on|of|inside the|our|your|my app|account|website',
  ]),
  sends('team', [
    `contact|contacting|reach|reaching|speak|speaking|talk|talking|write|connect|connecting|consult|consulting|liaise|liaising|approach|notify|inform|alert … ${teams}`,
    `speak|talk|chat|see|find|ask|tell to|with? a|one|any|our|your|the|my? of? our|your|the|their? ${teams}|gp|doctor|nurse|tutor|crew|member`,
    `ask|asking|check|checking|confirm|enquire|follow|discuss|raise with|at|in|up? to|with|at|in your|the|our|their|a|any|that local|own|nearest|customer|card? ${teams}`,
    'ask|tell a|an|any|one … staff|colleague|colleagues|member|manager|steward',
    `ask|asking|tell|telling your|the|our|their|a local|own|nearest|customer? ${teams}`,
    `let our|the|a|your … ${teams} know`,
    `report|refer|flag|mention|forward|return|raise|direct|address|submit|provide|give|show|hand … to|with|by your|the|our|their|a|any … ${teams}`,
    `visit|visiting|see|pop|head|go|drop|nip|swing … ${buildings}`,
    `take|bring|return|hand|drop|present|collect|exchange it|this|that|them|these|the|your|any … ${buildings}`,
    'speak|talk|speaking|talking to|with them|someone|him|her|anyone|one',
    'contact|contacting your|the|their|our|whichever|any',
    'contact|contacting|get onto|hold them|him|her|whoever|<name>|<link>',
    'contact|contacting|speak|talk|reach|tweet|try|ask|message to|with|out|over? to? our|the|your|my? friends|pals|guys|mates|colleagues|partners at|over|in|on',
    'tweet|try|ask|mention|follow|tag|contact|dm our|the? colleagues|friends|team|guys? at|over|on? <name>',
    'contact|reach|speak|reaching the|your|our|that local|nearest|relevant|appropriate|correct? … directly|direct',
  ]),
  sends(
    'team',
    [
      `our|the|my|their … colleagues|specialists|team|reps|representatives|advisors|agents|staff|experts|friends|folks|guys|store|department at|on|over|in <number>|<name>|<link>|<email>`,
      'colleagues|team|staff|friends|specialists|agents|crew at|in the|your|our|any … can|could|will … help|assist|advise|answer you|with',
      `${elsewhere} team|desk|department|staff|colleagues|office can|could help|assist|advise you|with`,
      'best|right|better|correct|only placed|people|person|team|ones|department|point|place|port|one|channel to|for|of',
      "that's|this|it's|its is? one|something for your|the|our|their",
      'best bet is|would be? the|your|our|to',
      'good place|start|team|person to start|ask|contact|go|try',
      'best to? contact|speak|ask|check|call|reach|visit',
      'not the right|correct team|account|department|page',
      'wrong account|team|department|handle',
      'handled|dealt|managed|looked by|with|after separately? by? our|the|a|another|different … team|department|colleagues|office',
    ],
    { anyone: true },
  ),
  sends(undefined, [
    'drop|send|write|leave|shoot us|me a|your? quick? line|note',
    'contact|contacting|reach|reaching us|me|out|the|our',
    'contact|contacting … for|about|regarding|directly|so|via|on|at|to',
    'reach|reaching|reached out? to? us|me|our|the',
    'get|getting hold|through of|to us|our|the|them',
    'get|getting in|into touch|contact',
    'connect|connecting|engage|interact with? us|our|me',
    'start|begin|continue your|a|the|this claim|conversation|session|request|chat',
    'come back to us|me at|via|on|through|by',
  ]),
  sends(undefined, ['reach|reaching|call|ring|write|speak|talk|talking|speaking|discuss|started'], { needs: 'way' }),
  sends(
    undefined,
    [
      'let|allow|like|love|want|happy|glad|chance|opportunity us|me|our|the|for|to … look|help|assist|investigate|check|discuss|take|review',
      "let's … look|help|check|discuss|review|go|sort|get|talk|chat|explore",
      'member|specialist|someone of|from|on|in my|our|the … team|department',
      "<link> and|so|then|where we'll|i'll|we|i|someone|they",
    ],
    { needs: 'link', anyone: true },
  ),
  sends(
    undefined,
    [
      'need|needs|must|should|has|have|can|would to? be reported|raised|made|directed|resolved|addressed|discussed|arranged|handled|submitted|taken|processed|requested|dealt|done via|through|with|by|at|in|to|on|up|over',
    ],
    { anyone: true },
  ),
  sends('link', [
    'click|tap|follow|use|open|press|using the|this|that|our|below|on|here link|button|url',
    'click|tap|press here|below|<link>',
    'go|head|pop|hop here',
    'go|head to|at <link>',
    'visit|visiting <link> for more|further|help|support|assistance',
    'follow … prompts',
    'use|click|follow … link|button below|here|above|provided|attached|to',
    'visit|visiting|go|head|check|use|see|hop … help|support|contact|customer|service|complaints|claims|returns site|page|pages|website|centre|center|section|hub|portal|forum|forums|community',
    'go|head|hop|pop|jump|navigate|turn|look on|onto|to|over|in|into to|on|onto? our|the|your|my|their? website|site|app|page|portal|account|webpage|homepage',
    'visit|visiting our|the|your|their website|site|webpage|page|homepage|portal|app|forum',
    'questions|concerns|issues|queries|enquiries|matters please|kindly|you|should|can? can|may? visit|use|see|go|head',
  ]),
  sends(
    'link',
    [
      'have|did|were you already|ever|yet? contacted|reported|reached|spoken|filled|submitted|shared|contact|report|reach|speak|submit|fill|raised',
    ],
    { needs: 'link', anyone: true },
  ),
]

const way = (place: Place, phrases: readonly string[]): Rule => ({
  kind: 'place',
  says: `names a way: ${place}`,
  weight: 0,
  place,
  phrases,
})

/** Ways that a sentence names beside what it tells the customer to do. */
export const ways: Rule[] = [
  way('private message', [
    'via|by|through|over|in|into|using|per|as|with a|our|the|your|this|an? dm|pm|inbox|direct|private|messenger message|messages|messaging|chat?',
    'privately',
  ]),
  way('phone', [
    'via|by|on|over|through|using|per the|a|our? phone|telephone|tele|call|hotline|helpline',
    'phone|telephone or|and? chat|email|message|dm',
    'chat|email|message|dm or|and? phone|telephone',
    'toll free',
  ]),
  way('email', [
    'via|by|through|over|using|or|and|per|in|to|with our|an|the|that|this? e? email|mail|emails',
    '<email>',
    '<mask>',
  ]),
  way('form', [
    'via|through|using|in|on|with|at|by our|this|the|a|an|following … form|portal|questionnaire',
    'online|contact|web|feedback|complaint|claim|claims|refund|complaints form|portal',
  ]),
  way('chat', [
    'live|online|web chat|messaging',
    'via|by|through|or|and|on|in|using|with our|the|live|a|an? chat|livechat|webchat|whatsapp|messenger',
  ]),
  way('team', [`with|to|of|by|from our|my|the|a|their … ${teams}`]),
  way('link', [
    'on|via|through|at our|the|their … website|site|webpage|portal|app',
    'via|through|using|by|from|on|at|with|in|follow|use|click|tap the|this|that|our|a|your … link|links|button|url',
    'link|links provided|below|mentioned|above|given|attached|shared|earlier',
  ]),
]
