// Fetches a profile's binary body in one buffer, saying how far it is.

import { fail, ok, type Result } from '../../shared/base/result'

export type FetchProgress = (doneBytes: number, totalBytes: number | null) => void

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const PROGRESS_STEP_BYTES = 4 * 2 ** 20

export async function fetchBody(url: string, progress: FetchProgress): Promise<Result<ArrayBuffer, string>> {
  const response = await fetch(url)
  if (!response.ok) return fail(`the host no longer has this profile (status ${response.status})`)
  const totalBytes = Number(response.headers.get('content-length') ?? 0)
  if (response.body === null || totalBytes === 0) return ok(await response.arrayBuffer())
  const body = new Uint8Array(totalBytes)
  const reader = response.body.getReader()
  let doneBytes = 0
  let toldBytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (doneBytes + value.length > totalBytes) return fail('the host sent more than it announced')
    body.set(value, doneBytes)
    doneBytes += value.length
    if (doneBytes - toldBytes >= PROGRESS_STEP_BYTES) {
      progress(doneBytes, totalBytes)
      toldBytes = doneBytes
    }
  }
  return doneBytes === totalBytes ? ok(body.buffer) : fail('the profile was cut off on its way from the host')
}
