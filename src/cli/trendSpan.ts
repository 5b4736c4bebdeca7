// The span of a server that `flamewise trend` was given, with the environment's secrets.

import { addressed, LIMITS } from '../node/sources/address'
import { secretsFrom, splitCredentials } from '../node/sources/secrets'
import { SourceFault } from '../node/sources/sourceError'
import { gatherSpan as gatherParts } from '../node/history/gatherSpan'
import type { Gathered, Gathering } from '../node/history/gathered'
import { UsageError } from './command'
import { keptCredentials } from './credentials'

/** Forms that `now-1h` has. */
const STEP = /^(\d{1,6})([smhdw])$/
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 }

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
  const [, count = '', unit = ''] = STEP.exec(text) ?? []
  const ms = Number(count) * (UNIT_MS[unit] ?? NaN)
  if (!(ms > 0)) throw new UsageError(`--step: '${text}' is no time; 30m, 1h and 1d are`)
  return ms
}
