/** Where `x` lies between the ends of a range, 0 to 1; on a logarithmic scale equal lengths mean equal ratios. */
export function placeOn(x: number, [low, high]: [number, number], scale: 'linear' | 'log' = 'linear'): number {
  const bend = (y: number) => (scale === 'log' ? Math.log(Math.max(y, 1)) : y)
  const width = bend(high) - bend(low)
  return width <= 0 ? 0.5 : Math.min(1, Math.max(0, (bend(x) - bend(low)) / width))
}
