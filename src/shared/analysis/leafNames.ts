// What stacks end in: the one place where a profile whose sample type has no telling name says what it measures.

import { functionName, NONE, type Profile } from '../profile/profile'

/** Of each function the weight of the stacks that end in it, whatever its sign, and of all there is. */
export type LeafWeights = { readonly byFunction: Float64Array; readonly total: number }

export function leafWeights({ samples, stacks, frames, functions }: Profile, sampleType: number): LeafWeights {
  const byFunction = new Float64Array(functions.name.length)
  const values = samples.values[sampleType] ?? new Float64Array()
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const weight = Math.abs(values[row])
    total += weight
    if (samples.stack[row] !== NONE) byFunction[frames.fn[stacks.frame[samples.stack[row]]]] += weight
  }
  return { byFunction, total }
}

/** The part of the weight (0 to 1) whose innermost function's name matches. */
export function matchingShare(profile: Profile, { byFunction, total }: LeafWeights, pattern: RegExp): number {
  let matching = 0
  for (let fn = 0; fn < byFunction.length; fn++) {
    if (byFunction[fn] > 0 && pattern.test(functionName(profile, fn))) matching += byFunction[fn]
  }
  return total === 0 ? 0 : matching / total
}
