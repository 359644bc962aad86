import { expect, test } from 'vitest'
import { addressesOf, createRouteNames } from './route-names.ts'

const addresses = addressesOf([
  { path: undefined },
  {
    path: 'w/:workspace',
    children: [{ path: undefined }, { path: 'sources/add' }, { path: 'sources/:source' }, { path: '*' }],
  },
  { path: 'api/v1/openapi.json' },
  { path: 'api/*' },
  { path: '*' },
])

test('a path is told by the address it belongs to, and never by what stands in it', () => {
  const nameOf = createRouteNames(addresses)
  expect(nameOf('/')).toBe('/')
  expect(nameOf('/_root.data')).toBe('/')
  expect(nameOf('/w/acme')).toBe('/w/:workspace')
  expect(nameOf('/w/acme/')).toBe('/w/:workspace')
  expect(nameOf('/w/acme/sources/add')).toBe('/w/:workspace/sources/add')
  expect(nameOf('/w/acme/sources/12.data')).toBe('/w/:workspace/sources/:source')
  expect(nameOf('/w/acme/ann@example.org')).toBe('/w/:workspace/*')
  expect(nameOf('/api/v1/openapi.json')).toBe('/api/v1/openapi.json')
  expect(nameOf('/api/v1/openapi-json')).toBe('/api/*')
  expect(nameOf('/ann@example.org')).toBe('/*')
  expect(nameOf('/assets/entry-abc.js')).toBe('files')
})
