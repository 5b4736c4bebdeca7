// Takes user and password out of the addresses on the command line before anything else sees them: no message can then repeat them.

import type { Secrets } from '../shared/host/profileSource'
import { splitCredentials } from '../node/sources/secrets'
import { UsageError } from './command'

/** Of the one command line that this process has. */
const kept = new Map<string, Secrets>()

/** The argument without what stood before its @. */
export function keepCredentials(argument: string): string {
  const { shown, secrets } = splitCredentials(argument)
  if (secrets !== null) kept.set(shown, secrets)
  return shown
}

export function keptCredentials(address: string): Secrets | null {
  return kept.get(address) ?? null
}

/** Of an address that was made from another. */
export function sameCredentials(address: string, made: string): void {
  const secrets = kept.get(address)
  if (secrets !== undefined) kept.set(made, secrets)
}

/** The window is another process, and must not be told them on its command line. */
export function refuseCredentials(files: readonly string[]): void {
  const named = files.find(file => kept.has(file))
  if (named !== undefined) throw new UsageError(`${named}: for the window, say who you are in FLAMEWISE_USER and FLAMEWISE_PASSWORD`)
}
