// Finds the source that an address is for, and opens it as a stream of chunks.

import type { CancelSignal, ProfileSource, Secrets, SourceLimits, SourceProgress, SourceRequest } from '../../shared/host/profileSource'
import type { Source } from '../bytes/source'
import { SOURCES } from './index'
import { SCHEME } from './isAddress'
import { splitCredentials } from './secrets'
import { SourceFault } from './sourceError'
import { urlOf } from './urlOf'

export const LIMITS: SourceLimits = {
  // Longer than any proxy keeps a request that says nothing.
  answerS: 60,
  // A mobile line; slower is a server that keeps a connection busy without end.
  slowestBytesPerS: 64 * 1024,
  // More than any profiling server answers with; a file of any size can be saved first.
  maxBytes: 1024 ** 3,
}

export type Addressed = {
  readonly url: URL
  /** User and password that stood in the address. */
  readonly secrets: Secrets | null
  readonly source: ProfileSource
}

/** Throws a SourceFault for an address that no source takes. */
export function addressed(name: string): Addressed {
  const { shown, secrets } = splitCredentials(name)
  const text = SCHEME.test(shown) ? shown : `http://${shown}`
  const url = urlOf(text)
  if (url === null) throw new SourceFault({ kind: 'address', what: 'not an address that can be understood' })
  const source = SOURCES.find(candidate => candidate.takes(url))
  if (source !== undefined) return { url, secrets, source }
  const schemes = 'http://, https://, pyroscope+http://, pyroscope+https://, parca+http://, parca+https:// and inspect://'
  throw new SourceFault({ kind: 'address', what: `${url.protocol}// is not fetched from; ${schemes} are` })
}

export type FetchOptions = {
  /** For what the address says nothing about. */
  readonly secrets: Secrets
  readonly limits: SourceLimits
  readonly signal: CancelSignal
  readonly onProgress: (progress: SourceProgress) => void
}

/** Nothing is fetched before the first chunk is asked for. */
export function addressSource(found: Addressed, options: FetchOptions): Source {
  return { sizeBytes: null, chunks: found.source.fetch(requestOf(found, options)) }
}

export function requestOf({ url, secrets }: Addressed, options: FetchOptions): SourceRequest {
  const merged = secrets === null ? options.secrets : { ...secrets, tenant: options.secrets.tenant }
  return { ...options, address: url, secrets: merged }
}
