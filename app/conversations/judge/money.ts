import { cue } from './cues.ts'

/** Money taken, owed or not worth it. */
export const money = [
  cue('money taken', 'problem', [
    'charged|charging|billed|billing|charge|charges|debited|bill|overcharged|deducted|overcharging|overbilled|invoiced me|us|twice|double|extra|for|my|again|the|more|without|full|wrong|incorrectly|from|customers|you|<number>|a|an|too|over|on',
    'over|double|wrongly|incorrectly|being|been|was|got|still|getting|twice charged|charging|billed|deducted|debited|overcharged|billing',
    'hidden|extra|late|baggage|bag|cancellation|change|restocking|overdraft|activation|termination|service|cleaning|ridiculous|additional|booking|admin|surge|unauthorized|unauthorised|bogus|fraudulent|random|unexpected|mystery|roaming|insane fee|fees|charge|charges|cost|costs|pricing|transaction|transactions|payment|payments',
    'price|prices|bill|bills|rates|fee|fees|fare|fares|premium|premiums|rent|cost went|goes|going|go|is|increase|increased|hike|hikes|up|keeps|gone|just|jumped|doubled|tripled|gouging|has|have|increases',
    'taken|took|taking|takes|take|stole|stealing|steal|keeping|kept|withheld|withholding|owe|owes|cost|costs|costing|cheated|robbed|swindled|charged|fleeced|ripping|wasting|wasted|lost my|our|me|us|him|her|of|people|customers|out money|from|cash|<number>|of|a|the|all|off|everything|off|for|my',
    'increase|increased|increases|rise|raised|raising|raise|hiking on|in|my|our|the|your bill|price|plan|rates|prices|rent|my|premium',
    'have|had|having|forced|expect|want|made|asked|force|wants|make|expected|need me|us|people|customers|you? to pay|buy|spend|purchase',
    'pay|paid|paying|spend|spent|bought more|extra|for|twice|full|<number>|good|all|again|so|too|over|and|double|this|premium|first|thousands|hundreds … and|but|for|only|not|still|yet|get|more|when|without|nothing|never',
    'for this|that|the money|price|cost|prices',
    'taken|took|takes|debited|deducted|withdrawn|withdrew|disappeared|vanished|gone … from|off my|our',
    'out of pocket',
  ]),
  cue('wants money back', 'problem', [
    'my|the|a|no|full|any|your|our|his|get|partial|want|need|still|demand|demanding|immediate|proper|issue|refuse|refused|give|for|expect full|to|me|a|an|my? refund|refunds|refunded|reimbursement|reimbursed|compensation|compensated|deposit',
    'want|give|giving|get|got|need|getting|demand|refund|return|have my|a|the|our|me|us|back money|cash|compensation|back|deposit back|now|asap|immediately|?',
    'money back|refunded|returned',
    'refund|compensate|reimburse me|us|my|the|now|asap|?|please|was|is|and|for',
    "refused|refuses|refusing|denied|denying|deny|declined|won't to? a|my|the|me|refund|any",
  ]),
  cue('too dear', 'hint', [
    'too|way much|expensive|pricey|dear|high|costly|overpriced',
    'so|very|increasingly|ridiculously|overly|super|insanely|stupidly|pretty|stupid expensive|pricey|high|costly|overpriced',
    'overpriced|expensive|pricey|extortionate|exorbitant|steep|skyrocketing|extortion',
    'ripoff|rip|ripped|ripping|rips off|me|us|people|customers',
    'waste|wasted|wasting|not|hardly of|my|our|worth money|the|it|every|cash|<number>',
    'price gouging',
    "more than i|my|it|you|what|the|double|twice|it's",
    'cheaper|better elsewhere|at|on|option|options|than|service|deal|price|off|from|with',
  ]),
  cue('deceit', 'problem', [
    'false|misleading|fake|empty|deceptive|bogus|broken|dishonest|shady|counterfeit|phony|bait|fraudulent advertising|promise|promises|information|reviews|review|ads|ad|advertisement|marketing|claims|and|practices|products|product|pricing|info|business|news|items|seller|sellers|accounts',
    "you|they|is|are|was|it's|complete|total|such|a|just|all|another|bunch|full|these|this|your a|of? lie|lied|lying|liars|liar|scam|scams|scammers|scammer|fraud|frauds|thieves|thief|crooks|crook|con|robbery|theft|criminals|cheats|cheaters|fake|illegal|dishonest|unethical|deceptive|lies",
    'illegal|legal|lawsuit|sue|suing|lawyer|attorney|ombudsman|court|solicitor|bbb|police|trading standards|action|against',
    'class action',
    'report|reported|reporting|complaint|complain|complaining you|to|with|this|them|it to|the|bbb|fcc',
    'bait and switch',
  ]),
] as const
