// From the files that a command names to what is asked about; what cannot be asked is refused in words that name them.

import type { WantedScale } from '../shared/diff/scale'
import type { Result } from '../shared/base/result'
import type { Profile, ProfileMeta } from '../shared/profile/profile'
import { partOf, selectionOf, selectionsOf, type SelectionWords } from '../shared/questions/selection'
import { everything, selected, type Selected } from '../shared/questions/selected'
import { compared, recordingOf, sidesOf, subjectOf, type Compared, type CompareFault } from '../shared/questions/subject'
import { UsageError } from './command'
import { readInput } from './input'

export type Sides = { readonly base: readonly string[]; readonly current: readonly string[] }

/** One recording, whatever the file holds: its samples as they stand. `typeOf`: the row of the sample type where none was asked for. */
export async function readRecording(
  file: string,
  words: SelectionWords,
  typeOf: (meta: ProfileMeta) => number = meta => meta.defaultSampleType,
): Promise<Selected> {
  const profile = await readInput(file)
  const sampleType = words.sampleType ?? profile.meta.sampleTypes[typeOf(profile.meta)]?.name
  return selected(recordingOf(profile), valueOf(file, selectionOf(profile, { ...words, sampleType })))
}

/** A file as it is asked about: one recording, or a comparison where it holds both sides. */
export async function readSubject(file: string, words: SelectionWords): Promise<Selected> {
  const profile = await readInput(file)
  const { sampleType = null, ...others } = words
  const part = partOf(profile, valueOf(file, selectionOf(profile, others)))
  const subject = subjectOf(part, sampleType)
  if (!subject.ok) throw new UsageError(faultText(subject.error, [profile], [file]))
  if (subject.value.kind === 'comparison') return whole(subject.value)
  return selected(subject.value, valueOf(file, selectionOf(profile, words)))
}

/** Refuses sides that have no sample type in common: seconds must not be set against bytes. */
export async function readCompared({ base, current }: Sides, words: SelectionWords, scale: WantedScale = 'auto'): Promise<Compared> {
  const { sampleType, ...others } = words
  const files = [...current, ...base]
  const profiles: Profile[] = []
  for (const file of files) profiles.push(await readInput(file))
  const selections = selectionsOf(profiles, others)
  if (!selections.ok) throw new UsageError(`${files[selections.error.profile]}: ${selections.error.what}`)
  const parts = profiles.map((profile, i) => partOf(profile, selections.value[i]))
  const found = compared(parts.slice(current.length), parts.slice(0, current.length), sampleType ?? null, scale)
  if (found.ok) return found.value
  throw new UsageError(faultText(found.error, profiles, files))
}

/** Of one file that holds both sides. */
export async function readSides(file: string, { sampleType, ...others }: SelectionWords, scale: WantedScale): Promise<Compared> {
  const profile = await readInput(file)
  const selection = valueOf(file, selectionOf(profile, others))
  const sides = sidesOf(partOf(profile, selection), selection.sampleType)
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

export function valueOf<T>(file: string, result: Result<T, string>): T {
  if (result.ok) return result.value
  throw new UsageError(`${file}: ${result.error}`)
}

function faultText(fault: CompareFault, profiles: readonly Profile[], files: readonly string[]): string {
  if (fault.kind === 'no-durations') return `${[...new Set(files)].join(', ')}: --scale time needs durations, which not every file has`
  const lists = profiles.map(({ meta }, i) => `${files[i]} has ${meta.sampleTypes.map(({ name, unit }) => `${name} (${unit})`).join(', ')}`)
  return `no ${fault.wanted === null ? 'common sample type' : `sample type '${fault.wanted}' in all of them`}: ${lists.join('; ')}`
}
