// What each function weighs on a side, and how sure that is, run by run.

import { functionWeights } from '../analysis/functionTable'
import type { StackView } from '../analysis/stackView'
import { sumOf } from '../base/columns'
import type { Comparison, Side } from './compare'

/** Fewer samples on both sides together cannot show anything, and fewer on either say nothing about a ratio. */
export const MIN_SAMPLES = 10

/** Columns by function of the union, in the unit of the sample type, without samples that wait unless said otherwise. */
export type SideCounts = {
  /** Mean over the runs. */
  readonly self: Float64Array
  readonly total: Float64Array
  readonly totalValue: number
  /** What waited, the mean over the runs; null where nothing did. */
  readonly idle: { readonly self: Float64Array; readonly total: Float64Array; readonly totalValue: number } | null
  /** The variance of all that the side weighs, over all runs. */
  readonly squares: number
  /** Samples of all runs: as the files have them, else as many as their weights are spread like. */
  readonly samples: number
  /** The files tell `samples`, or nothing was sampled. */
  readonly isCounted: boolean
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
  const { self, total } = functionWeights(union, side.mean)
  const squares = sumOf(side.squares)
  // Not the walk's own total: a saved difference may hold weights below zero.
  const totalValue = sumOf(side.mean.self)
  const value = totalValue * side.runs.length
  return {
    self,
    total,
    totalValue,
    idle: side.idle === null ? null : weightsOf(union, side.idle),
    squares,
    samples: side.counts === null ? (squares > 0 ? (value * value) / squares : 0) : sumOf(side.counts),
    isCounted: side.certainty !== 'unknown',
  }
}

function weightsOf(union: Comparison['union'], view: StackView): NonNullable<SideCounts['idle']> {
  const { self, total } = functionWeights(union, view)
  return { self, total, totalValue: sumOf(view.self) }
}
