// The function table as rows, in the shape that `flamewise top` promises to scripts.

import { idleWeight } from '../analysis/idle'
import { largestRows } from '../analysis/tableRows'
import type { FunctionSource } from '../profile/functionSource'
import { functionName, NONE, stringAt } from '../profile/profile'

export type TopRow = {
  readonly name: string
  readonly file: string | null
  readonly line: number | null
  /** In the unit of the sample type. */
  readonly self: number
  readonly total: number
}

export type TopFunctions = {
  readonly sampleType: { readonly name: string; readonly unit: string }
  /** What shares are of: of a difference the sum of sizes. */
  readonly total: number
  /** V8's idle time in it, which is no part of percentages; where there is any. */
  readonly idle?: number
  /** Functions that weigh nothing are left out. */
  readonly rows: readonly TopRow[]
}

export type TopOrder = 'self' | 'total'

/** Largest first, whatever their sign; equal ones by name. A `limit` of 0 means every row. */
export function topFunctions(source: FunctionSource, sampleType: number, order: TopOrder, limit: number): TopFunctions {
  const weights = source.weigh(sampleType)
  const { self, total, sizeOfAll } = weights
  const sorted = largestRows(source, weights, order)
  const type = source.meta.sampleTypes[sampleType]
  const idle = idleWeight(source, self)
  return {
    sampleType: { name: type?.name ?? '', unit: type?.unit ?? '' },
    total: sizeOfAll,
    ...(idle > 0 ? { idle } : {}),
    rows: Array.from(limit === 0 ? sorted : sorted.subarray(0, limit), fn => {
      const line = source.functions.startLine[fn]
      return {
        name: functionName(source, fn),
        file: stringAt(source, source.functions.file[fn]),
        line: line === NONE ? null : line,
        self: self[fn],
        total: total[fn],
      }
    }),
  }
}
