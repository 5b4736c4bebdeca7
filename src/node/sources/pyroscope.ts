// A Pyroscope server: the merged profile of a selector and a span of time, as pprof.
// Paths and field numbers: querier.v1.QuerierService of Pyroscope's `api/querier/v1/querier.proto`; errors by the Connect protocol.

import { protoWriter } from '../../shared/bytes/protobufWriter'
import { isInstantType } from '../../shared/host/profileServer'
import type { Address, ProfileSource, ServerRequest, SourceRequest } from '../../shared/host/profileSource'
import { download, get, type Order } from './download'
import { bodiesOf, wholeOf } from './message'
import { isUnknownMethod, profileTypes, pyroscopeBrowsing, seriesBy, serviceCall, stepsOfSpan } from './pyroscopeBrowsing'
import { SHORTEST_STEP_MS } from './seriesStep'
import { SourceFault } from './sourceError'
import { isSpanQuery, nothingThere, pathOf, queryOf, spanFacts, type SpanQuery } from './spanQuery'
import { withoutPages } from './webPage'

const SCHEME = /^pyroscope\+https?:$/
/** PROFILE_FORMAT_PPROF of SelectMergeStacktraces, and where its answer has the profile. */
const FORMAT_PPROF = 4
const PPROF_FIELD = 5
const PROFILE_FIELD = 1
const FLAME_GRAPH_FIELD = 1
/** As servers that do not have a method say it. */
const UNKNOWN_FORMAT = { kind: 'status', status: 501, words: 'no pprof', retryAfter: null } as const

export const pyroscope: ProfileSource = {
  id: 'pyroscope',
  title: 'a Pyroscope server',
  takes: address => SCHEME.test(address.protocol) || (/^https?:$/.test(address.protocol) && isSpanQuery(address)),
  fetch: fetchMerged,
  provenance,
  whenEmpty,
  browsing: pyroscopeBrowsing,
  typesThere: request => profileTypes(serverRequest(request), queryOf(request.address)),
}

/** What a server gives by default (`max_query_lookback`): what is older it leaves out without a word. */
const LOOK_BACK_MS = 7 * 86_400_000

function whenEmpty(address: Address): string {
  const isOld = queryOf(address).startMs < Date.now() - LOOK_BACK_MS
  return `${nothingThere(address)}${isOld ? '; a server gives its last 7 days alone unless max_query_lookback says otherwise' : ''}`
}

function serverRequest(request: SourceRequest): ServerRequest {
  return { ...request, base: queryOf(request.address).base }
}

function provenance(address: Address): readonly (readonly [string, string])[] {
  const { type } = queryOf(address)
  const snapshot = 'the last one of the span: states of a moment are not added up over time'
  return [...spanFacts(address), ...(isInstantType(type) ? [['Snapshot', snapshot] as const] : [])]
}

async function* fetchMerged(request: SourceRequest): AsyncGenerator<Uint8Array> {
  const asked = queryOf(request.address)
  const query = isInstantType(asked.type) ? await lastSnapshot(asked, request) : asked
  if (query === null) return
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
      if (hasBegun || !isUnknownMethod(error) || i === asks.length - 1) throw error
    }
  }
}

/** The span of the last snapshot alone; null where there is none. A server that cannot say adds them up, in the last step of the span. */
async function lastSnapshot(query: SpanQuery, request: SourceRequest): Promise<SpanQuery | null> {
  const { type, selector, startMs, endMs } = query
  try {
    const asked = { ...request, onProgress: () => undefined, base: query.base }
    // The newest day first.
    for (const piece of [...stepsOfSpan(query, SHORTEST_STEP_MS)].reverse()) {
      const series = await seriesBy(asked, { type, matches: [], selector, ...piece }, SHORTEST_STEP_MS, [])
      const at = Math.max(...series.flatMap(({ points }) => points.map(([ms, value]) => (value > 0 ? ms : -Infinity))))
      // A point stands for the step that ends with it; the last may end after the span.
      if (at > -Infinity) return { ...query, startMs: at - SHORTEST_STEP_MS + 1, endMs: Math.min(at, endMs) }
    }
    return null
  } catch (error) {
    if (!isUnknownMethod(error)) throw error
    return { ...query, startMs: Math.max(startMs, endMs - SHORTEST_STEP_MS) }
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

/** What servers before 1.0 have, and 2.x still has. */
function rendered({ base, type, selector, startMs, endMs }: SpanQuery): URL {
  const url = pathOf(base, '/pyroscope/render')
  url.search = new URLSearchParams({ query: type + selector, from: String(startMs), until: String(endMs), format: 'json' }).toString()
  return url
}

/**
 * The pprof profile within an answer of SelectMergeStacktraces: field 5, and in it field 1. Nothing where there is none. A server that does not
 * know the format (2.0 and before) answers with a flame graph.
 */
async function* profileIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const answer = await wholeOf(chunks)
  const profile = bodiesOf(answer, PPROF_FIELD).flatMap(outer => bodiesOf(outer, PROFILE_FIELD))[0]
  if (profile !== undefined) yield profile
  else if (bodiesOf(answer, FLAME_GRAPH_FIELD).length > 0) throw new SourceFault(UNKNOWN_FORMAT)
}
