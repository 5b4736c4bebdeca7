// Self and total of every function: the Top table, `flamewise top` and what findings and comparisons count.

import { sumOf, sumOfSizes } from '../base/columns'
import type { FunctionSource, WeighedFunctions } from '../profile/functionSource'
import { pathSums } from '../profile/pathSums'
import { NONE, type Profile } from '../profile/profile'
import { childLists } from './depthFirst'
import { stackView, type StackView } from './stackView'

export type { FunctionWeights } from '../profile/functionSource'

/** By column of weights, which never changes: what somebody has added up who looked at every stack anyway. */
const known = new WeakMap<Float64Array, WeighedFunctions>()

export function rememberWeights(view: StackView, found: WeighedFunctions): void {
  known.set(view.self, found)
}

/** Walks the stacks depth first without writing the order down: big profiles have twenty million, and a column over them is 80 MB or more. */
export function functionWeights(profile: Profile, view: StackView): WeighedFunctions {
  const before = known.get(view.self)
  if (before !== undefined) return before
  const { fn: fnOfFrame } = profile.frames
  const { firstChild, nextSibling } = childLists(view.parent, weighedRows(view))
  const functions = profile.functions.name.length
  const sums = pathSums(functions)
  let depth = 0
  let stack = firstChild[view.parent.length]
  while (stack !== NONE) {
    sums.cutTo(depth)
    sums.push(fnOfFrame[view.frame[stack]])
    sums.add(view.self[stack])
    if (firstChild[stack] !== NONE) {
      stack = firstChild[stack]
      depth++
      continue
    }
    while (nextSibling[stack] === NONE && view.parent[stack] !== NONE) {
      stack = view.parent[stack]
      depth--
    }
    stack = nextSibling[stack]
  }
  return sums.finish(functions)
}

/** By row: 1 where it or what stands on it weighs something. Of a comparison half of the stacks are the other side's. */
function weighedRows({ parent, self }: StackView): Uint8Array {
  const isWeighed = new Uint8Array(parent.length)
  for (let row = isWeighed.length - 1; row >= 0; row--) {
    if (self[row] === 0 && isWeighed[row] === 0) continue
    isWeighed[row] = 1
    if (parent[row] !== NONE) isWeighed[parent[row]] = 1
  }
  return isWeighed
}

export function functionSource(profile: Profile): FunctionSource {
  return {
    meta: profile.meta,
    strings: profile.strings,
    functions: profile.functions,
    weigh(sampleType) {
      const view = stackView(profile, sampleType)
      const { self, total } = functionWeights(profile, view)
      const totalValue = sumOf(profile.samples.values[sampleType] ?? new Float64Array())
      // Sizes are those of stacks, as in every graph: what one sample took and another gave back there is nothing to be seen.
      const stackless = totalValue - sumOf(view.self)
      return { self, total, totalValue, sizeOfAll: sumOfSizes(view.self) + Math.abs(stackless) }
    },
  }
}
