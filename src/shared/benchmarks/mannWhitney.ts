// Mann and Whitney's U: whether one side's values tend to be larger, whatever their distribution. Two outliers do not fool it.

import { normalTail } from '../diff/statistics'

export type RankTest = {
  /** Pairs in which the first side's value is the larger one, ties counted as ½. */
  readonly u: number
  /** Two-sided; 1 where the sides cannot be told apart. */
  readonly p: number
}

/** Up to this many values together every arrangement is counted; beyond, the normal approximation is as good. */
const MAX_EXACT = 40

/**
 * Two-sided test of `a` against `b`, neither empty. Exact with ties for few values: of all ways to give `a.length` of the pooled
 * mid-ranks to the first side, the share whose rank sum lies at least as far from the mean (Lehmann, "Nonparametrics", 1975,
 * section 1.4; the ranks doubled, so that sums are whole). For many: normal, with tie and continuity correction (the same, 1.5).
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): RankTest {
  const { doubled, tieTerm } = doubledMidRanks([...a, ...b])
  const [n, m] = [a.length, b.length]
  const rankSum2 = doubled.slice(0, n).reduce((sum, rank) => sum + rank, 0)
  const u = rankSum2 / 2 - (n * (n + 1)) / 2
  const p = n + m <= MAX_EXACT ? exactTail(doubled, n, rankSum2) : approximateTail(u, n, m, tieTerm)
  return { u, p }
}

/** The smallest p that sides of these sizes can give: both tails of the one most extreme arrangement. */
export function smallestP(n: number, m: number): number {
  let arrangements = 1
  for (let i = 1; i <= Math.min(n, m); i++) arrangements *= (n + m - i + 1) / i
  return Math.min(1, 2 / arrangements)
}

/** Twice the mid-rank of each value, and Σ(t³ − t) over the ties. */
function doubledMidRanks(pooled: readonly number[]): { doubled: number[]; tieTerm: number } {
  const order = pooled.map((_, i) => i).sort((x, y) => pooled[x] - pooled[y])
  const doubled = pooled.map(() => 0)
  let tieTerm = 0
  for (let from = 0; from < order.length;) {
    let to = from
    while (to < order.length && pooled[order[to]] === pooled[order[from]]) to++
    for (let i = from; i < to; i++) doubled[order[i]] = from + to + 1
    tieTerm += (to - from) ** 3 - (to - from)
    from = to
  }
  return { doubled, tieTerm }
}

function exactTail(doubled: readonly number[], n: number, observed: number): number {
  const total = doubled.reduce((sum, rank) => sum + rank, 0)
  // ways[k][s]: how many of the sets of k ranks seen so far have the sum s. At most C(40, 20), exact in a double.
  const ways = Array.from({ length: n + 1 }, () => new Float64Array(total + 1))
  ways[0][0] = 1
  for (const rank of doubled) {
    for (let k = n; k >= 1; k--) {
      for (let sum = total; sum >= rank; sum--) ways[k][sum] += ways[k - 1][sum - rank]
    }
  }
  const mean = n * (doubled.length + 1)
  const distance = Math.abs(observed - mean)
  let [all, extreme] = [0, 0]
  for (let sum = 0; sum <= total; sum++) {
    all += ways[n][sum]
    if (Math.abs(sum - mean) >= distance) extreme += ways[n][sum]
  }
  return extreme / all
}

function approximateTail(u: number, n: number, m: number, tieTerm: number): number {
  const count = n + m
  const variance = ((n * m) / 12) * (count + 1 - tieTerm / (count * (count - 1)))
  if (!(variance > 0)) return 1
  return normalTail(Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance))
}
