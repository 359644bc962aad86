import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearlyIdentical, replyForm } from './near-copy.ts'

const form = (text: string) => replyForm(text)?.form
const near = (a: string, b: string) => nearlyIdentical(form(a)!, form(b)!)
const base = 'your parcel left our warehouse this morning and will be with you tomorrow'

test.each([
  `Hi Jo, ${base}`,
  `Hello Mary Ann! ${base}`,
  `Good morning Mr Brown, ${base}.`,
  `Hey there, ${base}`,
  `@jo_77 ${base} ^AB`,
  `@jo_77 @other Jo, ${base}. -Kim`,
  `${base}. – Kim`,
  `${base} /KB`,
  `${base}. KB`,
  `${base}. Kind regards, Kim Brown`,
  `${base}.\n\nMit freundlichen Grüßen\nKim Braun`,
  `${base} 📦🙂 https://shop.example/track?id=4711`,
  `${base}: www.shop.example`,
  `Hola Ana, ${base.toUpperCase()} __email__`,
  `${base}, Jo! #4711-22 (2/2)`,
  `[name], ${base} <LINK>`,
])('names, greetings, signatures, links and numbers are set aside: %s', (text) => {
  expect(form(text)).toBe(form(base))
})

test('what is said stays', () => {
  expect(form(base)).not.toBe(form('your refund left our bank this morning and will be with you tomorrow'))
  expect(form('Hi Jo, we have sent you the parcel today')).toBe(form('we have sent you the parcel today'))
})

test.each(['Thank you!', 'Hi Jo, you’re welcome! ^AB', '@jo 4711 https://t.example', '😀😀', ''])(
  'too short to be a copy: %s',
  (text) => {
    expect(replyForm(text)).toBeNull()
  },
)

test('a word or two more or less, or another product, is a near-copy; half another text is none', () => {
  const reply =
    'Sorry to hear that your kettle arrived broken. Please send us a photo and we will send a new one today.'
  expect(near(reply, reply.replace('kettle', 'toaster'))).toBe(true)
  expect(near(reply, reply.replace(' today', ''))).toBe(true)
  expect(
    near(
      reply,
      reply.replace(
        'Please send us a photo and we will send a new one',
        'It went to the wrong shelf, we found it and send it',
      ),
    ),
  ).toBe(false)
  expect(
    near(reply, 'You can change the address until the parcel has left us: it is under My orders, then Details.'),
  ).toBe(false)
})

test('near-copies with one edit in the middle begin or end alike, so they are found', () => {
  const a = replyForm('Sorry to hear that your kettle arrived broken, a new one is on its way to you')!
  const b = replyForm('Sorry to hear that your big toaster arrived broken, a new one is on its way to you')!
  expect(a.head === b.head || a.tail === b.tail).toBe(true)
})

test('any text has a form or none, always the same, and is a copy of itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 }), (one, other) => {
      const [a, b] = [replyForm(one), replyForm(other)]
      expect(replyForm(one)).toEqual(a)
      if (a === null) return
      expect(a.form).toMatch(/^([\w-]{4}){5,96}$/)
      expect(nearlyIdentical(a.form, a.form)).toBe(true)
      if (b) expect(nearlyIdentical(a.form, b.form)).toBe(nearlyIdentical(b.form, a.form))
    }),
  )
})

test('long runs of anything take no long time', () => {
  for (const piece of ['a', 'a ', '@', '[', '<', '{', '&', 'www.', 'A, ', '-', '#1']) {
    const started = performance.now()
    replyForm(piece.repeat(1_000_000 / piece.length))
    expect(performance.now() - started).toBeLessThan(500)
  }
})
