import type { Rule } from './phrases.ts'

/** How a reply asks for something, beyond a question mark. */
export const asks: Rule[] = [
  { kind: 'asks', says: 'asks', weight: 1, phrases: ['?'] },
  {
    kind: 'asks',
    says: 'asks',
    weight: 1.5,
    phrases: [
      'please|kindly|pls|you|also|just provide|confirm|tell|send|share|specify|clarify|describe|include|elaborate|advise|verify|supply|attach|forward|explain|state|mention|give',
      'let|tell us|me|our … know|tell what|which|when|where|your|the|how|more|whether|exactly|here|why',
      'let us|me|our … know',
      'tell|send|give us|me more|your|what|which|some|when|where|exactly|additional|details|a',
      'may|can|could we|i have|get|ask|know|confirm|check',
      "we|i|we'd|i'd like|love|need|want to know|learn",
      'hear|learn more',
      "we|i|we'll|i'll|i'd|will|would need|require|like your|more|some|additional|further|the … details|information|number|address|name|email|account",
      'i|we|will need|require more|your|additional|further',
      'keep us updated|posted|informed|in',
      'full name|address',
    ],
  },
]

const verbs =
  'research|speak|talk|look|investigate|follow|get|check|pass|forward|escalate|update|reach|contact|do|share|send|call|see|review|raise|respond|reply|keep|try|work|find|assist|help|fix|sort|feed|report|take|make|be|have|let|touch|resolve|address|hook|lend|discuss|continue|troubleshoot'

/** What a reply says will be done later, is being done, or would be done elsewhere. */
export const promises: Rule[] = [
  {
    kind: 'promises',
    says: 'promises',
    weight: 1,
    phrases: [
      `we'll|i'll|they'll|he'll|she'll also|then|gladly? ${verbs}`,
      `we|i|they|team|and|someone|specialist|member|manager will|shall also? ${verbs}`,
      `so|where|then we|i|they|our|that … can|could|may|will|would ${verbs}`,
      `and we|i … can|will|could|may ${verbs}`,
      `to|can|could|let|would|want|like|love|able|let … us|me|to look|investigate|assist|help|check|review|take|see into|you|this|closer|look|further|that|better|deeper`,
      `let us|me ${verbs}`,
      'allow|permit us|me to',
      "i'd|we'd|would like|love|want|be to|happy|glad … help|assist|look|investigate|check|take|see|have|get|make|review|further|resolve|fix|discuss|lend|speak|talk|work|research|follow",
      "we're|i'm|am|are|is|been|currently|they're|keep looking|working|investigating|checking|reviewing|trying|monitoring|escalating|forwarding|aware|passing|chasing|looping",
      'look|looked|looking into|further|at',
      'get|getting back to|with you',
      'be in touch|contact',
      'passed|passing|pass|forwarded|forwarding|forward|escalated|shared|share|sharing|reported|raised|feed|fed|relay|relayed|sent this|it|that|your|these|along|on … team|teams|on|along|manager|department|colleagues|internally|management|feedback',
      'let the|my|our|them … team|manager|store|them know',
      'will follow|be|reach|contact|update|respond|reply up|in|back|out|you|resolved|fixed|addressed|with',
      'should hear back|from',
      'working hard|on|to fix|resolve|restore|it|perfect|improve',
      'stay tuned',
      'bear with us|me',
      'get this|that|it|you|these|things sorted|fixed|resolved|taken|addressed|looked|checked|squared',
    ],
  },
]

export const apologies: Rule[] = [
  {
    kind: 'apologises',
    says: 'apologises',
    weight: 1,
    phrases: [
      'sorry',
      'apologies|apologise|apologize|apologizes|apologises|apology|apologizing|apologising',
      'we|i|deeply|sincerely|truly regret',
      'my|our bad',
    ],
  },
]

