// A Pyroscope server: the merged profile of a selector and a span of time, as pprof.
// Paths and field numbers: querier.v1.QuerierService of Pyroscope's `api/querier/v1/querier.proto`; errors by the Connect protocol.

import { protoCursor, enter, nextField, NO_FIELD, WIRE_BYTES } from '../../shared/bytes/protobuf'
import { protoWriter } from '../../shared/bytes/protobufWriter'
import type { ProfileSource, SourceRequest } from '../../shared/host/profileSource'
import { textOf } from '../../shared/base/utf8'
import { download, get, type Order } from './download'
import { SourceFault } from './sourceError'
import { isSpanQuery, nothingThere, pathOf, queryOf, spanFacts, type SpanQuery } from './spanQuery'
import { withoutPages } from './webPage'

const SCHEME = /^pyroscope\+https?:$/
const SERVICE = 'querier.v1.QuerierService'
/** PROFILE_FORMAT_PPROF of SelectMergeStacktraces, and where its answer has the profile. */
const FORMAT_PPROF = 4
const PPROF_FIELD = 5
const PROFILE_FIELD = 1
/** Older servers answer so to a method that they do not have. */
const UNKNOWN_METHOD: ReadonlySet<number> = new Set([404, 405, 415, 501])

export const pyroscope: ProfileSource = {
  id: 'pyroscope',
  title: 'a Pyroscope server',
  takes: address => SCHEME.test(address.protocol) || (/^https?:$/.test(address.protocol) && isSpanQuery(address)),
  fetch: fetchMerged,
  provenance: spanFacts,
  whenEmpty: nothingThere,
  typesThere,
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

function merged(method: string, { base, type, selector, startMs, endMs }: SpanQuery, format: number | null): Order {
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
  const url = pathOf(base, `/${SERVICE}/${method}`)
  const headers = {
    'content-type': 'application/proto',
    'connect-protocol-version': '1',
    // Or labels with dots in their names are not found.
    accept: '*/*;allow-utf8-labelnames=true',
  }
  return { url, method: 'POST', headers, body, recordingS: 0 }
}

/** What servers before 1.0 have, and 2.x still has. */
function rendered({ base, type, selector, startMs, endMs }: SpanQuery): URL {
  const url = pathOf(base, '/pyroscope/render')
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

/** ProfileTypes answers messages of type 1 with their id in field 1. */
async function typesThere(request: SourceRequest): Promise<readonly string[]> {
  const { base, startMs, endMs } = queryOf(request.address)
  const body = protoWriter()
  body.int(1, startMs)
  body.int(2, endMs)
  const parts: Uint8Array[] = []
  for await (const chunk of download(serviceCall(base, 'ProfileTypes', body.finish()), request)) parts.push(chunk.slice())
  const answer = Buffer.concat(parts)
  const ids: string[] = []
  const cursor = protoCursor()
  enter(cursor, answer, 0, answer.length)
  for (let field = nextField(cursor); field !== NO_FIELD; field = nextField(cursor)) {
    if (field !== PROFILE_FIELD || cursor.wire !== WIRE_BYTES) continue
    const id = bodyOfField(answer.subarray(cursor.bodyStart, cursor.bodyEnd), 1)
    if (id !== null) ids.push(textOf(id))
  }
  return ids
}
