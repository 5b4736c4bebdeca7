// A Pyroscope server: the merged profile of a selector and a span of time, as pprof.
// Paths and field numbers: querier.v1.QuerierService of Pyroscope's `api/querier/v1/querier.proto`; errors by the Connect protocol.

import { protoCursor, enter, nextField, NO_FIELD, WIRE_BYTES } from '../../shared/bytes/protobuf'
import { protoWriter } from '../../shared/bytes/protobufWriter'
import type { Address, ProfileSource, SourceRequest } from '../../shared/host/profileSource'
import { download, get, type Order } from './download'
import { shownAddress } from './secrets'
import { SourceFault } from './sourceError'
import { momentMs } from './times'
import { withoutPages } from './webPage'

const PREFIX = /^pyroscope\+/
/** `name:sample:unit:periodType:periodUnit`, perhaps `:delta`, then labels in braces. */
const QUERY = /^([\w./-]+(?::[\w./-]+){4}(?::delta)?)\s*(\{.*\})?$/s
const SERVICE = 'querier.v1.QuerierService'
/** What Pyroscope's own page shows first. */
const DEFAULT_FROM = 'now-1h'
const DEFAULT_UNTIL = 'now'
/** PROFILE_FORMAT_PPROF of SelectMergeStacktraces, and where its answer has the profile. */
const FORMAT_PPROF = 4
const PPROF_FIELD = 5
const PROFILE_FIELD = 1
/** Older servers answer so to a method that they do not have. */
const UNKNOWN_METHOD: ReadonlySet<number> = new Set([404, 405, 415, 501])

export const pyroscope: ProfileSource = {
  id: 'pyroscope',
  title: 'a Pyroscope server',
  takes: address =>
    PREFIX.test(address.protocol) || (/^https?:$/.test(address.protocol) && QUERY.test(parameters(address).get('query') ?? '')),
  fetch: fetchMerged,
  provenance(address) {
    const { type, selector, from, until } = queryOf(address)
    return [
      ['Address', shownAddress(address)],
      ['Profile type', type],
      ['Selector', selector],
      ['From', from],
      ['Until', until],
    ]
  },
  whenEmpty(address) {
    const { type, selector, startMs, endMs } = queryOf(address)
    return `no profiles of ${type} for ${selector} between ${isoOf(startMs)} and ${isoOf(endMs)}`
  },
}

export type PyroscopeQuery = {
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
export function queryOf(address: Address): PyroscopeQuery {
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

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

async function* fetchMerged(request: SourceRequest): AsyncGenerator<Uint8Array> {
  const query = queryOf(request.address)
  const asks = [
    () => download(merged('SelectMergeProfile', query, null), request),
    () => profileIn(download(merged('SelectMergeStacktraces', query, FORMAT_PPROF), request)),
    () => download(get(rendered(query)), request),
  ]
  for (const [i, ask] of asks.entries()) {
    let hasBegun = false
    try {
      for await (const chunk of withoutPages(ask())) {
        hasBegun = true
        yield chunk
      }
      return
    } catch (error) {
      const isUnknown = error instanceof SourceFault && error.error.kind === 'status' && UNKNOWN_METHOD.has(error.error.status)
      if (hasBegun || !isUnknown || i === asks.length - 1) throw error
    }
  }
}

function merged(method: string, { base, type, selector, startMs, endMs }: PyroscopeQuery, format: number | null): Order {
  const body = protoWriter()
  body.text(1, type)
  body.text(2, selector)
  body.int(3, startMs)
  body.int(4, endMs)
  if (format !== null) body.int(6, format)
  return serviceCall(base, method, body.finish())
}

/** A call of the querier with a message of its own. */
export function serviceCall(base: URL, method: string, body: Uint8Array): Order {
  const url = new URL(base)
  url.pathname = `${base.pathname.replace(/\/$/, '')}/${SERVICE}/${method}`
  const headers = {
    'content-type': 'application/proto',
    'connect-protocol-version': '1',
    // Or labels with dots in their names are not found.
    accept: '*/*;allow-utf8-labelnames=true',
  }
  return { url, method: 'POST', headers, body, recordingS: 0 }
}

/** What servers before 1.0 have, and 2.x still has. */
function rendered({ base, type, selector, startMs, endMs }: PyroscopeQuery): URL {
  const url = new URL(base)
  url.pathname = `${base.pathname.replace(/\/$/, '')}/pyroscope/render`
  url.search = new URLSearchParams({ query: type + selector, from: String(startMs), until: String(endMs), format: 'json' }).toString()
  return url
}

/** The pprof profile within an answer of SelectMergeStacktraces: field 5, and in it field 1. Nothing where there is none. */
async function* profileIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk.slice())
  const answer = Buffer.concat(parts)
  const outer = bodyOfField(answer, PPROF_FIELD)
  const profile = outer === null ? null : bodyOfField(outer, PROFILE_FIELD)
  if (profile !== null) yield profile
}

function bodyOfField(message: Uint8Array, wanted: number): Uint8Array | null {
  const cursor = protoCursor()
  enter(cursor, message, 0, message.length)
  for (let field = nextField(cursor); field !== NO_FIELD; field = nextField(cursor)) {
    if (field === wanted && cursor.wire === WIRE_BYTES) return message.subarray(cursor.bodyStart, cursor.bodyEnd)
  }
  if (cursor.isBroken) throw new SourceFault({ kind: 'refused', what: 'answered with something that is not of its protocol' })
  return null
}
