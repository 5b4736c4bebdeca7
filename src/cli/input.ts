// A command's FILE or address: read, or refused in one line that names it.

import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { appDataFolder } from '../node/kept/appDataFolder'
import { loadErrorText, type LoadError } from '../node/load/loadError'
import { loadFunctions, loadProfile } from '../node/load/load'
import { withMarksBeside } from '../node/load/marksBeside'
import { withOriginals } from '../node/sourceLines/withOriginals'
import { profileSource } from '../node/load/archive/profileSource'
import { STDIN_NAME, stdinSource, type Source } from '../node/bytes/source'
import { isAddress } from '../node/sources/isAddress'
import { splitCredentials } from '../node/sources/secrets'
import type { Result } from '../shared/base/result'
import type { FunctionSource } from '../shared/profile/functionSource'
import type { Profile, ProfileMeta } from '../shared/profile/profile'
import { UsageError } from './command'

/** The largest results that tools write have some megabytes; a larger unknown file is not read a second time. */
const MAX_RESULTS_BYTES = 16 * 1024 * 1024

export async function readInput(file: string): Promise<Profile> {
  const profile = await read(file, loadProfile)
  return isOnDisk(file) ? withMarksBeside(await originals(profile, file), file) : profile
}

/** A part of a server's span; null where it has no samples. */
export async function readPart(address: string): Promise<Profile | null> {
  let isEmpty = false
  try {
    return await read(address, async open => {
      const loaded = await loadProfile(open)
      isEmpty = !loaded.ok && loaded.error.kind === 'read' && loaded.error.error.kind === 'empty'
      return loaded
    })
  } catch (error) {
    if (isEmpty) return null
    throw error
  }
}

/** Faster and smaller than `readInput`, for what is about functions alone. */
export async function readFunctions(file: string): Promise<FunctionSource> {
  return read(file, open => loadFunctions(open, async profile => (isOnDisk(file) ? originals(profile, file) : profile)))
}

/** Only then is anything beside it. */
function isOnDisk(file: string): boolean {
  return file !== STDIN_NAME && !isAddress(file)
}

/** As the window shows it, with the folders that were chosen there. */
async function originals(profile: Profile, file: string): Promise<Profile> {
  return (await withOriginals(profile, resolve(file), appDataFolder(process.env, process.platform))).profile
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
  throw new UsageError(
    `${file === STDIN_NAME ? 'standard input' : file}: ${(await benchmarkWords(file, result.error)) ?? loadErrorText(result.error)}`,
  )
}

/** What the results of a benchmark are opened by; null for any other file. */
async function benchmarkWords(file: string, error: LoadError): Promise<string | null> {
  if (file === STDIN_NAME || error.kind !== 'read' || error.error.kind !== 'unknown-format') return null
  // A pipe has been read to its end, and gives nothing twice.
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat?.isFile() !== true || stat.size > MAX_RESULTS_BYTES) return null
  // Loaded on use: only a file that is no profile needs them.
  const { loadSuite } = await import('../node/load/benchSource')
  const suite = await loadSuite(file, MAX_RESULTS_BYTES)
  return suite.ok ? `results of a benchmark (${suite.value.tool}), which hold no stacks; \`flamewise bench ${file}\` shows them` : null
}
