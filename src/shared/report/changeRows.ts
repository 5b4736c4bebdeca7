// A comparison as rows, in the shape that `flamewise diff` promises to scripts.

import { rankedChanges } from '../diff/changeOrder'
import type { Change, Changes } from '../diff/changes'
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
  /** Significant ones first, then by how much self changed. */
  readonly rows: readonly ChangeRow[]
}

export function changeReport(changes: Changes): ChangeReport {
  const { base, current, comparison, significant, change, scale } = changes
  return {
    sampleType: { name: comparison.sampleTypeName, unit: comparison.unit },
    baseTotal: base.totalValue,
    currentTotal: current.totalValue,
    scale,
    rows: rankedChanges(changes).map(fn => ({
      name: functionName(comparison.union, fn),
      baseSelf: base.self[fn],
      currentSelf: current.self[fn],
      baseTotal: base.total[fn],
      currentTotal: current.total[fn],
      significant: significant[fn] === 1,
      change: change[fn],
    })),
  }
}
