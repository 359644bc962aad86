const words: Record<string, string> = {
  set_aside: 'set aside',
  no_answer_needed: 'no answer needed',
  waiting: 'waiting for us',
  unanswered: 'left unanswered',
  passed_along: 'passed along',
  confirmed: 'confirmed resolved',
  presumed: 'presumed resolved',
  open: 'open',
}

/** A standing as people say it. */
export const standingWords = (standing: string): string => words[standing] ?? standing
