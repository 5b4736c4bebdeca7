// Which sample type of each profile is compared: seconds must not be set against bytes.

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
    const rows = profiles.map(profile => rowLike(profile, type))
    if (!rows.includes(NONE)) return rows
  }
  return null
}

/** The same name and unit; else the profile's default, else its first, that is counted in the same unit. */
function rowLike({ meta }: Profile, { name, unit }: SampleType): number {
  const isSame = (type: SampleType | undefined) => type?.unit === unit
  const exact = meta.sampleTypes.findIndex(type => type.name === name && isSame(type))
  if (exact !== -1) return exact
  if (isSame(meta.sampleTypes[meta.defaultSampleType])) return meta.defaultSampleType
  return meta.sampleTypes.findIndex(isSame)
}
