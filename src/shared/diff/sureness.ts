// How sure a change is, in words: the same in every table.

import type { FunctionChanges } from './changes'

type Judged = Pick<FunctionChanges, 'significant' | 'change' | 'deltaError' | 'sizeFactor'>

/** `regressed ± 1.2` (half of the 95 % interval, in percent of baseline), `within noise`; `not known` without a size factor. */
export function sureness({ significant, change, deltaError, sizeFactor }: Judged, fn: number): string {
  if (significant[fn] !== 1) return sizeFactor === null ? 'not known' : 'within noise'
  return deltaError[fn] > 0 ? `${change[fn]} ± ${(deltaError[fn] * 100).toFixed(1)}` : change[fn]
}
