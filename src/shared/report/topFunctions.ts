// The function table as rows, in the shape that `flamewise top` promises to scripts.

import { isIdleFunction } from '../analysis/idle'
import { compareUtf8 } from '../base/utf8'
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
  const { self, total, sizeOfAll } = source.weigh(sampleType)
  const [first, second] = order === 'self' ? [self, total] : [total, self]
  const sorted = Array.from(self.keys())
    .filter(fn => self[fn] !== 0 || total[fn] !== 0)
    .sort(
      (a, b) =>
        Math.abs(first[b]) - Math.abs(first[a]) ||
        Math.abs(second[b]) - Math.abs(second[a]) ||
        compareUtf8(functionName(source, a), functionName(source, b)),
    )
  const type = source.meta.sampleTypes[sampleType]
  const idle = self.reduce((sum, value, fn) => sum + (value !== 0 && isIdleFunction(source, fn) ? value : 0), 0)
  return {
    sampleType: { name: type?.name ?? '', unit: type?.unit ?? '' },
    total: sizeOfAll,
    ...(idle > 0 ? { idle } : {}),
    rows: (limit === 0 ? sorted : sorted.slice(0, limit)).map(fn => {
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
