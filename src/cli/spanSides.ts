// Sides that are spans of a profiling server: taken apart into runs, moved to a time before, or of two values of a label.

import { addressed } from '../node/sources/address'
import { partAddress } from '../node/sources/pyroscopeSpan'
import { queryOf } from '../node/sources/spanQuery'
import { splitCredentials } from '../node/sources/secrets'
import { SourceFault } from '../node/sources/sourceError'
import { PARTS, spanParts } from '../node/sources/spanParts'
import { UsageError } from './command'
import { sameCredentials } from './credentials'
import { timeMs } from './values'
import type { Sides } from './sides'

export type SpanOptions = {
  readonly parts?: number
  /** As typed: `1d`. */
  readonly before?: string
  /** As typed: `version=1.2..1.3`. */
  readonly between?: string
}

/** Both sides of one address: the same span a time before, or two values of a label. Throws a UsageError. */
export function sidesOfSpan(address: string, { before, between }: SpanOptions): Sides {
  const url = spanUrl(address)
  if (url === null) throw new UsageError(`${shown(address)}: no span of a profiling server, so there is nothing before it and no label`)
  const span = queryOf(url)
  if (between !== undefined) {
    const [, key = '', values = ''] = /^([\w.]+)=(.+)$/.exec(between) ?? []
    const [base = '', current = '', ...rest] = values.split('..')
    if (base === '' || current === '' || rest.length > 0)
      throw new UsageError(`--between: '${between}' is no label with two values; version=1.2..1.3 is`)
    return {
      base: [kept(address, partAddress(url, span, { key, value: base }))],
      current: [kept(address, partAddress(url, span, { key, value: current }))],
    }
  }
  const ms = timeMs(before ?? '')
  if (ms === null) throw new UsageError(`--before: '${before ?? ''}' is no time; 1h, 1d and 1w are`)
  const earlier = { startMs: span.startMs - ms, endMs: span.endMs - ms }
  return { base: [kept(address, partAddress(url, earlier, null))], current: [kept(address, partAddress(url, span, null))] }
}

/** Runs of each side, where each is one span of a server; null for anything else. */
export function runsOfSides({ base, current }: Sides, parts = PARTS): Sides | null {
  if (base.length !== 1 || current.length !== 1 || parts === 1) return null
  const [baseUrl, currentUrl] = [spanUrl(base[0]), spanUrl(current[0])]
  if (baseUrl === null || currentUrl === null) return null
  return { base: runsOf(base[0], baseUrl, parts), current: runsOf(current[0], currentUrl, parts) }
}

function runsOf(address: string, url: URL, parts: number): readonly string[] {
  return spanParts(queryOf(url), parts).map(part => kept(address, partAddress(url, part, null)))
}

/** Null for what is no span of a server. */
function spanUrl(address: string): URL | null {
  try {
    const { url, source } = addressed(address)
    if (source.browsing === undefined) return null
    queryOf(url)
    return url
  } catch (error) {
    if (error instanceof SourceFault) throw new UsageError(`${shown(address)}: ${error.message}`)
    throw error
  }
}

function shown(address: string): string {
  return splitCredentials(address).shown
}

function kept(address: string, part: URL): string {
  sameCredentials(address, part.href)
  return part.href
}
