import { type JudgedVerdict, type Reason, unknownVerdict } from '../verdict.ts'
import { judgeInbound } from './inbound.ts'
import { languageOf, type Language } from './language.ts'
import { inboundReader } from './languages/inbound.ts'
import { outboundReader } from './languages/outbound.ts'
import { tongues, type TongueCode } from './languages/tongues.ts'
import { judgeOutbound } from './outbound.ts'
import { link, mask, mention, readText, type Reading } from './read.ts'

/** Rises with every change that can alter a verdict; stored beside each. */
export const judgeVersion = 10

/** How many reasons a verdict keeps: the ones that weigh most. */
const mostReasons = 6

/** Who reads each language: what customers say, and what the brand says. */
const readers: Record<Language, Record<'inbound' | 'outbound', (reading: Reading) => JudgedVerdict | null>> = {
  en: { inbound: judgeInbound, outbound: judgeOutbound },
  ...{ es: readerOf('es'), fr: readerOf('fr'), de: readerOf('de'), pt: readerOf('pt'), it: readerOf('it') },
}

function readerOf(code: TongueCode) {
  return { inbound: inboundReader(tongues[code]), outbound: outboundReader(tongues[code]) }
}

/**
 * Reads one message: what DESIGN §5 lists, `null` for each thing that cannot be known. Without words (no text, only
 * names or links) or in a language it cannot read, everything is `null`. `language` is the source's own code; one
 * other than English that the words do not bear out leaves the text unread. Deterministic; reads at most the first
 * 20,000 characters; never throws.
 */
export function judge(text: string | null, direction: 'inbound' | 'outbound', language?: string): JudgedVerdict {
  if (text === null) return { ...unknownVerdict, why: [] }
  const reading = readText(text)
  const read = hasWords(reading) ? languageOf(reading, language) : null
  if (read === null) return { ...unknownVerdict, why: [] }
  const verdict = readers[read][direction](reading)
  if (verdict === null) return { ...unknownVerdict, why: [] }
  verdict.why = deciding(text, verdict.why)
  return verdict
}

const hasWords = ({ tokens }: Reading) => tokens.some(({ word }) => word !== mention && word !== link && word !== mask)

/** The reasons that weigh most, in the order they are read. */
function deciding(text: string, reasons: Reason[]): Reason[] {
  if (reasons.length < 2) return reasons
  return reasons
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostReasons)
    .toSorted((a, b) => text.indexOf(a.words) - text.indexOf(b.words))
}
