// How sure a median is, without assuming any distribution: two of the values themselves, as benchstat has it.

import { normalTail } from '../diff/statistics'
import { valueAt, type Distribution } from './distribution'

export type MedianInterval = { readonly low: number; readonly high: number; /** At least 0.95. */ readonly coverage: number }

/** Even from the smallest to the largest value, fewer cover less than 95 %. */
export const MIN_FOR_INTERVAL = 6
const MAX_MISSED = 0.05
/** Beyond, the binomial distribution and the normal one agree to more digits than are shown. */
const MAX_EXACT = 100_000
/** The two-sided 5 % point of the normal distribution. */
const NORMAL_95 = 1.959964

/**
 * From the k-th value to the k-th from the end, for the largest k that misses the median with a chance of at most 5 %:
 * 2·P(Bin(n, ½) < k). Source: David and Nagaraja, "Order Statistics" (2003), section 7.1. Null under six values.
 */
export function medianInterval(all: Distribution): MedianInterval | null {
  if (all.n < MIN_FOR_INTERVAL) return null
  const { k, coverage } = all.n <= MAX_EXACT ? exactRank(all.n) : approximateRank(all.n)
  return { low: valueAt(all, k - 1), high: valueAt(all, all.n - k), coverage }
}

function exactRank(n: number): { k: number; coverage: number } {
  let log = -n * Math.LN2
  let below = Math.exp(log)
  let k = 1
  for (; ; k++) {
    log += Math.log((n - k + 1) / k)
    const next = below + Math.exp(log)
    if (2 * next > MAX_MISSED) break
    below = next
  }
  return { k, coverage: 1 - 2 * below }
}

function approximateRank(n: number): { k: number; coverage: number } {
  const k = Math.floor((n - NORMAL_95 * Math.sqrt(n)) / 2)
  return { k, coverage: 1 - normalTail((n - 2 * k + 1) / Math.sqrt(n)) }
}
