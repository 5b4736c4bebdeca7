// How many samples stand behind what is looked at: what every error bar of a finding is computed from.

import type { Measure } from '../../analysis/measure'
import { sampleNumber, type SampleNumber } from '../../analysis/sampleNumber'
import type { StackView } from '../../analysis/stackView'
import { sumOf } from '../../base/columns'
import type { Profile } from '../../profile/profile'

/** With fewer samples a shape is a guess, and so is what a domain takes. */
const SURE_SAMPLES = 100

/** Null: nothing was sampled. */
export function isSure(samples: number | null): boolean {
  return samples === null || samples >= SURE_SAMPLES
}

/** Of the whole profile's samples, the view's share by weight. */
export function sampleCounts(profile: Profile, view: StackView, sampleType: number, measure: Measure): SampleNumber {
  const total = sumOf(profile.samples.values[sampleType] ?? new Float64Array(0))
  const part = total > 0 ? Math.max(0, sumOf(view.self)) / total : 0
  const { samples, effective, isExact } = sampleNumber(profile, sampleType, measure)
  return { samples: scaled(samples, part), effective: scaled(effective, part), isExact }
}

function scaled(count: number | null, part: number): number | null {
  return count === null ? null : count * part
}
