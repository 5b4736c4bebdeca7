// How sure the change of a median is: what it would have been, had other values of the same kind been drawn.

import { medianOf, valueAt, type Distribution } from './distribution'
import { gammaVariate, seededRandom, type Random } from './random'

export type Range = { readonly low: number; readonly high: number }

const DRAWS = 10_000
/** Any will do; it only must not change, or the same file would give other words. */
const SEED = 20_240_229
const TAIL = 0.025

/**
 * Percentile bootstrap (Efron, 1979) of median(b) / median(a) − 1, 95 %. The median of a resample is not found by drawing it: its place
 * among the sorted values has a known distribution, the order statistics of n uniform numbers (Beta(k, n + 1 − k); Devroye, 1986,
 * section I.4.3), so that a million values cost what ten do.
 */
export function changeInterval(a: Distribution, b: Distribution): Range {
  const random = seededRandom(SEED)
  const changes = new Float64Array(DRAWS)
  for (let draw = 0; draw < DRAWS; draw++) changes[draw] = resampledMedian(b, random) / resampledMedian(a, random) - 1
  changes.sort()
  return { low: changes[Math.round(TAIL * DRAWS)], high: changes[Math.round((1 - TAIL) * DRAWS) - 1] }
}

function resampledMedian(all: Distribution, random: Random): number {
  const { n } = all
  if (n === 1) return medianOf(all)
  const k = Math.ceil(n / 2)
  const left = gammaVariate(random, k)
  const at = left / (left + gammaVariate(random, n + 1 - k))
  const lower = valueAt(all, placeOf(at, n))
  if (n % 2 === 1) return lower
  // The next order statistic is the smallest of the n − k that are left above.
  const next = 1 - (1 - at) * random.uniform() ** (1 / (n - k))
  return (lower + valueAt(all, placeOf(next, n))) / 2
}

function placeOf(uniform: number, n: number): number {
  return Math.min(n - 1, Math.floor(uniform * n))
}
