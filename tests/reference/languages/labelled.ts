import type { Place } from '#app/conversations/verdict.ts'
import { judge } from '#app/conversations/judge/judge.ts'

/** What a text says, in words: `needs complaint thanks solved automated`; `passes:<place> helps asks promises apologises automated`. */
type Labelled = readonly (readonly [text: string, says: string])[]
export type Texts = { inbound: Labelled; outbound: Labelled }

/** How many texts of a group are read wholly as labelled, and what each other one was read as. */
export type Score = { right: number; of: number; wrong: string[] }

const placesIn = (says: string) =>
  /passes:([a-z ]+?)(?= (?:helps|asks|promises|apologises|automated)|$)/.exec(says)?.[1]

export function scoreInbound(texts: Labelled): Score {
  return scoreOf(texts, (text) => {
    const verdict = judge(text, 'inbound')
    if (verdict.needsAnswer === null) return 'unread'
    return said([
      verdict.needsAnswer && 'needs',
      verdict.complaint && 'complaint',
      verdict.gratitude && 'thanks',
      verdict.saysSolved && 'solved',
      verdict.automated && 'automated',
    ])
  })
}

/** Where a reply passes along, what it also asks or promises is not looked at: it does so as part of sending. */
export function scoreOutbound(texts: Labelled): Score {
  return scoreOf(texts, (text, says) => {
    const verdict = judge(text, 'outbound')
    if (verdict.helps === null) return 'unread'
    const passes = verdict.passesAlong || []
    const place = placesIn(says) as Place | undefined
    const beside = passes.length > 0 && place !== undefined
    return said([
      passes.length > 0 && `passes:${place && passes.includes(place) ? place : passes.join('+')}`,
      verdict.helps && 'helps',
      !beside && !verdict.helps && !verdict.automated && verdict.asks && 'asks',
      !beside && !verdict.helps && verdict.promises && 'promises',
      verdict.apologises && 'apologises',
      verdict.automated && 'automated',
    ])
  })
}

const said = (words: (string | false | null)[]) => words.filter(Boolean).join(' ')

function scoreOf(texts: Labelled, read: (text: string, says: string) => string): Score {
  const wrong = texts.flatMap(([text, says]) => {
    const seen = read(text, says)
    return seen === says ? [] : [`${text} → ${seen || 'nothing'}, not ${says || 'nothing'}`]
  })
  return { right: texts.length - wrong.length, of: texts.length, wrong }
}
