import { expect, test } from 'vitest'
import { kindOfAddress } from './address-kind.ts'

test.each([
  ['93.184.216.34', 'public'],
  ['172.15.255.255', 'public'],
  ['2606:2800:220:1:248:1893:25c8:1946', 'public'],
  ['::ffff:93.184.216.34', 'public'],
  ['0.0.0.0', 'private'],
  ['127.0.0.1', 'private'],
  ['127.255.255.254', 'private'],
  ['10.1.2.3', 'private'],
  ['100.64.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.178.1', 'private'],
  ['::1', 'private'],
  ['::', 'private'],
  ['fd00:ec2::254', 'private'],
  ['::ffff:127.0.0.1', 'private'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:7f00:1', 'private'],
  ['169.254.169.254', 'never'],
  ['::ffff:169.254.169.254', 'never'],
  ['::ffff:a9fe:a9fe', 'never'],
  ['fe80::1', 'never'],
  ['224.0.0.1', 'never'],
  ['255.255.255.255', 'never'],
  ['192.0.2.1', 'never'],
  ['2001:db8::1', 'never'],
  // 127.0.0.1 in the clothes of 6to4, of NAT64 and of what is compatible.
  ['2002:7f00:1::', 'never'],
  ['64:ff9b::7f00:1', 'never'],
  ['::7f00:1', 'never'],
  ['somewhere', 'never'],
])('%s is %s', (address, kind) => {
  expect(kindOfAddress(address)).toBe(kind)
})
