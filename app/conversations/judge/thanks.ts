import { cue } from './cues.ts'
import type { Rule } from './phrases.ts'

/** Thanks; and what only looks like it. */
export const thanks = [
  cue('thanks', 'thanks', [
    'thanks',
    'thank you|u|so|yo|goodness? kindly?',
    'thanks kindly',
    'many|much|huge|big|lots? of? thanks',
    'much appreciated|obliged',
    'appreciate|appreciated|appreciates it|that|this|the|your|you|all',
    'grateful for|to|that',
    'ta',
    'please|pls|kindly|do thank',
    'please|pls|kindly|do? pass|send|give|extend|convey on|along? my|our|them|him|her thanks|thank',
  ]),
  cue('is polite', 'politeness', [
    'thanks|thank you? in advance',
    "would|i'd|will be? very|really|greatly|much? appreciated|appreciate|grateful it|a|an|if|any|your|some|help?",
    'no|nope|nah thanks|thank you?',
    'yes|yeah|yep|sure|ok|okay|yup|absolutely|definitely|no|oh please|pls',
    'any|your help|advice|response|assistance|information|update is|would appreciated|be … appreciated?',
  ]),
] as const

const things =
  'refund|money|payment|deposit|credit|cash|parcel|package|order|item|delivery|replacement|luggage|bag|bags|suitcase|case|card|ticket|tickets|letter|part|parts|piece|box|book|books|key|keys|phone|wallet|passport|' +
  'glasses|gift|present|voucher|code|email|mail|invoice|receipt|statement|contract|certificate|form|file|password|medicine|prescription|jacket|coat|shoes|shirt|dress|chair|table|sofa|bed|engineer|technician|plumber'

/** Courtesies: they praise nothing; and what somebody takes upon themselves, which blames nobody. */
export const courtesies = [
  {
    kind: 'courtesy',
    says: 'is polite',
    weight: 0,
    phrases: [
      'good morning|afternoon|evening|day',
      'best|kind|kindest|warm|warmest|many wishes|regards',
      'say hello|hi|thanks to',
      'greetings from',
      'sorry for|about the|all|any my? fuss|trouble|bother|confusion|panic|noise',
      'sorry to have? bother|bothered|trouble|troubled you',
      'worried|worrying|panicked|fretted for|about nothing',
      'problem|fault|error|mistake|issue? was|were|is|all on|at my own? side|end|fault|mistake',
      'my own? mistake|bad|fault',
      'feel|felt|feeling silly|stupid|daft|foolish',
      'had no idea',
      'lost property|and',
      'no harm done',
      'broke|broken|breaking|breaks the|a|her|his|my|our|their? own? record|records|personal',
      'give|send my|our best|love|regards|compliments|thanks to|from?',
      'sends|send|with her|his|their|our|my? love|regards',
      'next|last|first|bus|train|full stop',
      'as you said|promised',
    ],
  },
] as const satisfies readonly Rule[]

