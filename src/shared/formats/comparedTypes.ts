// The two sample types of a file that holds both sides of a comparison: difffolded.pl's columns, Pyroscope's `double`.

import type { ProfileMeta, SampleType } from '../profile/profile'

const BASELINE = 'baseline'
export const CURRENT = 'current'

/** In this order; `current` is to be the default. */
export function comparedTypes(unit: string): readonly [SampleType, SampleType] {
  const type = (name: string): SampleType => ({ name, unit, weight: null, event: null })
  return [type(BASELINE), type(CURRENT)]
}

/** Whether sample type 0 is the baseline and 1 the current profile; also of a file that such a one was converted to. */
export function isComparison({ sampleTypes }: Pick<ProfileMeta, 'sampleTypes'>): boolean {
  return sampleTypes.length === 2 && sampleTypes[0].name === BASELINE && sampleTypes[1].name === CURRENT
}
