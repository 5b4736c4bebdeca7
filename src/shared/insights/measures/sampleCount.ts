// How many samples stand behind what is looked at: what every error bar of a finding is computed from.

import { effectiveSamples } from '../../analysis/effectiveSamples'
import type { StackView } from '../../analysis/stackView'
import { sumOf } from '../../base/columns'
import type { Profile } from '../../profile/profile'

/** Of the whole profile's samples, the view's share by weight. */
export function sampleCount(profile: Profile, view: StackView, sampleType: number): number {
  const total = sumOf(profile.samples.values[sampleType] ?? new Float64Array(0))
  return total > 0 ? effectiveSamples(profile, sampleType) * (sumOf(view.self) / total) : 0
}
