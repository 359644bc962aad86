// B₂ₖ / (2k(2k−1)), Bernoulli numbers B₂ … B₁₄.
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156]

/** ln Γ(x) for x > 0 to double precision: Stirling's series (DLMF 5.11.1) from 10 upwards, the recurrence below. */
export function logGamma(x: number): number {
  let [at, product] = [x, 1]
  while (at < 10) product *= at++
  let [series, power] = [0, at]
  for (const coefficient of stirling) {
    series += coefficient / power
    power *= at * at
  }
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}
