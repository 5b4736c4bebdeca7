// A command's FILE or address: read, or refused in one line that names it.

import { loadErrorText, type LoadError } from '../node/load/loadError'
import { loadFunctions, loadProfile } from '../node/load/load'
import { withMarksBeside } from '../node/load/marksBeside'
import { profileSource } from '../node/load/archive/profileSource'
import { STDIN_NAME, stdinSource, type Source } from '../node/load/source'
import { isAddress } from '../node/sources/isAddress'
import { splitCredentials } from '../node/sources/secrets'
import type { Result } from '../shared/base/result'
import type { FunctionSource } from '../shared/profile/functionSource'
import type { Profile, ProfileMeta } from '../shared/profile/profile'
import { UsageError } from './command'

export async function readInput(file: string): Promise<Profile> {
  const profile = await read(file, loadProfile)
  return file === STDIN_NAME || isAddress(file) ? profile : withMarksBeside(profile, file)
}

/** Faster and smaller than `readInput`, for what is about functions alone. */
export async function readFunctions(file: string): Promise<FunctionSource> {
  return read(file, loadFunctions)
}

async function read<T extends { readonly meta: ProfileMeta }>(
  file: string,
  load: (open: () => Source | Promise<Source>) => Promise<Result<T, LoadError>>,
): Promise<T> {
  if (isAddress(file)) {
    // Loaded on use: most commands read a file, and should start fast.
    const { fetched } = await import('./fetched')
    const result = await fetched(file, load)
    if (result.ok) return result.value
    throw new UsageError(`${splitCredentials(file).shown}: ${result.error}`)
  }
  const result = await load(() => (file === STDIN_NAME ? stdinSource() : profileSource(file)))
  if (result.ok) return result.value
  throw new UsageError(`${file === STDIN_NAME ? 'standard input' : file}: ${loadErrorText(result.error)}`)
}
