// What each thread's samples weigh, and when, for the list that threads are chosen from.

import { NONE, type Profile } from '../profile/profile'
import { timeRange } from './activity'
import { profileWithGaps } from './filteredProfile'
import type { Selection } from './selectStacks'

/** As many as a strip in a list has pixels to show. */
export const LOAD_STRETCHES = 48

export type ThreadLoads = {
  /** By row of the profile's threads, in the unit of the sample type. Empty where samples tell no thread. */
  readonly weights: Float64Array
  /** `LOAD_STRETCHES` a thread, over the whole recording: what the samples in each weigh. Null where samples have no times. */
  readonly strips: Float64Array | null
}

/** Whichever threads are chosen: the list is what they are chosen from. */
export function threadLoads(profile: Profile, choice: Selection): ThreadLoads {
  const { thread, timeNs } = profile.samples
  const values = profile.samples.values[choice.sampleType]
  if (thread === null || values === undefined) return { weights: new Float64Array(), strips: null }
  const { stack } = profileWithGaps(profile, { ...choice, threads: null }).samples
  const isWhole = stack === profile.samples.stack
  const weights = new Float64Array(profile.threads.length)
  const stretchOf = timeNs === null ? null : stretches(timeNs)
  const strips = stretchOf === null ? null : new Float64Array(profile.threads.length * LOAD_STRETCHES)
  for (let row = 0; row < thread.length; row++) {
    if (thread[row] === NONE || (!isWhole && stack[row] === NONE)) continue
    const size = Math.abs(values[row])
    weights[thread[row]] += size
    if (strips !== null && stretchOf !== null) strips[thread[row] * LOAD_STRETCHES + stretchOf(row)] += size
  }
  return { weights, strips }
}

/** From a sample's row to the stretch of the recording that it is in. */
function stretches(timeNs: Float64Array): (row: number) => number {
  const [startNs, endNs] = timeRange(timeNs) ?? [0, 0]
  const spanNs = Math.max(1, endNs - startNs)
  return row => Math.min(LOAD_STRETCHES - 1, Math.floor(((timeNs[row] - startNs) / spanNs) * LOAD_STRETCHES))
}
