import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../judge.ts'
import { scoreInbound, scoreOutbound } from '../../../../tests/reference/languages/labelled.ts'
import * as german from '../../../../tests/reference/languages/texts-de.ts'
import * as spanish from '../../../../tests/reference/languages/texts-es.ts'
import * as french from '../../../../tests/reference/languages/texts-fr.ts'
import * as italian from '../../../../tests/reference/languages/texts-it.ts'
import * as portuguese from '../../../../tests/reference/languages/texts-pt.ts'

const texts = { spanish, french, german, portuguese, italian }

describe.each(Object.entries(texts))('%s', (_, { tried, heldOut, widened, last }) => {
  test('what customers and brands say plainly is read as people read it', () => {
    expect(scoreInbound(tried.inbound).wrong).toEqual([])
    expect(scoreOutbound(tried.outbound).wrong).toEqual([])
  })

  test.each([
    ['written before the rules', heldOut],
    ['less plain, that widened the rules', widened],
  ])('texts %s are nearly all read so, too', (__, { inbound, outbound }) => {
    const [said, replied] = [scoreInbound(inbound), scoreOutbound(outbound)]
    expect(said.wrong.length / said.of).toBeLessThanOrEqual(0.1)
    expect(replied.wrong.length / replied.of).toBeLessThanOrEqual(0.1)
  })

  test('of texts that changed nothing, none that needs an answer is taken for one that needs none', () => {
    const needing = last.inbound.filter(([, says]) => says.includes('needs'))
    for (const [text] of needing) expect([text, judge(text, 'inbound').needsAnswer]).not.toEqual([text, false])
  })
})

test.each([
  ['TODAVIA NO LLEGA MI PEDIDO', 'todavía no llega mi pedido'],
  ['Graaaacias!!!', 'gracias!!!'],
  ['J’ai toujours pas reçu ma commande', "j'ai toujours pas recu ma commande"],
  [
    'Ich warte auf meine Rueckzahlung, das ist eine Frechheit',
    'ich warte auf meine Rückzahlung, das ist eine FRECHHEIT',
  ],
  ['nao consigo entrar no aplicativo', 'Não consigo entrar no aplicativo'],
  ['Perché l&#39;app non funziona?', "perche l'app non funziona?"],
])('capitals, stretched words and missing accents change nothing that is read: %s', (typed, written) => {
  const { needsAnswer, gratitude, saysSolved } = judge(typed, 'inbound')
  expect(needsAnswer).not.toBeNull()
  expect(judge(written, 'inbound')).toMatchObject({ needsAnswer, gratitude, saysSolved })
})

test.each([
  'Wanneer komt mijn bestelling aan? Ik wacht al een week',
  'Jag har inte fått min beställning, när kommer den?',
  'Gdzie jest moja paczka? Czekam już tydzień',
  'Siparişim nerede? Bir haftadır bekliyorum',
  'No em funciona la targeta i ningú em respon, què puc fer?',
  'Nu am primit comanda și nimeni nu răspunde',
  'Kapan pesanan saya datang? Sudah seminggu menunggu',
  'Siparişim gelmedi, rezalet',
  'Nerede benim siparişim',
  'Czekam już trzy tygodnie, to skandal',
  'CZEKAM JUZ TRZY TYGODNIE, TO SKANDAL',
  'Mijn pakket is stuk',
  'pakket is stuk',
  'Hjälp',
  'Bagaimana cara refund',
  'Porra, nada funciona',
  'no funciona',
])('a language that nobody here reads is unknown, whatever it resembles: %s', (text) => {
  expect(judge(text, 'inbound').needsAnswer).toBeNull()
  expect(judge(text, 'outbound').helps).toBeNull()
})

const syllables = fc.constantFrom(...'ka ru shi mo ndu vel tak hja zor bli pek gul nyi dro wem'.split(' '))
const strange = fc.array(syllables, { minLength: 3, maxLength: 5 }).map((parts) => parts.join(''))

test('words that nobody here knows are unknown, also around one that English has as well', () => {
  fc.assert(
    fc.property(
      fc.array(strange, { minLength: 2, maxLength: 12 }),
      fc.constantFrom('', 'to', 'is', 'refund', 'for', 'no'),
      fc.constantFrom(' ', ', '),
      (parts, among, between) => {
        const text = [parts[0], among, ...parts.slice(1)].filter(Boolean).join(between)
        expect(judge(text, 'inbound').needsAnswer).toBeNull()
        expect(judge(text, 'outbound').helps).toBeNull()
      },
    ),
  )
})

test.each([
  'refund?',
  'help',
  'thanks',
  'Thanks Bartholomew!',
  "It's 4066835, under Magda Clark.",
  'Flight to Kraków cancelled',
])('a short English text is read, whoever and whatever it names: %s', (text) => {
  expect(judge(text, 'inbound').needsAnswer).not.toBeNull()
})

test('the language that a source names decides between neighbours, and is not believed against the words', () => {
  expect(judge('No funciona', 'inbound', 'es').needsAnswer).toBe(true)
  for (const code of ['ES', 'es-MX', 'es_419', 'spa'])
    expect(judge('No funciona', 'inbound', code).needsAnswer).toBe(true)
  for (const code of ['est', 'nl', 'de']) expect(judge('No funciona', 'inbound', code).needsAnswer).toBeNull()
  expect(judge('Where is my order?', 'inbound', 'es').needsAnswer).toBeNull()
  expect(judge('¿Dónde está mi pedido? Llevo una semana esperando', 'inbound', 'en').needsAnswer).toBe(true)
  expect(judge('¿Dónde está mi pedido? Llevo una semana esperando', 'inbound', 'pl').needsAnswer).toBeNull()
})

test('reasons are the words as they stand in the text', () => {
  const { why } = judge("L'appli ne marche pas, c'est une HONTE", 'inbound')
  expect(why.length).toBeGreaterThan(0)
  for (const { words } of why) expect("L'appli ne marche pas, c'est une HONTE").toContain(words)
})

const words = Object.values(texts).flatMap(({ tried }) =>
  [...tried.inbound, ...tried.outbound].flatMap(([text]) => text.split(/(?<=[\s.,!?])/)),
)

test('words of all five languages mixed get the same verdict twice, with reasons that stand in the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 30 }),
      fc.constantFrom('inbound' as const, 'outbound' as const),
      fc.constantFrom('es', 'fr', 'de', 'pt', 'it', 'en', undefined),
      (parts, direction, language) => {
        const text = parts.join('')
        const verdict = judge(text, direction, language)
        expect(judge(text, direction, language)).toEqual(verdict)
        if (verdict.tone !== null) expect(Math.abs(verdict.tone)).toBeLessThanOrEqual(1)
        for (const { words: said } of verdict.why) expect(text).toContain(said)
      },
    ),
  )
})
