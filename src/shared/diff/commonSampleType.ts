// Which sample type of each profile is compared: seconds must not be set against bytes.

import { measureOf, type Measure } from '../analysis/measure'
import { findSampleType } from '../profile/defaultSampleType'
import { NONE, type Profile, type SampleType } from '../profile/profile'

/**
 * A row of sample types for each profile, all of one kind, or null when they have none in common. `wanted` is a name that the
 * person gave; without one the first profile's default is tried before its others.
 */
export function commonSampleType(profiles: readonly Profile[], wanted: string | null): readonly number[] | null {
  const [first] = profiles
  if (first === undefined) return null
  const { sampleTypes, defaultSampleType } = first.meta
  const tried = wanted === null ? [defaultSampleType, ...sampleTypes.keys()] : [findSampleType(sampleTypes, wanted, null)]
  for (const row of tried) {
    const type = sampleTypes[row]
    if (type === undefined) continue
    const rows = profiles.map(profile => rowLike(profile, type, spokenMeasure(first, row)))
    if (!rows.includes(NONE)) return rows
  }
  return null
}

/** What the file itself says that is measured; null for folded stacks, whose count may be of anything. */
function spokenMeasure(profile: Profile, sampleType: number): Measure | null {
  return profile.meta.format === 'folded' ? null : measureOf(profile, sampleType)
}

/** The same name and unit; else the profile's default, else its first, that is counted in the same unit and measures the same. */
function rowLike(profile: Profile, { name, unit }: SampleType, measure: Measure | null): number {
  const { sampleTypes, defaultSampleType } = profile.meta
  const exact = sampleTypes.findIndex(type => type.name === name && type.unit === unit)
  if (exact !== -1) return exact
  const isLike = (row: number) => {
    const own = spokenMeasure(profile, row)
    return sampleTypes[row]?.unit === unit && (measure === null || own === null || own === measure)
  }
  if (isLike(defaultSampleType)) return defaultSampleType
  return sampleTypes.findIndex((_, row) => isLike(row))
}