/** Greeting, thanks, sympathy, offers and farewell: kind words that do not help by themselves. */
export const courtesies: Rule[] = [
  {
    kind: 'courtesy',
    says: 'is polite',
    weight: 0,
    phrases: [
      'hi|hello|hey|hiya|howdy|greetings',
      'good morning|afternoon|evening|day',
      'thanks|thank|appreciate|appreciated|cheers',
      "you're|your|you most|very? welcome",
      'no|not problem|worries|a',
      'oh|aw|aww|ah|uh|hmm|yikes|ouch|wow|ha|haha|yay no|oh|yes|my|wow?',
      'have a|an … day|evening|weekend|night|one|time|week',
      'enjoy',
      'see|catch you|ya there|soon|later|then',
      'well played|said|done',
      'i|we|can|do|totally|completely|fully|certainly|definitely understand|hear|appreciate|realize|imagine|empathize|sympathize',
      'understand how|your|the|that|why|you|where|frustrating',
      "this|that's|that|it's|it|is|must|not|sounds|sound|seems|be|definitely … frustrating|disappointing|concerning|strange|odd|right|ideal|annoying|upsetting|terrible|awful|unfortunate|unacceptable|horrible|weird|happening|happened|good|great|ok|okay|cool",
      'to|concerned|disappointed|surprised|upset|sad|glad|happy|pleased|hate|saddened to? hear|read|learn',
      'here|glad|happy|always|definitely|love|able|24/7 to|we|i could|can? help|assist|support',
      'here <number> to help|assist|support',
      'anything|if|there else|anything|there … help|assist|else',
      "if you|there's|anything need|have|require|ever|get|still|run|come|want|would … questions|assistance|help|else|further|anything|issues|trouble|concerns|queries",
      'let us|me know if|how',
      'keep us updated|posted|informed|in',
      'feel free to',
      'look|looking forward to',
      'is|are|always here if|to|for',
      'not the experience|impression|level|intention',
      "isn't|wasn't the experience|kind|type|level",
      "don't|never|hate|wouldn't want|like|mean you|to|this|that|for",
      'your patience|understanding|feedback|business|loyalty|concern|concerns|frustration|comments|interest|details',
      'any|the|this inconvenience|frustration|trouble|confusion|disappointment',
      'best|kind|warm|many regards|wishes',
      'regards|sincerely|xoxo',
      'we|i saw|noticed|see … tweet|post|mention|mentioned|message',
      "we've|i've|we|have received|got your|the",
      'earliest convenience',
      'rest assured',
      'reached the right',
      'in this|that|which case',
      'security|privacy|safety reasons|purposes',
      'personal|account|sensitive|order details|information',
      'checking in',
    ],
  },
]

/** Advice, also in the form of a question: it helps here and now. */
export const advice: Rule[] = [
  {
    kind: 'advice',
    says: 'gives advice',
    weight: 2,
    phrases: [
      'have|did you|u tried|try … restarting|restart|uninstalling|reinstalling|updating|resetting|rebooting|clearing|unplugging|signing|logging|a|using|turning|accessing|refreshing|deleting|running|checking|changing',
      'please|kindly|you|to|and|then|suggest|recommend|try|may|need uninstall|reinstall|restart|restarting|reset|resetting|reboot|rebooting|uninstalling|reinstalling|unplug|unplugging|refresh|refreshing|disable|disabling|trying|deregister|clear|clearing|power|delete|deleting|update|updating',
      'restart|reboot|reset|unplug|uninstall|reinstall|refresh your|the|it|and',
    ],
  },
]

/** A short answer to a question; beside a way elsewhere it is only polite. */
export const affirmations: Rule[] = [
  {
    kind: 'affirms',
    says: 'answers',
    weight: 1,
    opens: true,
    phrases: [
      'yes|yep|yeah|yup|correct|absolutely|indeed|exactly|nope|unfortunately',
      "that's|that is? correct|right|true",
      'it|they|we|you is|are|does|do|will|can|should',
      'no it|we|they|you|there|that|this',
      'not yet|currently|at',
    ],
  },
]
