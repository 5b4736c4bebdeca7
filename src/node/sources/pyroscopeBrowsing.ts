// What a Pyroscope server has: services with their types, labels, values, and how much over time.
// Messages: types.v1 and querier.v1 of Pyroscope's `types.proto` and `querier.proto`.

import { numberIn } from '../../shared/bytes/protobufFields'
import { protoWriter, type ProtoWriter } from '../../shared/bytes/protobufWriter'
import { textOf } from '../../shared/base/utf8'
import {
  sampleOfType,
  selectorOf,
  type ServerSeries,
  type ServerService,
  type SpanChoice,
  type SpanMs,
} from '../../shared/host/profileServer'
import type { ServerBrowsing, ServerRequest } from '../../shared/host/profileSource'
import { download, type Order } from './download'
import { bodiesOf, textsOf, wholeOf } from './message'
import { SourceFault } from './sourceError'
import { pathOf } from './spanQuery'
import { stepOfSeries } from './seriesStep'
import { withoutPages } from './webPage'

const SERVICE = 'querier.v1.QuerierService'
/** Older servers answer so to a method that they do not have. */
const UNKNOWN_METHOD: ReadonlySet<number> = new Set([404, 405, 415, 501])
/** What tells services apart, and the label that says a profile's type. */
const SERVICE_LABEL = 'service_name'
const TYPE_LABEL = '__profile_type__'
/** Labels that are the server's own. */
const PRIVATE = /^__.*__$/

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

async function answerOf(request: ServerRequest, method: string, write: (body: ProtoWriter) => void): Promise<Uint8Array> {
  const body = protoWriter()
  write(body)
  const order = serviceCall(new URL(request.base.href), method, body.finish())
  return wholeOf(withoutPages(download(order, { ...request, address: request.base })))
}

/** All profiles of the choice, by the type's own label: these calls know no type. */
function matcherOf({ type, matches }: SpanChoice): string {
  return selectorOf([{ name: TYPE_LABEL, value: type }, ...matches])
}

export const pyroscopeBrowsing: ServerBrowsing = {
  server: 'Pyroscope',
  async probe(request) {
    const endMs = Date.now()
    await answerOf(request, 'LabelNames', body => {
      body.int(2, endMs - PROBED_MS)
      body.int(3, endMs)
    })
  },
  services: (request, span) => withinLimit(span, within => services(request, within)),
  async labels(request, choice) {
    const answer = await withinLimit(choice, ({ startMs, endMs }) =>
      answerOf(request, 'LabelNames', body => {
        body.text(1, matcherOf(choice))
        body.int(2, startMs)
        body.int(3, endMs)
      }),
    )
    const names = textsOf(answer, 1)
    return names.filter(name => !PRIVATE.test(name)).sort()
  },
  async values(request, choice, name) {
    const answer = await withinLimit(choice, ({ startMs, endMs }) =>
      answerOf(request, 'LabelValues', body => {
        body.text(1, name)
        body.text(2, matcherOf(choice))
        body.int(3, startMs)
        body.int(4, endMs)
      }),
    )
    return [...textsOf(answer, 1)].sort()
  },
  series: seriesOf,
}

const PROBED_MS = 3_600_000

/** Names are asked of the whole span, or of its last day where that is too long for the server. */
export async function withinLimit<T>({ startMs, endMs }: SpanMs, ask: (span: SpanMs) => Promise<T>): Promise<T> {
  try {
    return await ask({ startMs, endMs })
  } catch (error) {
    const isTooLong = error instanceof SourceFault && error.error.kind === 'status' && error.error.status === 400
    if (!isTooLong || endMs - startMs <= LONGEST_MS) throw error
    return ask({ startMs: endMs - LONGEST_MS, endMs })
  }
}

async function services(request: ServerRequest, { startMs, endMs }: SpanMs): Promise<readonly ServerService[]> {
  try {
    const answer = await answerOf(request, 'Series', body => {
      body.text(2, SERVICE_LABEL)
      body.text(2, TYPE_LABEL)
      body.int(3, startMs)
      body.int(4, endMs)
    })
    const types = new Map<string, Set<string>>()
    for (const set of bodiesOf(answer, 2)) {
      const labels = labelsIn(set)
      const [service, type] = [labels.get(SERVICE_LABEL), labels.get(TYPE_LABEL)]
      if (service === undefined || type === undefined) continue
      types.set(service, (types.get(service) ?? new Set()).add(type))
    }
    return [...types].map(([value, all]) => ({ match: { name: SERVICE_LABEL, value }, types: [...all].sort() })).sort(byValue)
  } catch (error) {
    if (!isUnknownMethod(error)) throw error
    return servicesApart(request, { startMs, endMs })
  }
}

