// How many samples stand behind a weight: a share of few samples means little, and a person must see that.

import { NONE, type Profile } from '../profile/profile'
import { sampleTest, type SampleFilter } from './stackView'

/** Weights in these units are numbers of samples themselves. */
const COUNT_UNITS: ReadonlySet<string> = new Set(['samples', 'sample'])

/** By stack: the samples that end there; null where the sample type counts samples itself or the file does not tell. */
export function sampleCountsByStack(profile: Profile, sampleType: number, filter: SampleFilter): Float64Array | null {
  const { samples, meta } = profile
  const column = countColumn(profile, sampleType)
  // Merged rows without a column of counts: how many samples they were is lost.
  if (column === 'itself' || (column === null && meta.sampleCount !== samples.stack.length)) return null
  const counts = new Float64Array(profile.stacks.parent.length)
  const isSelected = sampleTest(profile, filter)
  for (let row = 0; row < samples.stack.length; row++) {
    const stack = samples.stack[row]
    if (stack !== NONE && (isSelected === null || isSelected(row))) counts[stack] += column === null ? 1 : column[row]
  }
  return counts
}

/** How many samples stand behind the file's own sample type: what was merged into a row is counted where the file tells. */
export function countedSamples({ meta, samples }: Profile): number {
  const column = countColumn({ meta, samples }, meta.defaultSampleType)
  const counts = column === 'itself' ? samples.values[meta.defaultSampleType] : column
  return counts === null || counts === undefined ? meta.sampleCount : counts.reduce((sum, count) => sum + count, 0)
}

function countColumn({ meta, samples }: Pick<Profile, 'meta' | 'samples'>, sampleType: number): Float64Array | 'itself' | null {
  const type = meta.sampleTypes[sampleType]
  if (type === undefined || type.weight === 'samples' || COUNT_UNITS.has(type.unit) || type.name === 'samples') return 'itself'
  const sibling = meta.sampleTypes.findIndex(
    other => (type.event !== null && other.event === type.event && other.weight === 'samples') || other.name === 'samples',
  )
  return samples.values[sibling] ?? null
}
