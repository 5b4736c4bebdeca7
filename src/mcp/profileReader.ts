// Reads a profile on a thread of its own: a huge or hostile file costs the server an answer and not its life.

import { fail } from '../shared/base/result'
import { decodeProfile } from '../shared/profile/body'
import { failureOf } from '../node/host/loadFailure'
import { appDataFolder } from '../node/kept/appDataFolder'
import { createLoader } from '../node/load/loader'
import type { ReadProfile } from './openProfiles'

/** `workerFile`: the built load worker. */
export function profileReader(workerFile: string): ReadProfile {
  const loader = createLoader(workerFile)
  return async (path, signal) => {
    const load = loader.start({ path, dataFolder: appDataFolder(process.env, process.platform), facts: [] }, () => undefined)
    const cancel = () => load.cancel()
    signal.addEventListener('abort', cancel, { once: true })
    const end = await load.result
    signal.removeEventListener('abort', cancel)
    return end.ok ? decodeProfile(joined(end.value.body)) : fail(failureOf(path, end.error).message)
  }
}

function joined(chunks: readonly Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes.buffer
}
