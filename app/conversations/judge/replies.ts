import type { Rule } from './phrases.ts'

/** How a reply asks for something, beyond a question mark. */
export const asks: Rule[] = [
  { kind: 'asks', says: 'asks', weight: 1, phrases: ['?'] },
  {
    kind: 'asks',
    says: 'asks',
    weight: 1.5,
    opens: true,
    phrases: [
      'are|is|was|were|do|does|did|have|has|can|could|would|will you|your|this|it|the|there|they|that|we|any',
      'which|what|when|where|who is|was|are|were|did|do|does|city|store|device|version|time|date|model|number|day|type|browser|kind|station|service|location',
    ],
  },
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
      'just|will|we need more|some|additional|further',
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
      "we'll|i'll",
      "i'd|we'd … like|love|want|hate|happy|glad",
      'we|i can definitely|certainly|gladly|happily|look|take|help|check|assist',
      "let's take|get|see|check|look|find|work|fix",
      `they'll|he'll|she'll also|then|gladly? ${verbs}`,
      `we|i|they|team|someone|specialist|member|manager|colleague|expert will|shall also|then? ${verbs}|give|go|contact|be`,
      `so|where|then we|i|they|our|that … can|could|may|will|would ${verbs}`,
      `and we|i … can|will|could|may ${verbs}`,
      `to|can|could|let|would|want|like|love|able|let … us|me|to look|investigate|assist|help|check|review|take|see into|you|this|closer|look|further|that|better|deeper`,
      `let us|me ${verbs}`,
      'allow|permit us|me to',
      "i'd|we'd|would like|love|want|be to|happy|glad … help|assist|look|investigate|check|take|see|have|get|make|review|further|resolve|fix|discuss|lend|speak|talk|work|research|follow",
      "we're|i'm|am|are|is|been|currently|they're|keep looking|working|investigating|checking|reviewing|trying|monitoring|escalating|forwarding|aware|passing|chasing|looping",
      'someone|somebody|colleague|manager|member from|of … will',
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
      'will|shall|be|been be|been? contacted|called|updated|notified|informed|assisted',
      'logged|log|noted|recorded|note|raised|documented|added this|your|that|it|the|down|a … feedback|comments|comment|concern|concerns|down|internally|note|feed',
      'asked|asking our|the|my|a|colleagues|them … to',
      'take … comments|feedback|board',
      'allow|let our|the|my|a … to|look|help|investigate|assist|check|know',
      'get this|that|it|you|these|things sorted|fixed|resolved|taken|addressed|looked|checked|squared',
    ],
  },
]
