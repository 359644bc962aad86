import { expect, test } from 'vitest'
import { saidLink } from './source-link.ts'

test.each([
  ['mastodon:https://example.social/@ruta/1', 'https://example.social/@ruta/1'],
  ['a:b:https://example.org/t/1?x=1', 'https://example.org/t/1?x=1'],
  ['x:570306133677760513', null],
  ['x:javascript:alert(1)', null],
  ['x:http://', null],
  [undefined, null],
])('%s opens %s', (id, href) => {
  expect(saidLink(id)).toBe(href)
})
