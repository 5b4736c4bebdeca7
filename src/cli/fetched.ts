// A command's ADDRESS: fetched with the environment's secrets, with a line on a terminal while the person waits.

import { loadErrorText, type LoadError } from '../node/load/loadError'
import type { Source } from '../node/bytes/source'
import { addressed, addressSource, LIMITS, requestOf, type FetchOptions } from '../node/sources/address'
import { emptyAnswerText } from '../node/sources/emptyAnswer'
import { fetchedFacts } from '../node/sources/provenance'
import { secretsFrom } from '../node/sources/secrets'
import { formatBytes } from '../shared/base/quantity'
import { fail, ok, type Result } from '../shared/base/result'
import type { ProfileSource, SourceProgress, SourceRequest } from '../shared/host/profileSource'
import type { ProfileMeta } from '../shared/profile/profile'
import { keptCredentials } from './credentials'
import { waitingLine } from './waitingLine'

/** Reads `address` by `load`, and keeps in the profile where it came from. The error is a sentence without the address. */
export async function fetched<T extends { readonly meta: ProfileMeta }>(
  address: string,
  load: (open: () => Source) => Promise<Result<T, LoadError>>,
): Promise<Result<T, string>> {
  const asked: { now: Asked | null } = { now: null }
  const waiting = waitingLine()
  const fetchedMs = Date.now()
  const result = await load(() => {
    const found = addressed(address)
    const options: FetchOptions = {
      secrets: secretsFrom(process.env),
      limits: LIMITS,
      signal: new AbortController().signal,
      onProgress: progress => waiting.show(progressText(progress)),
    }
    const named = { ...found, secrets: keptCredentials(address) ?? found.secrets }
    asked.now = { source: found.source, request: requestOf(named, options) }
    return addressSource(named, options)
  }).finally(waiting.clear)
  if (!result.ok) return fail(asked.now === null ? loadErrorText(result.error) : await sourceText(result.error, asked.now))
  if (asked.now === null) return ok(result.value)
  const { meta } = result.value
  return ok({
    ...result.value,
    meta: { ...meta, facts: [...meta.facts, ...fetchedFacts(asked.now.source, asked.now.request.address, fetchedMs)] },
  })
}

type Asked = { readonly source: ProfileSource; readonly request: SourceRequest }

async function sourceText(error: LoadError, { source, request }: Asked): Promise<string> {
  const isEmpty = error.kind === 'read' && error.error.kind === 'empty'
  return isEmpty ? emptyAnswerText(source, request) : loadErrorText(error)
}

/** What comes at once needs no line. */
const SHOWN_FROM_BYTES = 4 * 1024 * 1024

function progressText(progress: SourceProgress): string {
  if (progress.kind === 'recording') return `flamewise: recording, ${progress.leftS} s left`
  return progress.doneBytes < SHOWN_FROM_BYTES ? '' : `flamewise: receiving, ${formatBytes(progress.doneBytes)}`
}
