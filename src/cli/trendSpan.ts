// The span of a server that `flamewise trend` was given, with the environment's secrets.

import { addressed, LIMITS } from '../node/sources/address'
import { secretsFrom, splitCredentials } from '../node/sources/secrets'
import { SourceFault } from '../node/sources/sourceError'
import { gatherSpan as gatherParts } from '../node/history/gatherSpan'
import type { Gathered, Gathering } from '../node/history/gathered'
import { UsageError } from './command'
import { keptCredentials } from './credentials'
import { timeMs } from './values'

export async function gatherSpan(address: string, step: string | null, gathering: Gathering): Promise<Gathered> {
  const { shown } = splitCredentials(address)
  const stepMs = step === null ? null : stepOf(step)
  try {
    const found = addressed(address)
    const fetching = {
      secrets: secretsFrom(process.env),
      limits: LIMITS,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    }
    const result = await gatherParts({ ...found, secrets: keptCredentials(address) ?? found.secrets }, stepMs, fetching, gathering)
    if (!result.ok) throw new UsageError(`${shown}: ${result.error}`)
    return result.value
  } catch (error) {
    if (error instanceof SourceFault) throw new UsageError(`${shown}: ${error.message}`)
    throw error
  }
}

function stepOf(text: string): number {
  const ms = timeMs(text)
  if (ms === null) throw new UsageError(`--step: '${text}' is no time; 30m, 1h and 1d are`)
  return ms
}
