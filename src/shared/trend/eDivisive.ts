// Where a series changes its level: E-divisive (Matteson and James, 2014), each cut tested by Student's t as Apache Otava does.

import { pooledTail } from './studentT'

/** By chance in one series of a thousand, were the cut not chosen to be the best. */
const MAX_P = 0.001

/** First indices of the parts after each cut, in order. Quadratic in the number of values: give it some fifty. */
export function cutsOf(values: readonly number[]): number[] {
  const sums = distanceSums(values)
  const cuts: number[] = []
  const waiting: (readonly [number, number])[] = [[0, values.length]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [from, to] = next
    const cut = bestCut(sums, from, to)
    if (cut === null) continue
    if (!isCut(values, from, cut, to)) continue
    cuts.push(cut.at)
    waiting.push([from, cut.at], [cut.at, to])
  }
  return cuts.sort((a, b) => a - b)
}

/**
 * The whole of both parts must differ. What was fixed later dilutes the part after it: up to where the new level ends is enough as well,
 * if it would be so among as many cuts and ends as could have been chosen.
 */
function isCut(values: readonly number[], from: number, { at, end }: Cut, to: number): boolean {
  const left = values.slice(from, at)
  return pooledTail(left, values.slice(at, to)) < MAX_P || pooledTail(left, values.slice(at, end)) < MAX_P / (to - from) ** 2
}

type Cut = { readonly at: number; readonly end: number }

/** The cut with the largest energy distance between what lies before it and what follows up to `end`; null in fewer than two values. */
function bestCut(sums: DistanceSums, from: number, to: number): Cut | null {
  let best: Cut | null = null
  let most = 0
  for (let at = from + 1; at < to; at++) {
    const left = sums.within(from, at)
    for (let end = at + 1; end <= to; end++) {
      const [n, m] = [at - from, end - at]
      const right = sums.within(at, end)
      const across = (sums.within(from, end) - left - right) / (n * m)
      const q = ((n * m) / (n + m)) * (2 * across - meanPair(left, n) - meanPair(right, m))
      if (q <= most) continue
      most = q
      best = { at, end }
    }
  }
  return best
}

/** Of the distances of all pairs; one value has none. */
function meanPair(sum: number, count: number): number {
  return count < 2 ? 0 : sum / ((count * (count - 1)) / 2)
}

type DistanceSums = {
  /** The sum of |x − y| over all pairs of values with indices in [from, to). */
  within(from: number, to: number): number
}

function distanceSums(values: readonly number[]): DistanceSums {
  const size = values.length + 1
  // upTo[i · size + j]: the sum over rows before i and columns before j.
  const upTo = new Float64Array(size * size)
  for (let i = 1; i < size; i++) {
    for (let j = 1; j < size; j++) {
      const distance = Math.abs(values[i - 1] - values[j - 1])
      upTo[i * size + j] = distance + upTo[(i - 1) * size + j] + upTo[i * size + j - 1] - upTo[(i - 1) * size + j - 1]
    }
  }
  return {
    within: (from, to) => (upTo[to * size + to] - upTo[from * size + to] - upTo[to * size + from] + upTo[from * size + from]) / 2,
  }
}
