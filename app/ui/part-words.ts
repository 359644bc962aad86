type Words = {
  /** In a legend. */
  label: string
  /** After a number of conversations: "83 conversations presumed resolved". */
  list: string
}

const waits: Record<string, Words> = {
  answered: { label: 'Answered', list: 'that got their answer' },
  waiting: { label: 'Without an answer so far', list: 'without an answer so far' },
  unknown: { label: 'Answered, but the times contradict each other', list: 'answered at a time that cannot be right' },
}

const words: Record<string, Record<string, Words>> = {
  resolution_rate: {
    confirmed: { label: 'Confirmed: the customer said so, or a person closed it', list: 'confirmed resolved' },
    presumed: { label: 'Presumed: we helped, they stayed quiet', list: 'presumed resolved' },
    passed_along: { label: 'Passed along to somebody else', list: 'passed along to somebody else' },
    unresolved: { label: 'Unresolved', list: 'not resolved in time' },
    immature: { label: 'Not yet due', list: 'that began here and are not yet due' },
  },
  passed_along_rate: {
    passed_along: { label: 'Passed along', list: 'passed along when due' },
    kept: { label: 'Answered here', list: 'answered and not passed along' },
    immature: { label: 'Not yet due', list: 'that began here and are not yet due' },
  },
  first_response: {
    ...waits,
    within_hour: { label: 'Answered within 1 hour', list: 'answered within an hour' },
    within_promise: {
      label: 'Answered later, within the promise',
      list: 'answered after an hour and within the promise',
    },
    after_promise: { label: 'Answered later than promised', list: 'answered later than promised' },
    after_hour: { label: 'Answered later', list: 'answered after more than an hour' },
    not_promised: {
      label: 'Answered later, nothing promised',
      list: 'answered after more than an hour where nothing was promised',
    },
  },
  answered_within: waits,
  first_reply: {
    ...waits,
    answered: { label: 'Got a reply', list: 'that got a reply' },
    waiting: { label: 'Without any reply so far', list: 'without any reply so far' },
  },
  repeat_share: {
    first_time: {
      label: 'First conversation in 26 weeks',
      list: 'of customers who had begun none in the 26 weeks before',
    },
    repeat_resolved: { label: 'Came back, resolved last time', list: 'of customers who came back, resolved last time' },
    repeat_not_resolved: {
      label: 'Came back, not resolved last time',
      list: 'of customers who came back, not resolved last time',
    },
  },
  next_response: {
    ...waits,
    waiting: { label: 'Without that answer so far', list: 'without that answer so far' },
    set_aside: { label: 'In conversations set aside', list: 'in conversations set aside' },
  },
  turned_around: {
    content: { label: 'Ended content', list: 'that began unhappy and ended content' },
    unhappy: { label: 'Still unhappy', list: 'that began unhappy and ended so' },
    unknown: {
      label: 'Unknown: they have not said how they are now',
      list: 'that began unhappy and ended nobody knows how',
    },
    immature: { label: 'Not yet due', list: 'that began unhappy here and are not yet due' },
  },
  same_matter_again: {
    same_matter: { label: 'Came back on the same matter', list: 'whose customer came back on the same matter' },
    unknown: {
      label: 'Came back, on which matter cannot be told',
      list: 'whose customer came back, on which matter cannot be told',
    },
    new_matter: { label: 'Came back on a new matter only', list: 'whose customer came back on a new matter only' },
    not_again: { label: 'Did not come back', list: 'whose customer did not come back in 30 days' },
    immature: { label: 'Resolved less than 30 days ago', list: 'resolved less than 30 days before as-of' },
  },
  repeat_rate: {
    new_matter: { label: 'Came back on a new matter', list: 'of customers who next came back on a new matter' },
    same_matter: { label: 'Came back on the same matter', list: 'of customers who next came back on the same matter' },
    unknown: {
      label: 'Came back, on which matter cannot be told',
      list: 'of customers who came back, on which matter cannot be told',
    },
    not_returned: { label: 'Did not come back', list: 'of customers who did not come back in 8 weeks' },
    immature: { label: 'Resolved less than 8 weeks ago', list: 'resolved less than 8 weeks before as-of' },
  },
  canned_share: {
    canned: { label: 'Canned: others were told the same', list: 'nearly identical to at least 5 to other customers' },
    own_words: { label: 'In words of their own', list: 'in words of their own' },
    words_not_known: { label: 'Words not known', list: 'whose words no source gave' },
    set_aside: { label: 'In conversations set aside', list: 'in conversations set aside' },
  },
  reached_out_first: {
    wrote_back: {
      label: 'The customer has written since',
      list: 'that we opened and the customer has written in since',
    },
    no_word: { label: 'No word from the customer', list: 'that we opened, without a word from the customer' },
  },
  voices: {
    named: { label: 'Replies that name who wrote them', list: 'that name who wrote them' },
    not_named: { label: 'In the account’s own name', list: 'sent in the account’s own name' },
    set_aside: { label: 'In conversations set aside', list: 'in conversations set aside' },
  },
  bought_again: {
    bought: { label: 'Resolved, and bought within 90 days', list: 'resolved, whose customer bought within 90 days' },
    not_bought: { label: 'Resolved, and did not', list: 'resolved, whose customer did not buy within 90 days' },
    cut_short: {
      label: 'Resolved, sales not known to the end',
      list: 'resolved, whose customer had not bought when the last sale was told',
    },
    without_bought: {
      label: 'Not resolved, and bought within 90 days',
      list: 'not resolved, whose customer bought within 90 days',
    },
    without_not_bought: {
      label: 'Not resolved, and did not',
      list: 'not resolved, whose customer did not buy within 90 days',
    },
    without_cut_short: {
      label: 'Not resolved, sales not known to the end',
      list: 'not resolved, whose customer had not bought when the last sale was told',
    },
    sales_not_known: {
      label: 'Before the first sale told, or after the last',
      list: 'from before the first sale that was told, or after the last',
    },
  },
  waiting_now: {
    waiting: { label: 'Waiting', list: 'waiting' },
    complaints: { label: 'Complaints among them', list: 'waiting with a complaint' },
    over_promise: { label: 'Waiting longer than we promise', list: 'waiting longer than we promise' },
    unanswered_90d: { label: 'Left unanswered in the last 90 days', list: 'left unanswered in the last 90 days' },
    passed_along_90d: { label: 'Passed along in the last 90 days', list: 'passed along in the last 90 days' },
  },
}

