// A command's FILE: read, or refused in one line that names it.

import { loadErrorText } from '../node/load/loadError'
import { loadProfile } from '../node/load/load'
import { fileSource, STDIN_NAME, stdinSource } from '../node/load/source'
import type { Profile } from '../shared/profile/profile'
import { findSampleType } from '../shared/profile/defaultSampleType'
import { UsageError } from './command'

export async function readInput(file: string): Promise<Profile> {
  const result = await loadProfile(() => (file === STDIN_NAME ? stdinSource() : fileSource(file)))
  if (result.ok) return result.value
  throw new UsageError(`${file === STDIN_NAME ? 'standard input' : file}: ${loadErrorText(result.error)}`)
}

/** The row of the sample type that was asked for, else of the default one. */
export function chosenSampleType(profile: Profile, file: string, name: string | undefined, weight: 'samples' | 'period' | null): number {
  const { sampleTypes, defaultSampleType } = profile.meta
  const found = findSampleType(sampleTypes, name ?? sampleTypes[defaultSampleType]?.name ?? '', weight)
  if (found !== -1) return found
  throw new UsageError(`${file}: no sample type '${name}' in it; it has ${sampleTypes.map(type => type.name).join(', ')}`)
}
