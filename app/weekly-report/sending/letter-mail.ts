import { letterHtml } from './letter-mail-html.ts'
import { letterLines, signOf } from '../letter-text.ts'
import { mailWords } from './mail-words.ts'
import type { Outgoing } from './sender.ts'

/** A letter as a mail: its subject, its two parts, and the headers that tell programs what it is. */
export type LetterMail = { subject: string; text: string; html: string; headers: Record<string, string> }

/**
 * @param leave where whoever gets it leaves the list; null: nobody is on one, as for a preview
 */
export function letterMail({ letter, address }: Outgoing, leave: string | null): LetterMail {
  const sign = signOf(letter, address)
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
