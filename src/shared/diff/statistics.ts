// The few tests that a comparison needs, on plain numbers. Formulas from Abramowitz & Stegun and Benjamini & Hochberg (1995).

/** Two-sided tail of the normal distribution: the chance of at least |z| when nothing changed. */
export function normalTail(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2)
}

/** Complementary error function, relative error below 1.2e-7 (Numerical Recipes' Chebyshev fit); good far into the tail. */
export function erfc(x: number): number {
  const size = Math.abs(x)
  const t = 1 / (1 + size / 2)
  const fit = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223,
  ].reduce((sum, coefficient) => sum * t + coefficient, 0)
  const tail = t * Math.exp(-size * size + fit)
  return x >= 0 ? tail : 2 - tail
}

/** Chance of `hits` of `trials` or anything as unlikely, when each hits with chance `p` (exact, two-sided). For few trials. */
export function binomialTail(hits: number, trials: number, p: number): number {
  // Each outcome from the one before it, as logarithms: the first may be smaller than any number.
  const logOdds = Math.log(p) - Math.log1p(-p)
  const logs = [trials * Math.log1p(-p)]
  for (let k = 1; k <= trials; k++) logs.push(logs[k - 1] + Math.log((trials - k + 1) / k) + logOdds)
  // Rounding must not leave out the outcome itself.
  const limit = logs[hits] + ROUNDING
  const tail = logs.reduce((sum, log) => (log <= limit ? sum + Math.exp(log) : sum), 0)
  return Math.min(1, tail)
}

/** Of a sum of some fifty logarithms. */
const ROUNDING = 1e-9

/**
 * Which of these chances stay findings when all are looked at together and at most a share `q` of them may be false
 * (Benjamini–Hochberg step-up). `tests`: how many were looked at, where those that cannot be findings have been left out.
 */
export function discoveries(chances: readonly number[], q: number, tests = chances.length): boolean[] {
  const order = chances.map((_, i) => i).sort((a, b) => chances[a] - chances[b])
  let kept = 0
  order.forEach((test, i) => {
    if (chances[test] <= (q * (i + 1)) / tests) kept = i + 1
  })
  const found = chances.map(() => false)
  for (const test of order.slice(0, kept)) found[test] = true
  return found
}

export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) return NaN
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Two-sided chance of Welch's t between two lists of shares (unequal variances); 1 where it cannot be computed. */
export function welchTail(a: readonly number[], b: readonly number[]): number {
  const [meanA, varA] = meanAndVariance(a)
  const [meanB, varB] = meanAndVariance(b)
  const errorA = varA / a.length
  const errorB = varB / b.length
  const error = errorA + errorB
  if (!(error > 0)) return meanA === meanB ? 1 : 0
  const t = (meanB - meanA) / Math.sqrt(error)
  const freedom = (error * error) / ((errorA * errorA) / (a.length - 1) + (errorB * errorB) / (b.length - 1))
  // Student's t as a normal deviate (Wallace, 1959).
  const z = ((8 * freedom + 1) / (8 * freedom + 3)) * Math.sqrt(freedom * Math.log1p((t * t) / freedom))
  return normalTail(z)
}

function meanAndVariance(numbers: readonly number[]): readonly [number, number] {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length
  const squares = numbers.reduce((sum, x) => sum + (x - mean) * (x - mean), 0)
  return [mean, squares / (numbers.length - 1)]
}
