import { cue } from './cues.ts'

/** Thanks; and what only looks like it. */
export const thanks = [
  cue('thanks', 'thanks', [
    'thanks',
    'thank you|u|so|yo|goodness?',
    'many|much|huge|big|lots? of? thanks',
    'much appreciated|obliged',
    'appreciate|appreciated|appreciates it|that|this|the|your|you|all',
    'grateful for|to|that',
    'ta',
  ]),
  cue('is polite', 'politeness', [
    'thanks|thank you? in advance',
    "would|i'd|will be? very|really|greatly|much? appreciated|appreciate|grateful it|a|an|if|any|your|some|help?",
    'no|nope|nah thanks|thank you?',
    'yes|yeah|yep|sure|ok|okay|yup|absolutely|definitely|no|oh please|pls',
    'any|your help|advice|response|assistance|information|update is|would appreciated|be … appreciated?',
  ]),
] as const

/** The customer says that it is settled. */
export const solved = [
  cue('says it is settled', 'solved', [
    'that|this|you|which has|have|just|seems|finally? fixed|solved|resolved|sorted|worked it|the|my|that|this|perfectly|great|thanks?',
    'it has|finally|just worked|arrived|came',
    'has|have finally|now|just? arrived|come',
    'refund|money|parcel|package|order|payment|replacement|delivery|luggage|bag|bags|suitcase|card|it is|has|have|now|just|been|safely? received|arrived|here|back|through|credited|found|delivered',
    "i|we|i've|we've have? now|just|finally|already? solved|fixed|sorted|resolved|figured|worked it|that|this|out",
    'found the|it|my setting|settings|answer|solution|problem|button|out|now|option|page|bag|order|phone|key|keys|card|wallet',
    'works|working|back again|now|fine',
    'card|account|app|phone|internet|wifi|login|site|website|everything|all|service|heating|power|water|signal works|working|back again|now|fine|on',
    'it|everything|this|that|problem|issue|all|matter is|has|was|been|now|got been|now|finally|all? sorted|resolved|fixed|solved',
    "it's|that's been|now|finally|all? sorted|resolved|fixed|solved",
    "all|everything|it's|that's sorted|good|set|fixed|resolved now|thanks",
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
