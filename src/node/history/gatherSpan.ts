// A span of a Pyroscope server as many profiles: one for each part of the time and, where a label tells versions apart, each version.

import { runSummary } from '../../shared/trend/runSummary'
import { runTables } from '../../shared/trend/runTable'
import { fail, ok, type Result } from '../../shared/base/result'
import { loadErrorText } from '../load/loadError'
import { loadProfile } from '../load/load'
import { addressSource, type Addressed, type FetchOptions } from '../sources/address'
import { queryOf } from '../sources/spanQuery'
import { labelValues, partAddress, partsOfSpan, versionLabel, type SpanPart } from '../sources/pyroscopeSpan'
import { SourceFault, sourceErrorText } from '../sources/sourceError'
import type { Gathered, Gathering } from './gathered'

const SPANS_ARE_OF = 'pyroscope'

/** `stepMs` null: as long as suits the span. The error is a sentence without the address. */
export async function gatherSpan(
  found: Addressed,
  stepMs: number | null,
  fetching: FetchOptions,
  { sampleType, labels, onProgress, isCancelled }: Gathering,
): Promise<Result<Gathered, string>> {
  if (found.source.id !== SPANS_ARE_OF)
    return fail('gives one profile; a trend wants a span of a Pyroscope server (pyroscope+http://…?query=…&from=…&until=…)')
  const request = {
    ...fetching,
    secrets: found.secrets === null ? fetching.secrets : { ...found.secrets, tenant: fetching.secrets.tenant },
    address: found.url,
  }
  const tables = runTables(sampleType)
  const refused: { name: string; why: string }[] = []
  const paths = new Map<string, string>()
  let empty = 0

  async function take(part: SpanPart, label: { readonly key: string; readonly value: string } | null): Promise<string | null> {
    const url = partAddress(found.url, part, label)
    const result = await loadProfile(() => addressSource({ ...found, url }, fetching))
    if (!result.ok) {
      if (result.error.kind === 'read' && result.error.error.kind === 'empty') {
        empty++
        return null
      }
      return loadErrorText(result.error)
    }
    const time = new Date(part.startMs).toISOString()
    const name = label === null ? `${time.slice(0, 16)}Z` : `${label.value} ${time.slice(0, 16)}Z`
    const own = { time, ...(label === null ? {} : { [label.key]: label.value }) }
    const missing = labels.find(({ key, value }) => ({ ...own })[key] !== value)
    const why =
      missing !== undefined
        ? `does not have the label ${missing.key}=${missing.value}`
        : tables.add({ id: name, name, modifiedMs: null, labels: own, summary: runSummary(result.value) })
    // A part and a version are asked for once, so that their names tell the answers apart.
    if (why === null) paths.set(name, url.href)
    else refused.push({ name, why })
    return null
  }

  try {
    const parts = partsOfSpan(queryOf(found.url), stepMs)
    const key = await versionLabel(request)
    const versions = key === null ? null : await labelValues(key, parts, request)
    for (const [at, part] of parts.entries()) {
      if (isCancelled()) break
      onProgress(at, parts.length, new Date(part.startMs).toISOString())
      const values = versions?.[at] ?? []
      for (const label of key === null || values.length === 0 ? [null] : values.map(value => ({ key, value }))) {
        const fault = await take(part, label)
        if (fault !== null) return fail(fault)
      }
    }
  } catch (error) {
    if (error instanceof SourceFault) return fail(sourceErrorText(error.error))
    throw error
  }
  if (empty > 0) refused.push({ name: `${empty} ${empty === 1 ? 'part' : 'parts'} of the span`, why: 'has no samples' })
  return ok({
    tables: tables.finish(),
    receipt: { others: [], refused },
    paths,
    context: { nowMs: Date.now(), commits: new Map(), isGiven: true },
  })
}
