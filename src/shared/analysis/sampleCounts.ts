// How many samples stand behind a weight: a share of few samples means little, and a person must see that.

import { sumOf } from '../base/columns'
import { NONE, type Profile } from '../profile/profile'
import { sampleTest, type SampleFilter } from './stackView'

/** What pprof calls the observations that its CPU and its contention profiles weigh. */
const COUNTS: readonly string[] = ['samples', 'contentions']

/** By stack: the samples that end there; null where the sample type counts samples itself or the file does not tell. */
export function sampleCountsByStack(profile: Profile, sampleType: number, filter: SampleFilter): Float64Array | null {
  const { samples, meta } = profile
  const counted = countColumn(profile, sampleType)
  // Merged rows without a column of counts: how many samples they were is lost.
  if (counted === sampleType || (counted === NONE && meta.sampleCount !== samples.stack.length)) return null
  const column = counted === NONE ? null : samples.values[counted]
  const counts = new Float64Array(profile.stacks.parent.length)
  const isSelected = sampleTest(profile, filter)
  for (let row = 0; row < samples.stack.length; row++) {
    const stack = samples.stack[row]
    if (stack !== NONE && (isSelected === null || isSelected(row))) counts[stack] += column === null ? 1 : column[row]
  }
  return counts
}

/** How many samples stand behind the file's own sample type: what was merged into a row is counted where the file tells. */
export function countedSamples(profile: Profile): number {
  const { meta, samples } = profile
  const counted = countColumn(profile, meta.defaultSampleType)
  return counted === NONE ? meta.sampleCount : sumOf(samples.values[counted])
}

/** The sample type that counts the samples that this one weighs, which it may be itself; NONE where there is none. */
export function countColumn({ meta: { sampleTypes } }: Pick<Profile, 'meta'>, sampleType: number): number {
  const type = sampleTypes[sampleType]
  if (type === undefined) return NONE
  const { event, weight, unit, name } = type
  if (weight === 'samples' || unit === 'samples' || name === 'samples') return sampleType
  if (event !== null) return sampleTypes.findIndex(other => other.event === event && other.weight === 'samples')
  return sampleTypes.findIndex(other => COUNTS.includes(other.name) && other.unit === 'count')
}
