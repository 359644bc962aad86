import type { Rule } from './phrases.ts'

/** Thanks; and what only looks like it. */
export const thanks: Rule[] = [
  {
    kind: 'thanks',
    says: 'thanks',
    weight: 2,
    phrases: [
      'thanks',
      'thank you|u|so|yo|goodness?',
      'many|much|huge|big|lots? of? thanks',
      'much appreciated|obliged',
      'appreciate|appreciated|appreciates it|that|this|the|your|you|all',
      'grateful for|to|that',
      'ta',
    ],
  },
  {
    kind: 'politeness',
    says: 'is polite',
    weight: 0,
    phrases: [
      'thanks|thank you? in advance',
      "would|i'd|will be? very|really|greatly|much? appreciated|appreciate|grateful it|a|an|if|any|your|some|help?",
      'no thanks|thank you?',
      'any|your help|advice|response|assistance|information|update is|would appreciated|be … appreciated?',
    ],
  },
]

/** The customer says that it is settled. */
export const solved: Rule[] = [
  {
    kind: 'solved',
    says: 'says it is settled',
    weight: 1.5,
    phrases: [
      'that|this|you|which has|have|just|seems|finally? fixed|solved|resolved|sorted|worked it|the|my|that|this|perfectly|great|thanks?',
      'it has|finally|just worked|arrived|came',
      'has|have finally|now arrived|come',
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
      'never|no mind|longer|need worries|needed|an|any? issue|problem|thanks?',
      'problem|issue solved|resolved|fixed|sorted',
      'got|received my|the refund|money|parcel|package|order',
      'managed to log|fix|get|sort|solve|connect|find|resolve',
      'figured it out',
      'did the trick',
    ],
  },
]

/** Said of a settling that has not come: the same words in a wish, a question or a denial. */
export const unsettled =
  "not no never until till when if hope hopefully want need needs please can could will would should isn't wasn't hasn't haven't " +
  "won't can't don't doesn't didn't still get asap why unless before yet supposed nothing going gets how tomorrow"

/** Posts that are addressed to everybody: they ask nothing of the brand. */
export const announcements: Rule[] = [
  {
    kind: 'announcement',
    says: 'is no message to the brand',
    weight: 0,
    phrases: [
      'just entered|checked|voted|earned|signed|posted to|in|up|a|for',
      'enter to|for|here win|your?',
      'rt <name>',
      'giveaway',
      'sweepstakes',
      'download today',
      'vote for',
      'sign the? petition',
      'check out my|this|our',
      'watch|listen|read|streaming|live here|now|live|on',
      'tickets|available|order|buy|shop now|here|at',
    ],
  },
]
