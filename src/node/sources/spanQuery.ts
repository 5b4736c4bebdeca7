// What is asked of a profiling server: a type of profile, a selector and a span of time, as an address says it.

import type { Address } from '../../shared/host/profileSource'
import { shownAddress } from './secrets'
import { SourceFault } from './sourceError'
import { momentMs } from './times'

/** What stands before the scheme that is spoken: `pyroscope+https://`. */
const PREFIX = /^[a-z]+\+/
/** `name:sample:unit:periodType:periodUnit`, perhaps `:delta`, then labels in braces. */
const QUERY = /^([\w./-]+(?::[\w./-]+){4}(?::delta)?)\s*(\{.*\})?$/s
/** What the servers' own pages show first. */
const DEFAULT_FROM = 'now-1h'
const DEFAULT_UNTIL = 'now'

export type SpanQuery = {
  readonly base: URL
  readonly type: string
  readonly selector: string
  readonly from: string
  readonly until: string
  readonly startMs: number
  readonly endMs: number
}

/** A browser writes a space as `+`; a person who types braces means a plus. */
function parameters({ search }: Address): URLSearchParams {
  return new URLSearchParams(search.includes('{') ? search.replaceAll('+', '%2B') : search)
}

/** Throws a SourceFault for an address that asks for nothing. */
export function queryOf(address: Address): SpanQuery {
  const given = parameters(address)
  const match = QUERY.exec((given.get('query') ?? '').trim())
  if (match === null) {
    throw new SourceFault({
      kind: 'address',
      what: 'wants ?query=TYPE{SELECTOR}, such as query=process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="shop"}',
    })
  }
  const from = given.get('from') ?? DEFAULT_FROM
  const until = given.get('until') ?? given.get('to') ?? DEFAULT_UNTIL
  const nowMs = Date.now()
  const startMs = momentMs(from, nowMs)
  const endMs = momentMs(until, nowMs)
  if (startMs === null || endMs === null) {
    const what = `${startMs === null ? `from=${from}` : `until=${until}`} is not a time; now-1h, 2026-01-31T12:00:00Z or seconds since 1970 are`
    throw new SourceFault({ kind: 'address', what })
  }
  if (startMs >= endMs) throw new SourceFault({ kind: 'address', what: `the span ends (${until}) before it starts (${from})` })
  const base = new URL(address.href.replace(PREFIX, ''))
  base.search = ''
  base.hash = ''
  return { base, type: match[1], selector: match[2] ?? '{}', from, until, startMs, endMs }
}

export function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

export function isSpanQuery(address: Address): boolean {
  return QUERY.test(parameters(address).get('query') ?? '')
}

export function spanFacts(address: Address): readonly (readonly [string, string])[] {
  const { type, selector, from, until, startMs, endMs } = queryOf(address)
  return [
    ['Address', shownAddress(address)],
    ['Profile type', type],
    ['Selector', selector],
    ['From', readable(from, startMs)],
    ['Until', readable(until, endMs)],
  ]
}

/** A number since 1970 says nothing to a person. */
function readable(moment: string, ms: number): string {
  return /^\d+$/.test(moment) ? isoOf(ms) : moment
}

export function nothingThere(address: Address): string {
  const { type, selector, startMs, endMs } = queryOf(address)
  return `no profiles of ${type} for ${selector} between ${isoOf(startMs)} and ${isoOf(endMs)}`
}

/** A path of the server, behind whatever stands before it. */
export function pathOf(base: URL, path: string): URL {
  const url = new URL(base)
  url.pathname = `${base.pathname.replace(/\/$/, '')}${path}`
  return url
}
