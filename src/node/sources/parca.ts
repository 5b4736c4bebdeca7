// A Parca server by its REST gateway: the merged profile of a selector and a span, as pprof within JSON.
// Paths and fields: parca.query.v1alpha1.QueryService (`proto/parca/query/v1alpha1/query.proto`), as grpc-gateway maps them.

import type { ProfileSource, ServerRequest, SourceRequest } from '../../shared/host/profileSource'
import { jsonAt, parcaBrowsing, profileTypes } from './parcaBrowsing'
import { SourceFault } from './sourceError'
import { isoOf, nothingThere, queryOf, spanFacts } from './spanQuery'

const SCHEME = /^parca\+https?:$/
/** Modes and report types by number, as every version has them: MODE_MERGE, REPORT_TYPE_PPROF_UNSPECIFIED. */
const MODE_MERGE = '2'
const REPORT_PPROF = '1'

export const parca: ProfileSource = {
  id: 'parca',
  title: 'a Parca server',
  takes: ({ protocol }) => SCHEME.test(protocol),
  fetch: fetchMerged,
  provenance: spanFacts,
  whenEmpty: nothingThere,
  browsing: parcaBrowsing,
  typesThere: request => profileTypes(serverRequest(request)),
}

function serverRequest(request: SourceRequest): ServerRequest {
  return { ...request, base: queryOf(request.address).base }
}

async function* fetchMerged(request: SourceRequest): AsyncGenerator<Uint8Array> {
  const { type, selector, startMs, endMs } = queryOf(request.address)
  const answer = await jsonAt(serverRequest(request), '/api/profiles/query', {
    mode: MODE_MERGE,
    report_type: REPORT_PPROF,
    'merge.query': type + selector,
    'merge.start': isoOf(startMs),
    'merge.end': isoOf(endMs),
  })
  const pprof = typeof answer === 'object' && answer !== null && 'pprof' in answer ? answer.pprof : null
  // Zero bytes are left out of JSON: a span without profiles.
  if (pprof === null) return
  if (typeof pprof !== 'string') throw new SourceFault({ kind: 'refused', what: 'answered without a profile: is it a Parca server?' })
  yield Buffer.from(pprof, 'base64')
}
