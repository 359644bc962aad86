import { dayInWords } from '#app/measures/days.ts'
import { letterSign } from '#app/measures/letter-words.ts'
import { clockOf } from './clock.ts'
import { letterHtml } from './letter-mail-html.ts'
import { letterLines } from './letter-text.ts'
import { mailWords } from './mail-words.ts'
import type { Outgoing } from './sender.ts'

/** A letter as a mail: its subject, its two parts, and the headers that tell programs what it is. */
export type LetterMail = { subject: string; text: string; html: string; headers: Record<string, string> }

/**
 * @param leave where whoever gets it leaves the list; null: nobody is on one, as for a preview
 */
export function letterMail({ letter, address }: Outgoing, leave: string | null): LetterMail {
  const told = (moment: string) => {
    const { day, clock } = clockOf(moment, letter.timeZone)
    return `${dayInWords(day)}, ${clock}`
  }
  const sign = letterSign(told(letter.publishedAt), told(letter.asOf), address)
  const end = [sign, ...(leave === null ? [] : [`${mailWords.leave} ${leave}`])]
  return {
    subject: letter.headline.title,
    text: [...letterLines(letter), '', ...end, ''].join('\n'),
    html: letterHtml(letter, { address, sign, leave }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Programs offer a button by these, and press it for the reader by a POST without a page (RFC 8058).
      ...(leave !== null && {
        'List-Unsubscribe': `<${leave}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}