/** The customer says that it is settled. */
export const solved = [
  cue('says it is settled', 'solved', [
    'that|this|you|which has|have|just|seems|finally? fixed|solved|resolved|sorted|worked it|the|my|that|this|perfectly|great|thanks?',
    'it has|finally|just worked|arrived|came',
    'has|have finally|now|just? arrived',
    'has|have finally|now|just come',
    'refund|money|parcel|package|order|payment|replacement|delivery|luggage|bag|bags|suitcase|card|it is|has|have|now|just|been|safely? received|arrived|here|back|through|credited|found|delivered',
    "i|we|i've|we've have? now|just|finally|already? solved|fixed|sorted|resolved|figured|worked it|that|this|out",
    'found the|it|my setting|settings|answer|solution|problem|button|out|now|option|page|bag|order|phone|key|keys|card|wallet',
    'works|working|back again|now|fine',
    'card|account|app|phone|internet|wifi|login|site|website|everything|all|service|heating|power|water|signal works|working|back again|now|fine|on',
    'it|everything|this|that|problem|issue|all|matter is|has|was|been|now|got been|now|finally|all? sorted|resolved|fixed|solved',
    "it's|that's been|now|finally|all? sorted|resolved|fixed|solved",
    "all|everything|it's|that's sorted|good|set|fixed|resolved now|thanks",
    'thanks|thankyou|thx|cheers|you for sorting|fixing|resolving|solving',
    'all sorted|resolved|fixed',
    'now|finally|got sorted|resolved|fixed|solved',
    "it's|it|everything|app|internet|site|website|they're is? now|finally|back working|works|up|online|arrived|ok|okay|fine|fixed",
    "it's|seems|all|everything|is up|working|back|fine|ok again|now|running|perfectly",
    'works|working|sorted|fixed|resolved|solved now|again|perfectly|thanks|fine',
    'got it|them|mine|that working|sorted|fixed|resolved',
    'got it to work',
    'never|nevermind mind',
    'nevermind',
    'no longer|more need|needed|an|a|required problem|issue?',
    'no need|worries anymore|now|any|more',
    'problem|issue solved|resolved|fixed|sorted',
    'got|received my|the refund|money|parcel|package|order',
    'managed to log|fix|get|sort|solve|connect|find|resolve',
    `${things} is|are|has|have|was|were|came|turned|showed just|now|finally|safely|already|all|both|been|come|also|got? arrived|come|in|through|back|here|up|landed|credited|found|received`,
    `${things} … is|are|has|have just|now|finally|safely|already|all|been|come? arrived|in|through|here|landed|credited|received`,
    `${things} came|arrived just|only|safely|finally? today|yesterday|now|this|on|with|before|earlier|in|monday|tuesday|wednesday|thursday|friday|saturday|sunday`,
    'new|other|missing|right|second one|ones is|are|has|have|came|arrived here|come|arrived|today|yesterday|now|this|on',
    `the|my|our missing|lost|right … is|are|has|have just|now|finally|been|come? arrived|here|found|in`,
    'it|they got|came|arrived here|today|yesterday|safely|this|on',
    "it|they|money's|refund's|it's is|are? here|in now|safely|at|and|today",
    "money's|refund's|parcel's|card's here|in|back",
    'no need to reply|answer|respond|send|call|ring|resend|follow|do|contact|get|look|check|chase|worry|bother',
    'nothing|no else|more|further action|help|is|was? needed|required|necessary',
    'that|this did it',
    "that|this|that's is|was? all i|we|there need|needed|want|wanted|to to? know?",
    'found the|my|our|your missing|lost',
    'the|that|this error|problem|issue|fault|noise|smell|leak|message|trouble|lag|glitch|bug is|has|seems just|now|finally|all|to|since? be|have? gone|disappeared|cleared|vanished|stopped|went|settled',
    `${things} has|have|just|finally|now? finally|now|just? gone|went through|in`,
    'that|it clears|cleared|explains|answers it|that|everything',
    'you|they fixed|solved|sorted it|that|this|everything|in|my',
    'solved|fixed|sorted|resolved|found it|that|this|them myself|ourselves',
    'found|got the|my|our|it|them|your <ing>? … back',
    'found it|them under|behind|inside|at|down',
    'is|are|was running|working|up back? again|now|and',
    'figured it out',
    'did the trick',
  ]),
] as const

/** Said of a settling that has not come: the same words in a wish, a question or a denial. */
export const unsettled =
  "not no never until till when if hope hopefully want need needs please can could will would should isn't wasn't hasn't haven't thought said says claimed told " +
  "won't can't don't doesn't didn't still get asap why unless before yet supposed nothing going gets how tomorrow"

/** Posts that are addressed to everybody: they ask nothing of the brand. */
export const announcements = [
  cue('to everybody', 'announcement', [
    'just entered|checked|voted|earned|signed|posted to|in|up|a|for',
    'enter to|for|here win|your?',
    'rt <name>',
    'giveaway',
    'sweepstakes',
    'download|register|apply|order|book|shop|buy|subscribe|click|sign|join|call|visit|vote|enter|donate today|now|here|up|below',
    "we|we're|now are? hiring",
    'earn|win|make|save up? to? <number>|money|cash|big',
    'follow me|us|our|my',
    'link in bio',
    'read more|full|the|our|my',
    'new study|report|research|survey|article|blog|post|video|episode|podcast',
    'breaking news',
    'vote for',
    'sign the? petition',
    'check out my|this|our',
    'watch|listen|read|streaming|live here|now|live|on',
    'tickets|available|order|buy|shop now|here|at',
  ]),
] as const