const anyMeasure: Record<string, Words> = {
  replies_not_shown: { label: 'From sources that show no replies', list: 'from sources that show no replies' },
  without_hours: {
    label: 'Began before there were business hours',
    list: 'that began before there were business hours',
  },
  set_aside: { label: 'Set aside by a person or the source', list: 'set aside' },
  unknown_words: {
    label: 'Rest on a reply whose words are unknown',
    list: 'that rest on a reply whose words are unknown',
  },
}

const whole: Record<string, string> = {
  resolution_rate: 'needing an answer',
  passed_along_rate: 'with a reply',
  first_response: 'needing an answer',
  answered_within: 'needing an answer',
  first_reply: 'in which a customer wrote',
  next_response: 'after the first answer',
  turned_around: 'that began unhappy',
  same_matter_again: 'that became resolved',
  repeat_rate: ', each a customer’s first to be resolved',
  repeat_share: ', each a customer’s first of the period',
  canned_share: 'by a person, with known words',
  reached_out_first: 'that we opened',
  voices: 'that name who wrote them',
  bought_again: ', each the first resolved one of a customer',
  waiting_now: 'waiting',
}

/** What a part of a measure is called in a legend; its key where nobody has named it. */
export function partLabel(measure: string, part: string): string {
  return wordsOf(measure, part)?.label ?? part.replaceAll('_', ' ')
}

/** What follows "83 conversations": the part, or the whole that the measure rests on. */
export function partPhrase(measure: string, part: string | undefined): string {
  if (part === undefined) return whole[measure] ?? ''
  return wordsOf(measure, part)?.list ?? part.replaceAll('_', ' ')
}

function wordsOf(measure: string, part: string): Words | undefined {
  return words[measure]?.[part] ?? anyMeasure[part]
}
