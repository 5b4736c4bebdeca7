// A command's FILE: read, or refused in one line that names it.

import { loadErrorText, type LoadError } from '../node/load/loadError'
import { loadFunctions, loadProfile } from '../node/load/load'
import { fileSource, STDIN_NAME, stdinSource, type Source } from '../node/load/source'
import type { Result } from '../shared/base/result'
import type { FunctionSource } from '../shared/profile/functionSource'
import type { Profile } from '../shared/profile/profile'
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
