/** Fewer are sorted faster by comparing them. */
const worthPasses = 20_000
const digits = 65_536

/**
 * The order of times, events first at equal times, equal ones as they came. Numbers from 0 up sort by their bits: for many
 * of them four passes over sixteen bits each take a tenth of the time that comparing takes.
 */
export function orderOfTimes(times: Float64Array, ended: Uint8Array): Uint32Array {
  const order = new Uint32Array(times.length).map((_, i) => i)
  if (times.length < worthPasses || times.some((time) => !(time >= 0) || Object.is(time, -0)))
    return order.sort((a, b) => times[a]! - times[b]! || ended[b]! - ended[a]!)
  let [from, to] = [order, new Uint32Array(order.length)]
  const words = new Uint16Array(times.buffer, times.byteOffset, times.length * 4)
  // Little-endian, as every machine that Node runs on: the lowest sixteen bits first.
  const passes: [of: (i: number) => number, size: number][] = [
    [(i) => 1 - ended[i]!, 2],
    ...[0, 1, 2, 3].map((word): [(i: number) => number, number] => [(i) => words[4 * i + word]!, digits]),
  ]
  for (const [of, size] of passes) {
    const next = new Uint32Array(size + 1)
    for (const i of from) next[of(i) + 1]!++
    for (let digit = 1; digit <= size; digit++) next[digit]! += next[digit - 1]!
    for (const i of from) to[next[of(i)]!++] = i
    ;[from, to] = [to, from]
  }
  return from
}
