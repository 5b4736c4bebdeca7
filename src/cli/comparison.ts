// The two sides of a comparison from their files, for every command that compares.

import { changesOf, type Changes } from '../shared/diff/changes'
import { commonSampleType } from '../shared/diff/commonSampleType'
import { compare, type Run } from '../shared/diff/compare'
import { canScaleByTime, type Scale } from '../shared/diff/scale'
import { isBareDifference, savedSides } from '../shared/formats/savedSides'
import type { Profile, SampleType } from '../shared/profile/profile'
import { UsageError } from './command'
import { readInput } from './input'

export type Sides = { readonly base: readonly string[]; readonly current: readonly string[] }

export type ReadChanges = { readonly changes: Changes; readonly sampleType: SampleType }

/** Refuses sides that have no sample type in common: seconds must not be set against bytes. */
export async function readChanges({ base, current }: Sides, sampleType: string | undefined, scale: Scale = 'share'): Promise<ReadChanges> {
  const files = [...current, ...base]
  const profiles: Profile[] = []
  for (const file of files) profiles.push(await readInput(file))
  return changesBetween(profiles.slice(current.length), profiles.slice(0, current.length), files, sampleType, scale)
}

/** Of one file that holds both sides. */
export async function readSavedChanges(file: string, sampleType: string | undefined, scale: Scale = 'share'): Promise<ReadChanges> {
  const profile = await readInput(file)
  const changes = savedChanges(profile, file, sampleType, scale)
  if (changes !== null) return changes
  throw new UsageError(
    isBareDifference(profile)
      ? `${file}: holds differences and neither side's totals; 'go tool pprof -proto -diff_base' keeps both`
      : `${file}: holds one profile only; diff takes two files, a baseline and a current one`,
  )
}

/** Null for a file of one profile. */
export function savedChanges(profile: Profile, file: string, sampleType: string | undefined, scale: Scale = 'share'): ReadChanges | null {
  const sides = savedSides(profile)
  return sides === null ? null : changesBetween([sides.baseline], [sides.current], [file, file], sampleType, scale)
}

/** `files` names the profiles, the current side's first. */
function changesBetween(
  base: readonly Profile[],
  current: readonly Profile[],
  files: readonly string[],
  wanted: string | undefined,
  scale: Scale,
): ReadChanges {
  const profiles = [...current, ...base]
  const types = commonSampleType(profiles, wanted ?? null)
  if (types === null) throw new UsageError(noCommonType(profiles, files, wanted))
  const runs: Run[] = profiles.map((profile, i) => ({ profile, sampleType: types[i] }))
  const comparison = compare(runs.slice(current.length), runs.slice(0, current.length))
  if (scale === 'time' && !canScaleByTime(comparison)) {
    throw new UsageError(`${[...new Set(files)].join(', ')}: --scale time needs durations, which not every file has`)
  }
  return { changes: changesOf(comparison, scale), sampleType: profiles[0].meta.sampleTypes[types[0]] }
}

function noCommonType(profiles: readonly Profile[], files: readonly string[], wanted: string | undefined): string {
  const lists = profiles.map(({ meta }, i) => `${files[i]} has ${meta.sampleTypes.map(({ name, unit }) => `${name} (${unit})`).join(', ')}`)
  return `no ${wanted === undefined ? 'common sample type' : `sample type '${wanted}' in all of them`}: ${lists.join('; ')}`
}
