/** So many names say enough. */
const mostNamed = 12

/** 'there is "Mail", "X" and 3 more': in quotes, since a name may hold a comma. Names is not empty. */
export function thereIs(names: readonly string[]): string {
  const quoted = names.slice(0, mostNamed).map((name) => `"${name}"`)
  const rest = names.length - quoted.length
  const all = rest > 0 ? [...quoted, `${rest} more`] : quoted
  return `there is ${all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`}`
}
