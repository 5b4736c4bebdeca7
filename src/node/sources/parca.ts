// A Parca server by its REST gateway: the merged profile of a selector and a span, as pprof within JSON.
// Paths and fields: parca.query.v1alpha1.QueryService (`proto/parca/query/v1alpha1/query.proto`), as grpc-gateway maps them.

import { textOf } from '../../shared/base/utf8'
import type { Address, ProfileSource, SourceRequest } from '../../shared/host/profileSource'
import { download, get } from './download'
import { SourceFault } from './sourceError'
import { isoOf, nothingThere, pathOf, queryOf, spanFacts } from './spanQuery'
import { withoutPages } from './webPage'

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
  typesThere,
}

async function* fetchMerged(request: SourceRequest): AsyncGenerator<Uint8Array> {
  const answer = await jsonAt(mergeUrl(request.address), request)
  const pprof = typeof answer === 'object' && answer !== null && 'pprof' in answer ? answer.pprof : null
  // Zero bytes are left out of JSON: a span without profiles.
  if (pprof === null) return
  if (typeof pprof !== 'string') throw new SourceFault({ kind: 'refused', what: 'answered without a profile: is it a Parca server?' })
  yield Buffer.from(pprof, 'base64')
}

function mergeUrl(address: Address): URL {
  const { base, type, selector, startMs, endMs } = queryOf(address)
  const url = pathOf(base, '/api/profiles/query')
  url.search = new URLSearchParams({
    mode: MODE_MERGE,
    report_type: REPORT_PPROF,
    'merge.query': type + selector,
    'merge.start': isoOf(startMs),
    'merge.end': isoOf(endMs),
  }).toString()
  return url
}

async function jsonAt(url: URL, request: SourceRequest): Promise<unknown> {
  const parts: Uint8Array[] = []
  for await (const chunk of withoutPages(download(get(url), request))) parts.push(chunk.slice())
  try {
    return JSON.parse(textOf(Buffer.concat(parts)))
  } catch {
    throw new SourceFault({ kind: 'refused', what: 'answered with something that is no JSON: is it a Parca server?' })
  }
}

async function typesThere(request: SourceRequest): Promise<readonly string[]> {
  const answer = await jsonAt(pathOf(queryOf(request.address).base, '/api/profiles/types'), request)
  const types: unknown = typeof answer === 'object' && answer !== null && 'types' in answer ? answer.types : []
  return (Array.isArray(types) ? types : []).flatMap((type: unknown) => {
    const name = typeName(type)
    return name === null ? [] : [name]
  })
}

/** `name:sample_type:sample_unit:period_type:period_unit`, then `:delta` where it is one. */
function typeName(type: unknown): string | null {
  if (typeof type !== 'object' || type === null) return null
  const fields: Readonly<Record<string, unknown>> = { ...type }
  const part = (snake: string, camel: string) => fields[camel] ?? fields[snake]
  const parts = [fields['name'], part('sample_type', 'sampleType'), part('sample_unit', 'sampleUnit')]
  const period = [part('period_type', 'periodType'), part('period_unit', 'periodUnit')]
  const all = [...parts, ...period, ...(fields['delta'] === true ? ['delta'] : [])]
  return all.every(text => typeof text === 'string') ? all.join(':') : null
}
