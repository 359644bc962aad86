/** A route as app/routes.ts has it. */
export type RouteEntry = { path?: string | undefined; children?: readonly RouteEntry[] | undefined }

/** The addresses of routes: `/w/:workspace/health`. */
export function addressesOf(routes: readonly RouteEntry[], before = ''): string[] {
  const all = routes.flatMap(({ path, children }) => {
    const here = path === undefined ? before : `${before}/${path}`
    return [here === '' ? '/' : here, ...addressesOf(children ?? [], here)]
  })
  return [...new Set(all)]
}

/** Which address a path belongs to: few names however many paths there are, and none of them anybody's. */
export function createRouteNames(addresses: readonly string[]): (path: string) => string {
  // What says more of a path goes first; `*` is for what nothing else takes.
  const looseness = (address: string) => (address.includes('*') ? 100 : (address.match(/:/g)?.length ?? 0))
  const patterns = addresses
    .toSorted((a, b) => looseness(a) - looseness(b) || b.length - a.length)
    .map((address) => ({ address, pattern: patternOf(address) }))
  return (path) => {
    if (path.startsWith('/assets/')) return 'files'
    const page = path === '/_root.data' ? '/' : path.replace(/(?<=.)(\/|\.data)$/, '')
    return patterns.find(({ pattern }) => pattern.test(page))?.address ?? '/*'
  }
}

const patternOf = (address: string) =>
  new RegExp(
    `^${address
      .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/:\w+/g, '[^/]+')
      .replace('*', '.*')}$`,
  )
