// From the files that a command names to what is asked about; what cannot be asked is refused in words that name them.

import type { WantedScale } from '../shared/diff/scale'
import { findSampleType } from '../shared/profile/defaultSampleType'
import type { Profile } from '../shared/profile/profile'
import { everything, selected, type Selected } from '../shared/questions/selected'
import { compared, sidesOf, subjectOf, type Compared, type CompareFault } from '../shared/questions/subject'
import { UsageError } from './command'
import { readInput } from './input'

export type Sides = { readonly base: readonly string[]; readonly current: readonly string[] }

/** A file as it is asked about: one recording, or a comparison where it holds both sides. */
export async function readSelected(file: string, sampleType: string | undefined): Promise<Selected> {
  const profile = await readInput(file)
  const subject = subjectOf(profile, sampleType ?? null)
  if (!subject.ok) throw new UsageError(faultText(subject.error, [profile], [file]))
  const { kind } = subject.value
  return selected(
    subject.value,
    everything(kind === 'comparison' ? subject.value.profile.meta.defaultSampleType : chosenSampleType(profile, file, sampleType, null)),
  )
}

/** Refuses sides that have no sample type in common: seconds must not be set against bytes. */
export async function readCompared(
  { base, current }: Sides,
  sampleType: string | undefined,
  scale: WantedScale = 'auto',
): Promise<Compared> {
  const files = [...current, ...base]
  const profiles: Profile[] = []
  for (const file of files) profiles.push(await readInput(file))
  const found = compared(profiles.slice(current.length), profiles.slice(0, current.length), sampleType ?? null, scale)
  if (found.ok) return found.value
  throw new UsageError(faultText(found.error, profiles, files))
}

/** Of one file that holds both sides. */
export async function readSides(file: string, sampleType: string | undefined, scale: WantedScale): Promise<Compared> {
  const profile = await readInput(file)
  const sides = sidesOf(profile, chosenSampleType(profile, file, undefined, null))
  if (sides.kind === 'two') {
    const found = compared([sides.baseline], [sides.current], sampleType ?? null, scale)
    if (found.ok) return found.value
    throw new UsageError(faultText(found.error, [sides.current], [file]))
  }
  throw new UsageError(
    sides.kind === 'difference'
      ? `${file}: holds differences and neither side's totals; 'go tool pprof -proto -diff_base' keeps both`
      : `${file}: holds one profile only; diff takes two files, a baseline and a current one`,
  )
}

/** All of both sides. */
export function whole(comparison: Compared): Selected {
  return selected(comparison, everything(comparison.profile.meta.defaultSampleType))
}

/** The row of the sample type that was asked for, else of the default one. */
export function chosenSampleType(
  profile: Pick<Profile, 'meta'>,
  file: string,
  name: string | undefined,
  weight: 'samples' | 'period' | null,
): number {
  const { sampleTypes, defaultSampleType } = profile.meta
  const found = findSampleType(sampleTypes, name ?? sampleTypes[defaultSampleType]?.name ?? '', weight)
  if (found !== -1) return found
  throw new UsageError(`${file}: no sample type '${name}' in it; it has ${sampleTypes.map(type => type.name).join(', ')}`)
}

function faultText(fault: CompareFault, profiles: readonly Profile[], files: readonly string[]): string {
  if (fault.kind === 'no-durations') return `${[...new Set(files)].join(', ')}: --scale time needs durations, which not every file has`
  const lists = profiles.map(({ meta }, i) => `${files[i]} has ${meta.sampleTypes.map(({ name, unit }) => `${name} (${unit})`).join(', ')}`)
  return `no ${fault.wanted === null ? 'common sample type' : `sample type '${fault.wanted}' in all of them`}: ${lists.join('; ')}`
}
