// Student's t for two lists of values with one common spread: how E-divisive's cuts are tested.

/** Two-sided chance of so different means, with a pooled variance; 1 where both are constant and equal, 0 where constant and not. */
export function pooledTail(a: readonly number[], b: readonly number[]): number {
  const freedom = a.length + b.length - 2
  if (freedom < 1) return 1
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  const variance = (squaresOf(a, meanA) + squaresOf(b, meanB)) / freedom
  const error = Math.sqrt(variance * (1 / a.length + 1 / b.length))
  if (!(error > 0)) return meanA === meanB ? 1 : 0
  return studentTail((meanA - meanB) / error, freedom)
}

/** Two-sided tail of Student's t: the incomplete beta function I_x(ν/2, ½) at x = ν/(ν + t²) (DLMF 8.17). */
export function studentTail(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function squaresOf(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

/** Regularised, by its continued fraction (DLMF 8.17.22), on the side where that converges fast. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

/** More terms than any of the few hundred degrees of freedom here need. */
const MAX_TERMS = 300
const ENOUGH = 1e-14
/** Keeps Lentz's method from dividing by zero. */
const TINY = 1e-300

/** Lentz's method for the fraction of DLMF 8.17.22. */
function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / orTiny(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / orTiny(1 + even * d)
    c = orTiny(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / orTiny(1 + odd * d)
    c = orTiny(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < ENOUGH) break
  }
  return value
}

function orTiny(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** Stirling's series after moving the argument up (DLMF 5.11.1), to some 14 digits. */
function logGamma(x: number): number {
  let shift = 0
  let at = x
  for (; at < 12; at++) shift += Math.log(at)
  const inverse = 1 / (at * at)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift
}
