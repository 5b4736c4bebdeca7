// What each function counts in samples, run by run: tests speak of samples, whatever the sample type's unit is.

import { functionWeights } from '../analysis/functionTable'
import type { Comparison, Side } from './compare'

/** Columns by function of the union. */
export type SideCounts = {
  /** Mean over the runs, in the unit of the sample type. */
  readonly self: Float64Array
  readonly total: Float64Array
  readonly totalValue: number
  /** By run: self in samples. */
  readonly runCounts: readonly Float64Array[]
  /** By run: all samples. */
  readonly runSamples: readonly number[]
  /** Self in samples, over all runs. */
  readonly count: Float64Array
  readonly samples: number
}

/** Another scale changes nothing here, and counting is most of what a change of scale would cost. */
const known = new WeakMap<Side, SideCounts>()

export function sideCounts(comparison: Comparison, side: Side): SideCounts {
  const before = known.get(side)
  if (before !== undefined) return before
  const counts = countSide(comparison, side)
  known.set(side, counts)
  return counts
}

function countSide({ union }: Comparison, side: Side): SideCounts {
  const shown = functionWeights(union, side.mean)
  const runCounts = side.runs.map((view, run) => {
    const weights = side.runs.length === 1 ? shown : functionWeights(union, view)
    const perUnit = weights.totalValue > 0 ? side.samples[run] / weights.totalValue : 0
    // A saved difference may hold negative weights; nothing was sampled less than never.
    return weights.self.map(value => Math.max(0, value * perUnit))
  })
  const count = new Float64Array(shown.self.length)
  for (const counts of runCounts) counts.forEach((samples, fn) => (count[fn] += samples))
  return {
    self: shown.self,
    total: shown.total,
    totalValue: shown.totalValue,
    runCounts,
    runSamples: side.samples,
    count,
    samples: side.samples.reduce((sum, samples) => sum + samples, 0),
  }
}
