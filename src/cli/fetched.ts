// A command's ADDRESS: fetched with the environment's secrets, with a line on a terminal while the person waits.

import { loadErrorText, type LoadError } from '../node/load/loadError'
import type { Source } from '../node/load/source'
import { addressed, addressSource, LIMITS } from '../node/sources/address'
import { secretsFrom } from '../node/sources/secrets'
import { formatBytes } from '../shared/base/quantity'
import { fail, ok, type Result } from '../shared/base/result'
import type { ProfileSource, SourceProgress } from '../shared/host/profileSource'
import type { ProfileMeta } from '../shared/profile/profile'
import { keptCredentials } from './credentials'

/** Reads `address` by `load`, and keeps in the profile where it came from. The error is a sentence without the address. */
export async function fetched<T extends { readonly meta: ProfileMeta }>(
  address: string,
  load: (open: () => Source) => Promise<Result<T, LoadError>>,
): Promise<Result<T, string>> {
  let source: ProfileSource | null = null
  let url = new URL('about:blank')
  const waiting = waitingLine()
  const fetchedMs = Date.now()
  const result = await load(() => {
    const found = addressed(address)
    source = found.source
    url = found.url
    const secrets = keptCredentials(address) ?? found.secrets
    const signal = new AbortController().signal
    return addressSource({ ...found, secrets }, { secrets: secretsFrom(process.env), limits: LIMITS, signal, onProgress: waiting.show })
  }).finally(waiting.clear)
  if (!result.ok) return fail(source === null ? loadErrorText(result.error) : sourceText(result.error, source, url))
  if (source === null) return ok(result.value)
  const { meta } = result.value
  return ok({ ...result.value, meta: { ...meta, facts: [...meta.facts, ...provenanceOf(source, url, fetchedMs)] } })
}

function provenanceOf(source: ProfileSource, url: URL, fetchedMs: number): readonly (readonly [string, string])[] {
  return [...source.provenance(url), ['Fetched', new Date(fetchedMs).toISOString()]]
}

function sourceText(error: LoadError, source: ProfileSource, url: URL): string {
  return error.kind === 'read' && error.error.kind === 'empty' ? source.whenEmpty(url) : loadErrorText(error)
}

/** Back to the line's start, and everything after it erased (ECMA-48). */
const CLEAR_LINE = '\r\u001b[K'
/** What comes at once needs no line. */
const SHOWN_FROM_BYTES = 4 * 1024 * 1024

function waitingLine() {
  let shown = ''
  function write(line: string): void {
    if (!process.stderr.isTTY || line === shown) return
    process.stderr.write(line === '' ? CLEAR_LINE : `${CLEAR_LINE}flamewise: ${line}`)
    shown = line
  }
  return {
    show(progress: SourceProgress): void {
      if (progress.kind === 'recording') write(`recording, ${progress.leftS} s left`)
      else write(progress.doneBytes < SHOWN_FROM_BYTES ? '' : `receiving, ${formatBytes(progress.doneBytes)}`)
    },
    clear: () => write(''),
  }
}
