// The heaviest few of a column, without sorting the rest of it.

import type { FunctionWeight } from '../../shared/analysis/neighbours'

/** By function: what it weighs. Heaviest first; what weighs nothing is left out. */
export function heaviestOf(weights: Float64Array, count: number): readonly FunctionWeight[] {
  const heaviest: FunctionWeight[] = []
  let least = 0
  for (let fn = 0; fn < weights.length; fn++) {
    if (weights[fn] <= least) continue
    const at = heaviest.findIndex(other => other.value < weights[fn])
    heaviest.splice(at === -1 ? heaviest.length : at, 0, { fn, value: weights[fn] })
    if (heaviest.length <= count) continue
    heaviest.pop()
    least = heaviest[heaviest.length - 1].value
  }
  return heaviest
}
