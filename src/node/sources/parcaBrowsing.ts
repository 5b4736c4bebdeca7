// What a Parca server has, by its REST gateway. Paths and fields: parca.query.v1alpha1.QueryService, as grpc-gateway maps them.

import { isRecord } from '../../shared/base/json'
import { sampleOfType, selectorOf, type ServerSeries, type ServerService, type SpanChoice } from '../../shared/host/profileServer'
import type { ServerBrowsing, ServerRequest } from '../../shared/host/profileSource'
import { textOf } from '../../shared/base/utf8'
import { download, get } from './download'
import { wholeOf } from './message'
import { stepOfSeries } from './seriesStep'
import { SourceFault } from './sourceError'
import { isoOf, pathOf } from './spanQuery'
import { withoutPages } from './webPage'

/** What agents name a program by, surest first: Parca has no label of its own for it. */
const SERVICE_LABELS = ['job', 'container', 'comm', 'app', 'service_name']

/** The answer at a path as JSON. Throws a SourceFault for anything else. */
export async function jsonAt(request: ServerRequest, path: string, search: Readonly<Record<string, string>>): Promise<unknown> {
  const url = pathOf(new URL(request.base.href), path)
  url.search = new URLSearchParams(search).toString()
  const answer = await wholeOf(withoutPages(download(get(url), { ...request, address: request.base })))
  try {
    return JSON.parse(textOf(answer))
  } catch {
    throw new SourceFault({ kind: 'refused', what: 'answered with something that is no JSON: is it a Parca server?' })
  }
}

export const parcaBrowsing: ServerBrowsing = {
  server: 'Parca',
  async probe(request) {
    if (typesIn(await jsonAt(request, '/api/profiles/types', {})) === null)
      throw new SourceFault({ kind: 'refused', what: 'answered without profile types: is it a Parca server?' })
  },
  async services(request, span) {
    const types = await profileTypes(request)
    const search = { start: isoOf(span.startMs), end: isoOf(span.endMs) }
    const names = listIn(await jsonAt(request, '/api/profiles/labels', search), 'labelNames', 'label_names')
    const label = SERVICE_LABELS.find(name => names.includes(name))
    if (label === undefined) return []
    const values = await valuesOf(request, label, search)
    return values.map((value): ServerService => ({ match: { name: label, value }, types }))
  },
  async labels(request, choice) {
    const search = { start: isoOf(choice.startMs), end: isoOf(choice.endMs), match: choice.type + selectorOf(choice.matches) }
    return [...listIn(await jsonAt(request, '/api/profiles/labels', search), 'labelNames', 'label_names')].sort()
  },
  values: (request, choice, name) =>
    valuesOf(request, name, { start: isoOf(choice.startMs), end: isoOf(choice.endMs), match: choice.type + selectorOf(choice.matches) }),
  series: seriesOf,
}

async function valuesOf(request: ServerRequest, name: string, search: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const path = `/api/profiles/labels/${encodeURIComponent(name)}/values`
  return [...listIn(await jsonAt(request, path, search), 'labelValues', 'label_values')].sort()
}

/** QueryRange has a sample a recording; the step it is asked for is a wish that older servers do not know. */
async function seriesOf(request: ServerRequest, choice: SpanChoice): Promise<ServerSeries> {
  const { type, matches, startMs, endMs } = choice
  const stepMs = stepOfSeries(choice)
  const answer = await jsonAt(request, '/api/profiles/query_range', {
    query: type + selectorOf(matches),
    start: isoOf(startMs),
    end: isoOf(endMs),
    step: `${stepMs / 1000}s`,
  })
  const sums = new Map<number, number>()
  for (const series of listOf(fieldIn(answer, 'series'))) {
    for (const sample of listOf(fieldIn(series, 'samples'))) {
      const ms = Date.parse(String(fieldIn(sample, 'timestamp')))
      if (Number.isNaN(ms)) continue
      const end = Math.ceil(ms / stepMs) * stepMs
      // An int64 is a text in JSON.
      sums.set(end, (sums.get(end) ?? 0) + Number(fieldIn(sample, 'value') ?? 0))
    }
  }
  const timesMs = [...sums.keys()].sort((a, b) => a - b)
  return { timesMs, values: timesMs.map(ms => sums.get(ms) ?? 0), stepMs, unit: sampleOfType(type)?.unit ?? '' }
}

export async function profileTypes(request: ServerRequest): Promise<readonly string[]> {
  const types = typesIn(await jsonAt(request, '/api/profiles/types', {})) ?? []
  return types.flatMap(type => typeName(type) ?? [])
}

function typesIn(answer: unknown): readonly unknown[] | null {
  if (!isRecord(answer)) return null
  return listOf(fieldIn(answer, 'types'))
}

/** `name:sample_type:sample_unit:period_type:period_unit`, then `:delta` where it is one. */
function typeName(type: unknown): string | null {
  const part = (snake: string, camel: string) => fieldIn(type, camel) ?? fieldIn(type, snake)
  const parts = [fieldIn(type, 'name'), part('sample_type', 'sampleType'), part('sample_unit', 'sampleUnit')]
  const period = [part('period_type', 'periodType'), part('period_unit', 'periodUnit')]
  const all = [...parts, ...period, ...(fieldIn(type, 'delta') === true ? ['delta'] : [])]
  return all.every(text => typeof text === 'string') ? all.join(':') : null
}

function fieldIn(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const fields: Readonly<Record<string, unknown>> = { ...value }
  return fields[name]
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A gateway writes a field's name in one of two ways. */
function listIn(answer: unknown, camel: string, snake: string): readonly string[] {
  return listOf(fieldIn(answer, camel) ?? fieldIn(answer, snake)).filter(name => typeof name === 'string')
}
