import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

test('short words are quoted whole, without the handles that a post begins with', () => {
  expect(excerptOf('@acorn @help  where is\nmy kettle??')).toBe('where is my kettle??')
})

test('of many words so many whole sentences as make the point, else so many words', () => {
  const sentences = 'My kettle came without a lid, for the second time in a year. I have written three times. '
  expect(excerptOf(sentences + 'And so on. '.repeat(30))).toBe(`${sentences}${'And so on. '.repeat(5)}`.trim())
  const words = excerptOf('kettle '.repeat(40))
  expect(words).toMatch(/^(?:kettle )+kettle…$/)
  expect(words.length).toBeLessThanOrEqual(151)
})

test('pictures are left out, which paper has no letters for; stars, prices and languages stay', () => {
  expect(excerptOf('Where is it? 😤😤 Last straw 👍🏽👨‍👩‍👧🇬🇧.')).toBe('Where is it? Last straw.')
  expect(excerptOf('★★☆☆☆ £8.50 short, 2 of 3 © ™. Für mich: übel')).toBe(
    '★★☆☆☆ £8.50 short, 2 of 3 © ™. Für mich: übel',
  )
  expect(excerptOf('😡 😡')).toBe('')
})

test('a message as long as a book is cut before it is read, so that nobody waits for it', () => {
  const many = 60_000
  expect(excerptOf(`${' '.repeat(many)}Where is\u00a0it?`)).toBe('Where is it?')
  for (const endless of ['7'.repeat(many), `@${'a'.repeat(many)} `, 'ä'.repeat(many)])
    expect(excerptOf(endless)).toBe(`${endless.slice(0, 150)}…`)
  expect(excerptOf('lid '.repeat(many))).toMatch(/^(?:lid )+lid…$/)
  expect(excerptOf(`x${'𝄞'.repeat(many)}`).isWellFormed()).toBe(true)
})
