// A comparison as rows, in the shape that `flamewise diff` promises to scripts.

import { rankedChanges } from '../diff/changeOrder'
import type { Changes } from '../diff/changes'
import type { Change } from '../diff/functionChanges'
import type { Scale } from '../diff/scale'
import { functionName } from '../profile/profile'

export type ChangeRow = {
  readonly name: string
  /** In the unit of the sample type; the mean where a side has several runs. */
  readonly baseSelf: number
  readonly currentSelf: number
  readonly baseTotal: number
  readonly currentTotal: number
  readonly significant: boolean
  readonly change: Change
}

export type ChangeReport = {
  readonly sampleType: { readonly name: string; readonly unit: string }
  readonly baseTotal: number
  readonly currentTotal: number
  readonly scale: Scale
  /** Current ÷ base that counts as no change; null where it cannot be known. */
  readonly sizeFactor: number | null
  /** Significant ones first, then by how much self changed. */
  readonly rows: readonly ChangeRow[]
}

export function changeReport(changes: Changes): ChangeReport {
  const { base, current, comparison, significant, change, scale, sizeFactor } = changes
  return {
    sampleType: { name: comparison.sampleTypeName, unit: comparison.unit },
    baseTotal: base.totalValue + (base.idle?.totalValue ?? 0),
    currentTotal: current.totalValue + (current.idle?.totalValue ?? 0),
    scale,
    sizeFactor,
    rows: rowsOf(changes).map(fn => ({
      name: functionName(comparison.union, fn),
      baseSelf: base.self[fn] + (base.idle?.self[fn] ?? 0),
      currentSelf: current.self[fn] + (current.idle?.self[fn] ?? 0),
      baseTotal: base.total[fn] + (base.idle?.total[fn] ?? 0),
      currentTotal: current.total[fn] + (current.idle?.total[fn] ?? 0),
      significant: significant[fn] === 1,
      change: change[fn],
    })),
  }
}

/** What only waits comes last. */
function rowsOf(changes: Changes): readonly number[] {
  const { base, current } = changes
  const ranked = rankedChanges(changes)
  const isRanked = new Set(ranked)
  const idle = Array.from(changes.change.keys()).filter(
    fn => (base.idle?.total[fn] ?? 0) + (current.idle?.total[fn] ?? 0) > 0 && !isRanked.has(fn),
  )
  return [...ranked, ...idle]
}
