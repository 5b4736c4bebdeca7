// What of a benchmark's change lies under which function: its ratio says how much there is, the two profiles say where.

import type { FunctionWeights } from '../profile/functionSource'

export type BenchCause = {
  /** Row of the functions of both profiles. */
  readonly fn: number
  /** Of baseline's time, as `ratio` is: what the function and all that it calls took more or less. */
  readonly part: number
}

/** A function that holds less of the change than this is not where it is. */
const HOLDS = 0.7

/**
 * `ratio`: current's time ÷ baseline's − 1. A function's share of current's profile times that many times as much time, less its share of
 * baseline's, is its part of the change: the parts of the roots add up to the ratio. The innermost that holds most of it; null where none does.
 */
export function benchCause(
  ratio: number,
  base: FunctionWeights,
  current: FunctionWeights,
  isOwn: (fn: number) => boolean,
): BenchCause | null {
  if (!(base.totalValue > 0) || !(current.totalValue > 0) || ratio === 0) return null
  let best: BenchCause | null = null
  let least = Infinity
  for (let fn = 0; fn < base.total.length; fn++) {
    const [before, after] = [base.total[fn] / base.totalValue, (current.total[fn] / current.totalValue) * (1 + ratio)]
    const part = after - before
    const size = Math.max(before, after)
    if (part / ratio < HOLDS || size >= least || !isOwn(fn)) continue
    best = { fn, part }
    least = size
  }
  return best
}
