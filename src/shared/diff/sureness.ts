// How sure a change is, in words: the same in every table.

import type { FunctionChanges } from './functionChanges'

type Judged = Pick<FunctionChanges, 'significant' | 'change' | 'deltaError' | 'sizeFactor'>

/** More than noise, within it, or nobody knows: a filled, a hollow and a half dot. */
export type SureLevel = 'sure' | 'noise' | 'unknown'

export function sureLevel({ significant, sizeFactor }: Pick<Judged, 'significant' | 'sizeFactor'>, fn: number): SureLevel {
  if (significant[fn] === 1) return 'sure'
  return sizeFactor === null ? 'unknown' : 'noise'
}

/** `regressed ± 1.2` (half of the 95 % interval, in percent of baseline), `within noise`; `not known` without a size factor. */
export function sureness({ significant, change, deltaError, sizeFactor }: Judged, fn: number): string {
  if (significant[fn] !== 1) return sizeFactor === null ? 'not known' : 'within noise'
  return deltaError[fn] > 0 ? `${change[fn]} ± ${(deltaError[fn] * 100).toFixed(1)}` : change[fn]
}
