// When each sample was taken and how long it stands for: until the next one.

import type { Report } from '../format'

export type SampleTimes = {
  /** Samples in the order of time, as places in the file's list; null where that is the order they come in. */
  readonly order: Int32Array | null
  /** Of each sample in that order, from the profile's start, with one more at the end: when the last sample is over. */
  readonly timeUs: Float64Array
}

/** `stampsUs`: when each sample was taken, one more than samples where the file says when the last is over. `endUs`: NaN if not known. */
export function sampleTimes(stampsUs: Float64Array, samples: number, endUs: number, report: Report): SampleTimes {
  const timeUs = new Float64Array(samples + 1)
  timeUs.set(stampsUs.subarray(0, samples + 1))
  const order = timeOrder(timeUs.subarray(0, samples), report)
  if (order !== null) for (let i = 0; i < samples; i++) timeUs[i] = stampsUs[order[i]]
  const last = timeUs[samples - 1]
  if (stampsUs.length > samples && stampsUs[samples] >= last) return { order, timeUs }
  // As DevTools does: no longer than the others do, and not past the end where that is known.
  const meanUs = samples > 1 ? (last - timeUs[0]) / (samples - 1) : Infinity
  const restUs = endUs >= last ? endUs - last : Infinity
  const lengthUs = Math.min(meanUs, restUs)
  timeUs[samples] = last + (lengthUs < Infinity ? lengthUs : 0)
  return { order, timeUs }
}

/** How long it was recorded: what the file says, unless its own samples were taken later than that. */
export function durationUs({ timeUs }: SampleTimes, statedUs: number): number {
  const samples = timeUs.length - 1
  return statedUs >= timeUs[samples - 1] ? statedUs : timeUs[samples]
}

/** When the samples were taken, from the time between them; what is missing or no number counts as none. */
export function stampsOfDeltas(deltasUs: Float64Array, samples: number, report: Report): Float64Array {
  const stamps = new Float64Array(Math.max(deltasUs.length, samples))
  let timeUs = 0
  for (let i = 0; i < stamps.length; i++) {
    const deltaUs = deltasUs[i]
    if (Number.isFinite(deltaUs)) timeUs += deltaUs
    else report('samples without a time, taken for no time after the one before', null)
    stamps[i] = timeUs
  }
  return stamps
}

/** For a file that says only when it began and ended. */
export function evenStamps(samples: number, endUs: number): Float64Array {
  return Float64Array.from({ length: samples + 1 }, (_, i) => (i * endUs) / samples)
}

function timeOrder(timeUs: Float64Array, report: Report): Int32Array | null {
  let backward = 0
  for (let i = 1; i < timeUs.length; i++) if (timeUs[i] < timeUs[i - 1]) backward++
  if (backward === 0) return null
  report('samples earlier than the one before, put in order', null, backward)
  return Int32Array.from(timeUs.keys()).sort((a, b) => timeUs[a] - timeUs[b] || a - b)
}
