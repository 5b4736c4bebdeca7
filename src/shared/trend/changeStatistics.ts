// What stands around E-divisive: a series without its spikes before, and a test of two of its parts, by ranks, after.

import { median } from '../diff/statistics'
import { MAD_TO_STDEV } from '../benchmarks/figures'

/** A value and two neighbours on either side. */
const WINDOW = 5
/** In standard deviations, as the median distance from the median has them. */
const FENCE = 3
/** The newest may be the first of what comes next. */
const KEPT_AT_END = 2

/**
 * The values as E-divisive is to see them: an outlier counts as the median of its neighbours, so that one spike hides no step (Hampel's
 * identifier, 1974). Series under five values are left alone.
 */
export function withoutSpikes(values: readonly number[]): number[] {
  if (values.length < WINDOW) return [...values]
  return values.map((value, at) => {
    if (at >= values.length - KEPT_AT_END) return value
    const from = Math.min(Math.max(0, at - (WINDOW >> 1)), values.length - WINDOW)
    const around = values.slice(from, from + WINDOW)
    const centre = median(around)
    const spread = MAD_TO_STDEV * median(around.map(other => Math.abs(other - centre)))
    return Math.abs(value - centre) > FENCE * spread ? centre : value
  })
}

/**
 * Mann–Whitney's U by its classical table, which knows no ties: where values are equal it errs on the side of 'no change'.
 * Two-sided chance of so uneven a U, ties counted as ½ in U and not in its distribution (as scipy's `method="exact"`): the number of
 * arrangements with U = u is the coefficient of q^u in the Gaussian binomial of n + m over n. Exact while that is below 2^53: 56 values.
 */
export function untiedTail(a: readonly number[], b: readonly number[]): number {
  const [n, m] = [a.length, b.length]
  let larger = 0
  for (const x of a) for (const y of b) larger += x > y ? 1 : x === y ? 0.5 : 0
  const least = Math.ceil(Math.min(larger, n * m - larger))
  const ways = arrangements(n, m)
  let [all, below] = [0, 0]
  ways.forEach((count, u) => {
    all += count
    if (u <= least) below += count
  })
  return Math.min(1, (2 * below) / all)
}

/** By u from 0 to n·m: the product of (1 − q^(m + i)) / (1 − q^i) for i from 1 to n. */
function arrangements(n: number, m: number): Float64Array {
  const ways = new Float64Array(n * m + 1)
  ways[0] = 1
  for (let i = 1; i <= n; i++) {
    for (let u = n * m; u >= m + i; u--) ways[u] -= ways[u - m - i]
    for (let u = i; u <= n * m; u++) ways[u] += ways[u - i]
  }
  return ways
}
