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
