// What each thread's samples weigh, for the list that threads are chosen from.

import { NONE, type Profile } from '../profile/profile'
import { profileWithGaps } from './filteredProfile'
import type { StackChoice } from './selectStacks'

/** By row of the profile's threads, whichever of them are chosen; in the unit of the sample type. Empty where samples tell no thread. */
export function threadWeights(profile: Profile, choice: StackChoice): Float64Array {
  const { thread } = profile.samples
  const values = profile.samples.values[choice.sampleType]
  if (thread === null || values === undefined) return new Float64Array()
  const { stack } = profileWithGaps(profile, { ...choice, threads: null }).samples
  const isWhole = stack === profile.samples.stack
  const weights = new Float64Array(profile.threads.length)
  for (let row = 0; row < thread.length; row++) {
    if (thread[row] !== NONE && (isWhole || stack[row] !== NONE)) weights[thread[row]] += Math.abs(values[row])
  }
  return weights
}
