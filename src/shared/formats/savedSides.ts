// Files that hold both sides of a comparison, and the two profiles in them: difffolded.pl's two columns, Pyroscope's `double` and what pprof saves as a difference.

import { pickSamples } from '../profile/pickSamples'
import { NONE, type Profile } from '../profile/profile'
import { isComparison } from './comparedTypes'
import { BASE_LABEL } from './pprof/labelSets'

export type SavedSides = { readonly baseline: Profile; readonly current: Profile }

/** Null for a file of one recording, and for a difference whose sides cannot be told apart any more. */
export function savedSides(profile: Profile): SavedSides | null {
  return isComparison(profile.meta) ? columnsApart(profile) : labelApart(profile)
}

/** Both sides count in the same type, so that each is set against the other and not against itself. */
function columnsApart(profile: Profile): SavedSides {
  const { meta, samples } = profile
  const side = (column: number): Profile => {
    const values = samples.values[column]
    const sampleCount = values.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0)
    return {
      ...profile,
      meta: { ...meta, sampleTypes: [{ ...meta.sampleTypes[column], name: 'samples' }], defaultSampleType: 0, sampleCount },
      samples: { ...samples, values: [values] },
    }
  }
  return { baseline: side(0), current: side(1) }
}

/** `pprof -diff_base` marks the base's samples and saves them below zero. */
function labelApart(profile: Profile): SavedSides | null {
  const { labels, samples, strings } = profile
  const key = strings.indexOf(BASE_LABEL)
  if (key === -1 || samples.labelSet === null) return null
  const isBaseSet = Array.from(labels.start.subarray(0, -1), (start, set) =>
    labels.key.subarray(start, labels.start[set + 1]).includes(key),
  )
  const rowsOf = (isBase: boolean) =>
    samples.stack.map((_, row) => row).filter(row => (isBaseSet[samples.labelSet?.[row] ?? NONE] ?? false) === isBase)
  const base = rowsOf(true)
  return base.length === 0 ? null : { baseline: sampleRows(profile, base, -1), current: sampleRows(profile, rowsOf(false), 1) }
}

/** The file's duration is that of both recordings together. */
function sampleRows(profile: Profile, rows: Int32Array, sign: 1 | -1): Profile {
  const samples = pickSamples(profile.samples, rows)
  return {
    ...profile,
    meta: { ...profile.meta, sampleCount: rows.length, durationNs: null },
    // Without the 0 there would be −0, which prints as such.
    samples: { ...samples, values: samples.values.map(column => column.map(value => sign * value + 0)) },
  }
}
