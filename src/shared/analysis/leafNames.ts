// What stacks end in: the one place where a profile whose sample type has no telling name says what it measures.

import { functionName, NONE, type Profile } from '../profile/profile'

/** The part of the weight (0 to 1) whose innermost function's name matches. Negative weights count by their size. */
export function matchingShare(profile: Profile, sampleType: number, pattern: RegExp): number {
  const { samples, stacks, frames, functions } = profile
  const values = samples.values[sampleType]
  if (values === undefined) return 0
  const matches = new Int8Array(functions.name.length).fill(NONE)
  let matching = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const weight = Math.abs(values[row])
    if (weight === 0) continue
    total += weight
    if (samples.stack[row] === NONE) continue
    const fn = frames.fn[stacks.frame[samples.stack[row]]]
    if (matches[fn] === NONE) matches[fn] = pattern.test(functionName(profile, fn)) ? 1 : 0
    if (matches[fn] === 1) matching += weight
  }
  return total === 0 ? 0 : matching / total
}
