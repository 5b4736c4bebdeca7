// From the files that a command names to what is asked about; what cannot be asked is refused in words that name them.

import type { Measure } from '../shared/analysis/measure'
import type { WantedScale } from '../shared/diff/scale'
import type { Result } from '../shared/base/result'
import type { ProfileMeta } from '../shared/profile/profile'
import { comparisonAsked, recordingAsked, sidesAsked, subjectAsked, type NamedProfile } from '../shared/questions/asked'
import type { SelectionWords } from '../shared/questions/selection'
import type { Selected } from '../shared/questions/selected'
import type { Compared } from '../shared/questions/subject'
import { UsageError } from './command'
import { readInput } from './input'

export type Sides = { readonly base: readonly string[]; readonly current: readonly string[] }

/** How sides are compared; what is not said, the files say. */
export type How = { readonly scale?: WantedScale; readonly measure?: Measure | null }

/** One recording, whatever the file holds: its samples as they stand. `typeOf`: the row of the sample type where none was asked for. */
export async function readRecording(
  file: string,
  words: SelectionWords,
  typeOf: (meta: ProfileMeta) => number = meta => meta.defaultSampleType,
): Promise<Selected> {
  const found = await readNamed(file)
  const { meta } = found.profile
  return usable(recordingAsked(found, { ...words, sampleType: words.sampleType ?? meta.sampleTypes[typeOf(meta)]?.name }))
}

/** A file as it is asked about: one recording, or a comparison where it holds both sides. */
export async function readSubject(file: string, words: SelectionWords): Promise<Selected> {
  return usable(subjectAsked(await readNamed(file), words))
}

/** Refuses sides that have no sample type in common: seconds must not be set against bytes. */
export async function readCompared(
  { base, current }: Sides,
  words: SelectionWords,
  { scale = 'auto', measure = null }: How = {},
): Promise<Compared> {
  const found: NamedProfile[] = []
  for (const file of [...current, ...base]) found.push(await readNamed(file))
  return usable(comparisonAsked(found.slice(current.length), found.slice(0, current.length), words, scale, measure))
}

/** Of one file that holds both sides. */
export async function readSides(file: string, words: SelectionWords, { scale = 'auto', measure = null }: How): Promise<Compared> {
  return usable(sidesAsked(await readNamed(file), words, scale, measure))
}

async function readNamed(file: string): Promise<NamedProfile> {
  return { name: file, profile: await readInput(file) }
}

export function valueOf<T>(file: string, result: Result<T, string>): T {
  if (result.ok) return result.value
  throw new UsageError(`${file}: ${result.error}`)
}

function usable<T>(result: Result<T, string>): T {
  if (result.ok) return result.value
  throw new UsageError(result.error)
}
