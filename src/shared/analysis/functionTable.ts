// Self and total of every function: the Top table, `flamewise top` and what findings and comparisons count.

import { NONE, type Profile } from '../profile/profile'
import { depthFirst } from './depthFirst'
import { subtreeTotals, type StackView } from './stackView'

/** Columns by row of the profile's functions, in the unit of the sample type. */
export type FunctionWeights = {
  readonly self: Float64Array
  /** Counts a stack once, however often the function stands in it. */
  readonly total: Float64Array
  /** Of all samples in the view. */
  readonly totalValue: number
}

export function functionWeights(profile: Profile, view: StackView): FunctionWeights {
  const { fn: fnOfFrame } = profile.frames
  const functions = profile.functions.name.length
  const self = new Float64Array(functions)
  const total = new Float64Array(functions)
  const stackTotal = subtreeTotals(view)
  const { order, subtreeEnd, parent } = depthFirst(view.parent)
  const onPath = new Int32Array(functions)
  let totalValue = 0
  let open = NONE
  for (let place = 0; place < order.length; place++) {
    while (open !== NONE && subtreeEnd[open] <= place) {
      onPath[fnOfFrame[view.frame[order[open]]]]--
      open = parent[open]
    }
    const stack = order[place]
    const fn = fnOfFrame[view.frame[stack]]
    self[fn] += view.self[stack]
    totalValue += view.self[stack]
    if (onPath[fn]++ === 0) total[fn] += stackTotal[stack]
    open = place
  }
  return { self, total, totalValue }
}
