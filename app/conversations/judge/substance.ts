import type { Rule } from './phrases.ts'

/** Advice, also in the form of a question: it helps here and now. */
export const advice: Rule[] = [
  {
    kind: 'advice',
    says: 'gives advice',
    weight: 2,
    phrases: [
      'see if|whether that|this|it|the helps|help|works|work|resolves|fixes|changes|makes|issue|problem',
      'have|did you|u tried|try … restarting|restart|uninstalling|reinstalling|updating|resetting|rebooting|clearing|unplugging|signing|logging|a|using|turning|accessing|refreshing|deleting|running|checking|changing',
      'suggest|recommend|advise trying|checking|turning|resetting',
      'please|kindly|you|to|and|then|suggest|recommend|try|may|need uninstall|reinstall|restart|restarting|reset|resetting|reboot|rebooting|uninstalling|reinstalling|unplug|unplugging|refresh|refreshing|disable|disabling|deregister|clear|clearing|power|delete|deleting|update|updating',
      'restart|reboot|reset|unplug|uninstall|reinstall|refresh your|the|it|and',
    ],
  },
]

/** What was done already: it helps, wherever else the customer is sent to look at it. */
export const deeds: Rule[] = [
  {
    kind: 'advice',
    says: 'did it already',
    weight: 2,
    phrases: [
      "i've|we've|i|we have? just|now|already|also? refunded|cancelled|canceled|credited|unlocked|rebooked|corrected|replaced|reordered|reissued|waived|reversed the|your|it|this|that|both|you",
      "i've|we've|i|we have? just|now|already|also? sent|emailed|posted|attached|uploaded|issued you? the|your|a|an|both … label|refund|replacement|voucher|code|receipt|invoice|ticket|tickets|copy|part|parts|parcel|order|confirmation",
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
      'yes|yep|yeah|yup|correct|absolutely|indeed|exactly|nope',
      "that's|that is? correct|right|true",
      'it|they|we|you is|are|does|do|will|can|should',
      'no it|we|they|you|there|that|this',
      'not yet|currently|at',
    ],
  },
]

/** Words that come with a link which itself answers: an article, steps, a page to look at. */
export const information: Rule[] = [
  {
    kind: 'informs',
    says: 'points to what answers it',
    weight: 1.5,
    phrases: [
      'see|check|read|view|find|learn|review|refer|watch|browse|track|explore|consult|visit|try|follow|change|download|update … here|article|guide|page|pages|steps|blog|post|list|video|announcement|map|details|tips|suggestions|instructions|<link>',
      'more|further|full|all|some|the|these|this|those|following information|details|steps|tips|article|guide|options|instructions|guidance|suggestions|solution|solutions|thread|page|list|faq|faqs|workaround|tutorial',
      'steps|tips|guide|article|instructions|post|thread|details|list|faq|solution|solutions|video here|below|at|on|in|from? <link>',
      'have|take a look|read|peek|gander',
      'how|why|what|when|which to|it|this|the|your|you',
      "here's|here is|are? a|the|an|how|some|more|our",
      'learn|more about|on|here|at? <link>',
      'check out|it|this|these|them',
      'try|follow|use … steps|tips|instructions|article|guide',
      'live|latest|current updates|update|status|times|information',
    ],
  },
]

/** Why we cannot help here, who else can and when: beside a way elsewhere it is no answer. */
export const excuses: Rule[] = [
  {
    kind: 'excuses',
    says: 'says why not here',
    weight: 0,
    phrases: [
      "don't|not|no have|see|keep|hold access|visibility|information|details|tools|the|your|any",
      'left|called|tried|trying|attempted you|a|to|your … message|voicemail|call|reach|contact|speak',
      'unable|able to access|help|assist|check|discuss|look|view|see|verify|resolve|do',
      "you're|you|you've are|have|been having|experiencing|facing|dealing|waiting|seeing|had|been",
      "don't|not forget to",
      'look|looks|sounds|seems|appears like|as|that',
      'remember|sure|ensure to|you? attach|include|provide|mention|add|have|quote|select|state|give',
      'something for|that|our',
      'not able|equipped|authorised|authorized|possible to',
      "can't|cannot access|help|assist|discuss|check|see|view|deal|look|do|verify|resolve",
      'via|on|over|through|from twitter|facebook|social|instagram|public|here',
      'twitter|facebook|social page|feed|media|platform',
      'public|visible page|feed|forum|channel|to',
      'personal|private|sensitive|confidential|account information|details|data',
      'available|open|here 24/7|<number>|monday|until|from|between|to|daily|seven|all|7',
      'lines|line|team|phones|office|offices|advisors|advisers is|are open|available|ready|standing|best',
      'team|teams|colleagues|specialists|agents|store|staff|they|advisors|there who? can|will|would|should|may|might|have|has|are|is',
      "they'll|he'll|she'll also|then|be|help|have|get|look|check|sort|take|advise|gladly|happily",
      'who|they can|will|should|would|may help|assist|advise|be|look|check|sort|take|answer|resolve|better|further',
      'take|takes|go|start|work|continue|proceed it|this|that|things? from|further there',
    ],
  },
]
