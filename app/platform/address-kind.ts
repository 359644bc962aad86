import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * What an address on the network leads to: the world; this machine or a network of one's own; or what nothing of ours is
 * ever sent to: link-local addresses (a cloud's own keys lie there), groups, and what is kept for documents and tests.
 */
export type AddressKind = 'public' | 'private' | 'never'

const own = listOf(
  ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  ['::/127', 'fc00::/7'],
)
const nobodys = listOf(
  [
    ...['169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24'],
    ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ],
  // Of 2000::/3: documents, and the two ways in which an address of IPv4 hides in one of IPv6.
  ['2001::/32', '2001:db8::/32', '2002::/16', '3fff::/20'],
)
const world = listOf([], ['2000::/3'])

/** @param address of IPv4 or IPv6, as numbers */
export function kindOfAddress(address: string): AddressKind {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  if (isIPv4(plain)) {
    if (own.check(plain, 'ipv4')) return 'private'
    return nobodys.check(plain, 'ipv4') ? 'never' : 'public'
  }
  if (!isIPv6(plain)) return 'never'
  if (own.check(plain, 'ipv6')) return 'private'
  return world.check(plain, 'ipv6') && !nobodys.check(plain, 'ipv6') ? 'public' : 'never'
}

function listOf(v4: string[], v6: string[]): BlockList {
  const list = new BlockList()
  for (const [family, networks] of [['ipv4', v4] as const, ['ipv6', v6] as const]) {
    for (const network of networks) {
      const [start = '', bits] = network.split('/')
      list.addSubnet(start, Number(bits), family)
    }
  }
  return list
}
