// Self and total of every function: the Top table, `flamewise top` and what findings and comparisons count.

import { float64Column } from '../base/columns'
import type { FunctionSource, FunctionWeights } from '../profile/functionSource'
import { NONE, type Profile } from '../profile/profile'
import { childLists } from './depthFirst'
import { stackView, type StackView } from './stackView'

export type { FunctionWeights } from '../profile/functionSource'

/**
 * Walks the stacks depth first without writing the order down, and adds up only along the path that is open: big profiles have twenty
 * million stacks, and every column over them is 80 MB or more.
 */
export function functionWeights(profile: Profile, view: StackView): FunctionWeights {
  const { fn: fnOfFrame } = profile.frames
  const functions = profile.functions.name.length
  const self = new Float64Array(functions)
  const total = new Float64Array(functions)
  const { firstChild, nextSibling } = childLists(view.parent)
  const onPath = new Int32Array(functions)
  // By depth: what the stack that is open there and all that was seen above it weigh.
  const open = float64Column()
  let totalValue = 0
  let depth = 0
  let stack = firstChild[view.parent.length]
  while (stack !== NONE) {
    const fn = fnOfFrame[view.frame[stack]]
    const value = view.self[stack]
    self[fn] += value
    totalValue += value
    onPath[fn]++
    if (depth === open.length()) open.push(value)
    else open.set(depth, value)
    if (firstChild[stack] !== NONE) {
      stack = firstChild[stack]
      depth++
      continue
    }
    for (;;) {
      const leaving = fnOfFrame[view.frame[stack]]
      if (--onPath[leaving] === 0) total[leaving] += open.get(depth)
      if (depth > 0) open.add(depth - 1, open.get(depth))
      if (nextSibling[stack] !== NONE) {
        stack = nextSibling[stack]
        break
      }
      stack = view.parent[stack]
      if (stack === NONE) break
      depth--
    }
  }
  return { self, total, totalValue }
}

export function functionSource(profile: Profile): FunctionSource {
  return {
    meta: profile.meta,
    strings: profile.strings,
    functions: profile.functions,
    weigh(sampleType) {
      const { self, total } = functionWeights(profile, stackView(profile, sampleType))
      return { self, total, totalValue: profile.samples.values[sampleType]?.reduce((sum, value) => sum + value, 0) ?? 0 }
    },
  }
}
