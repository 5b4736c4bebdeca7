// Fetches a profile's binary body in one buffer, saying how far it is.

import { fail, ok, type Result } from '../../shared/base/result'

export type FetchProgress = (doneBytes: number, totalBytes: number | null) => void

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const PROGRESS_STEP_BYTES = 4 * 2 ** 20

/** On a busy machine an answer of Electron 25 sometimes fails or never comes, and the next one does. */
const STALLED_MS = 5000

/** Asks once more where the first answer fails, or nothing comes for a while; the second is waited for as long as it takes. */
export async function fetchBody(url: string, progress: FetchProgress): Promise<Result<ArrayBuffer, string>> {
  const first = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const hear = () => {
    clearTimeout(timer)
    timer = setTimeout(() => first.abort(), STALLED_MS)
  }
  try {
    hear()
    return await fetched(url, first.signal, hear, progress)
  } catch {
    return await fetched(url, null, () => undefined, progress)
  } finally {
    clearTimeout(timer)
  }
}

/** `hear`: something came. */
async function fetched(
  url: string,
  signal: AbortSignal | null,
  hear: () => void,
  progress: FetchProgress,
): Promise<Result<ArrayBuffer, string>> {
  const response = await fetch(url, { signal })
  hear()
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
    hear()
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
