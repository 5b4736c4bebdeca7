// What the page gets of a comparison.

import type { FunctionWeights } from '../../shared/analysis/functionTable'
import type { Change } from '../../shared/diff/functionChanges'
import type { Scale, Size } from '../../shared/diff/scale'
import type { Summary } from '../../shared/diff/summary'

/** What became of every function of a comparison: columns by function of the union, in the unit of the sample type. */
export type ChangeSheet = {
  /** What is compared; the union's own sample types say whose width is drawn. */
  readonly sampleTypeName: string
  readonly unit: string
  readonly scale: Scale
  /** Null where nothing tells what counts as no change. */
  readonly sizeFactor: number | null
  readonly size: Size
  readonly canScaleByTime: boolean
  readonly summary: Summary
  /** Renames and moves, a sentence each. */
  readonly moves: readonly string[]
  readonly base: FunctionWeights
  readonly current: FunctionWeights
  /** What counts for each function on either side: its own weight; with all that it calls where that is new or gone. */
  readonly before: Float64Array
  readonly after: Float64Array
  /** A base value times this is what it would be now, had nothing changed. */
  readonly valueFactor: number
  /** As a share of baseline. */
  readonly delta: Float64Array
  readonly deltaError: Float64Array
  /** 1 where it is more than noise. */
  readonly significant: Uint8Array
  readonly change: readonly Change[]
}
