// The two sides of a comparison from their files, for every command that compares.

import { changesOf, type Changes } from '../shared/diff/changes'
import { commonSampleType } from '../shared/diff/commonSampleType'
import { compare, type Run } from '../shared/diff/compare'
import { canScaleByTime, type Scale } from '../shared/diff/scale'
import type { Profile, SampleType } from '../shared/profile/profile'
import { UsageError } from './command'
import { readInput } from './input'

export type Sides = { readonly base: readonly string[]; readonly current: readonly string[] }

/** Refuses sides that have no sample type in common: seconds must not be set against bytes. */
export async function readChanges(
  { base, current }: Sides,
  sampleType: string | undefined,
  scale: Scale = 'share',
): Promise<{ readonly changes: Changes; readonly sampleType: SampleType }> {
  const files = [...current, ...base]
  const profiles: Profile[] = []
  for (const file of files) profiles.push(await readInput(file))
  const types = commonSampleType(profiles, sampleType ?? null)
  if (types === null) throw new UsageError(noCommonType(profiles, files, sampleType))
  const runs: Run[] = profiles.map((profile, i) => ({ profile, sampleType: types[i] }))
  const comparison = compare(runs.slice(current.length), runs.slice(0, current.length))
  if (scale === 'time' && !canScaleByTime(comparison)) {
    throw new UsageError(`${files.join(', ')}: --scale time needs durations, which not every file has`)
  }
  return { changes: changesOf(comparison, scale), sampleType: profiles[0].meta.sampleTypes[types[0]] }
}

function noCommonType(profiles: readonly Profile[], files: readonly string[], wanted: string | undefined): string {
  const lists = profiles.map(({ meta }, i) => `${files[i]} has ${meta.sampleTypes.map(({ name, unit }) => `${name} (${unit})`).join(', ')}`)
  return `no ${wanted === undefined ? 'common sample type' : `sample type '${wanted}' in all of them`}: ${lists.join('; ')}`
}
