// Takes user and password out of the addresses on the command line before anything else sees them: no message can then repeat them.

import type { Secrets } from '../shared/host/profileSource'
import { splitCredentials } from '../node/sources/secrets'

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
