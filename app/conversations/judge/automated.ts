import type { Hit, Rule } from './phrases.ts'

/**
 * What no person writes: one `automated` phrase at the beginning of a sentence is enough, of the hints it takes three.
 * A person's reply called automated would leave a customer waiting, so everything doubtful counts as a person's.
 */
export const automation: Rule[] = [
  {
    kind: 'automated',
    says: 'is an automatic message',
    weight: 4,
    opens: true,
    phrases: [
      'this is an|a automated|automatic|auto-generated|automatically message|reply|response|email|notification|generated|acknowledgement',
      'this message|email|response|reply|mail was|is|has been? automatically|auto generated|sent|created',
      'auto|automatic|automated reply|response from|to|re',
      'automatic|auto reply ooo|out|annual|holiday|vacation|leave|absence|away|maternity',
      'out of office reply|autoreply|automatic|auto|re|response',
      "out of office until|from|away|out|back|returning|i'm|we're|till",
      'out of office i|we am|are|will|shall|have',
      'undeliverable',
      'undelivered mail returned',
      'mail delivery subsystem|failed|failure|system',
      'delivery status notification',
      'delivery has failed to these',
      "i'm|am currently? out of the? office and|until|from|with returning|will|have|limited|return",
      'i am currently? out of the? office and|until|from|with',
      "your message|email could|couldn't not? be delivered",
      'please? do not reply|respond to this automated|auto|automatically',
    ],
  },
  {
    kind: 'automated hint',
    says: 'reads like an automatic message',
    weight: 1,
    phrases: [
      'do not reply|respond|answer to this email|message|mail',
      'not monitored',
      'unattended|unmonitored mailbox|inbox|account',
    ],
  },
  {
    kind: 'automated hint',
    says: 'reads like an automatic message',
    weight: 1,
    phrases: [
      'your request|message|email|ticket|enquiry|inquiry|case has been|is successfully? received|created|registered|logged|opened|assigned',
      'we have received your request|message|email|ticket|enquiry|inquiry',
      'a ticket|case has been created|opened',
    ],
  },
  {
    kind: 'automated hint',
    says: 'reads like an automatic message',
    weight: 1,
    phrases: [
      'will|shall respond|reply|answer|be … within|in <number> business|working|to|hours|days',
      'will get|be … within <number>',
      'within <number> business|working|hours|days',
      'as soon as possible',
    ],
  },
  {
    kind: 'automated hint',
    says: 'reads like an automatic message',
    weight: 1,
    phrases: [
      'your ticket|case|reference|request number|id|reference|no|is',
      'ticket|case|reference number|id',
      'add|adding additional comments',
      'return to the office',
      'limited access to email|my|emails',
    ],
  },
]

/** Whether a text was written by a machine, by its words alone. */
export function isAutomated(hits: readonly Hit[]): boolean {
  const hints = new Set<Rule>()
  for (const { rule } of hits) {
    if (rule.kind === 'automated') return true
    if (rule.kind === 'automated hint') hints.add(rule)
  }
  return hints.size >= 3
}