const byValue = (a: ServerService, b: ServerService) => (a.match.value < b.match.value ? -1 : 1)

/** Of servers without that method: every service might have every type. */
async function servicesApart(request: ServerRequest, { startMs, endMs }: SpanMs): Promise<readonly ServerService[]> {
  const types = await profileTypes(request, { startMs, endMs })
  const names = textsOf(
    await answerOf(request, 'LabelValues', body => {
      body.text(1, SERVICE_LABEL)
      body.int(3, startMs)
      body.int(4, endMs)
    }),
    1,
  )
  return names.map(value => ({ match: { name: SERVICE_LABEL, value }, types })).sort(byValue)
}

/** What a server gives at once by default (`max_query_length`). */
const LONGEST_MS = 86_400_000

/** A longer span is asked for day by day. */
async function seriesOf(request: ServerRequest, choice: SpanChoice): Promise<ServerSeries> {
  const stepMs = stepOfSeries(choice)
  const sums = new Map<number, number>()
  for (const piece of stepsOfSpan(choice, stepMs)) {
    for (const { points } of await seriesBy(request, { ...choice, ...piece }, stepMs, [])) {
      for (const [ms, value] of points) sums.set(ms, (sums.get(ms) ?? 0) + value)
    }
  }
  const timesMs = [...sums.keys()].sort((a, b) => a - b)
  return { timesMs, values: timesMs.map(ms => sums.get(ms) ?? 0), stepMs, unit: sampleOfType(choice.type)?.unit ?? '' }
}

/** The span in pieces that a server gives at once, of whole steps: of one that it does not fill a server gives no point. */
export function stepsOfSpan({ startMs, endMs }: SpanMs, stepMs: number): readonly SpanMs[] {
  const steps = Math.ceil((endMs - startMs) / stepMs)
  const atOnce = Math.max(1, Math.floor(LONGEST_MS / stepMs))
  const at = (step: number) => startMs + Math.min(step, steps) * stepMs
  return Array.from({ length: Math.ceil(steps / atOnce) }, (_, i) => ({ startMs: at(i * atOnce), endMs: at((i + 1) * atOnce) }))
}

/** A point's time is when its step ends. */
export type LabelledSeries = { readonly labels: ReadonlyMap<string, string>; readonly points: readonly (readonly [number, number])[] }

/** Of each step the sum over all that were recorded in it, by the values of the labels. */
export async function seriesBy(
  request: ServerRequest,
  choice: SpanChoice & { readonly selector?: string },
  stepMs: number,
  groupBy: readonly string[],
): Promise<readonly LabelledSeries[]> {
  const { type, matches, startMs, endMs, selector } = choice
  const answer = await answerOf(request, 'SelectSeries', body => {
    body.text(1, type)
    body.text(2, selector ?? selectorOf(matches))
    body.int(3, startMs)
    body.int(4, endMs)
    for (const name of groupBy) body.text(5, name)
    body.double(6, stepMs / 1000)
  })
  return bodiesOf(answer, 1).map(series => ({ labels: labelsIn(series), points: pointsIn(series, startMs) }))
}

/** One that stands at the start is of the step before the span. */
function pointsIn(series: Uint8Array, startMs: number): readonly (readonly [number, number])[] {
  return bodiesOf(series, 2)
    .map(point => [numberIn(point, 2), numberIn(point, 1)] as const)
    .filter(([ms]) => ms > startMs)
}

/** Labels are in field 1, each a name and a value. */
function labelsIn(set: Uint8Array): ReadonlyMap<string, string> {
  return new Map(bodiesOf(set, 1).map(pair => [textsOf(pair, 1)[0] ?? '', textsOf(pair, 2)[0] ?? '']))
}

export function isUnknownMethod(error: unknown): boolean {
  return error instanceof SourceFault && error.error.kind === 'status' && UNKNOWN_METHOD.has(error.error.status)
}

/** The types' ids of an answer of ProfileTypes: messages of type 1, their id in field 1. */
export async function profileTypes(request: ServerRequest, { startMs, endMs }: SpanMs): Promise<readonly string[]> {
  const answer = await answerOf(request, 'ProfileTypes', body => {
    body.int(1, startMs)
    body.int(2, endMs)
  })
  return bodiesOf(answer, 1).flatMap(type => bodiesOf(type, 1).map(textOf))
}
