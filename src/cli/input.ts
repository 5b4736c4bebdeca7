// A command's FILE: read, or refused in one line that names it.

import { loadErrorText, type LoadError } from '../node/load/loadError'
import { loadFunctions, loadProfile } from '../node/load/load'
import { fileSource, STDIN_NAME, stdinSource, type Source } from '../node/load/source'
import type { Result } from '../shared/base/result'
import type { FunctionSource } from '../shared/profile/functionSource'
import type { Profile } from '../shared/profile/profile'
import { findSampleType } from '../shared/profile/defaultSampleType'
import { UsageError } from './command'

export async function readInput(file: string): Promise<Profile> {
  return valueOf(file, await loadProfile(() => sourceOf(file)))
}

/** Faster and smaller than `readInput`, for what is about functions alone. */
export async function readFunctions(file: string): Promise<FunctionSource> {
  return valueOf(file, await loadFunctions(() => sourceOf(file)))
}

function sourceOf(file: string): Source {
  return file === STDIN_NAME ? stdinSource() : fileSource(file)
}

function valueOf<T>(file: string, result: Result<T, LoadError>): T {
  if (result.ok) return result.value
  throw new UsageError(`${file === STDIN_NAME ? 'standard input' : file}: ${loadErrorText(result.error)}`)
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
