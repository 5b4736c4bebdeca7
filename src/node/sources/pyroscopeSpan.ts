// A span of a Pyroscope server taken apart: by time, and by the label that says which version ran. Messages: types.v1 of Pyroscope's `types.proto`.

import { protoWriter } from '../../shared/bytes/protobufWriter'
import type { SourceRequest } from '../../shared/host/profileSource'
import { download } from './download'
import { textsOf, wholeOf } from './message'
import { serviceCall } from './pyroscopeBrowsing'
import { queryOf, type SpanQuery } from './spanQuery'
import { SourceFault } from './sourceError'

export type SpanPart = { readonly startMs: number; readonly endMs: number }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Steps that a person would choose. */
const STEPS_MS = [1, 5, 15, 30]
  .map(count => count * MINUTE_MS)
  .concat(
    [1, 3, 6, 12].map(count => count * HOUR_MS),
    [DAY_MS, 7 * DAY_MS],
  )
/** As many as changes are looked for in. */
const MAX_PARTS = 50
/** What a server can be asked in a quarter of an hour. */
const MAX_ASKED = 2000

/** Equal parts, ending with the span. `stepMs` null: the smallest usual step that gives at most fifty. Throws a SourceFault. */
export function partsOfSpan({ startMs, endMs }: SpanPart, stepMs: number | null): SpanPart[] {
  const span = endMs - startMs
  const step = stepMs ?? STEPS_MS.find(one => span / one <= MAX_PARTS) ?? span / MAX_PARTS
  const count = Math.floor(span / step)
  if (count < 1) throw new SourceFault({ kind: 'address', what: 'the span is shorter than one step' })
  if (count > MAX_ASKED) throw new SourceFault({ kind: 'address', what: `the span has ${count} steps; at most ${MAX_ASKED} are asked for` })
  return Array.from({ length: count }, (_, i) => ({ startMs: endMs - (count - i) * step, endMs: endMs - (count - i - 1) * step }))
}

/** Labels that say which version of a program ran, surest first. */
const VERSION_LABELS = ['service_git_ref', 'service_version', 'version', 'git_ref', 'release', 'image_tag', 'deployment']

/** The label of the span's profiles that tells versions apart; null where there is none, or the server does not say. */
export async function versionLabel(request: SourceRequest): Promise<string | null> {
  const query = queryOf(request.address)
  const body = protoWriter()
  body.text(1, matcherOf(query))
  body.int(2, query.startMs)
  body.int(3, query.endMs)
  const names = await namesOf('LabelNames', query, body.finish(), request)
  return VERSION_LABELS.find(label => names.includes(label)) ?? null
}

/** What `label` said in a part of the span. Empty where the server does not say. */
export async function labelValues(label: string, { startMs, endMs }: SpanPart, request: SourceRequest): Promise<readonly string[]> {
  const query = queryOf(request.address)
  const body = protoWriter()
  body.text(1, label)
  body.text(2, matcherOf(query))
  body.int(3, startMs)
  body.int(4, endMs)
  return namesOf('LabelValues', query, body.finish(), request)
}

/** The address of a part, with one value of a label or all. */
export function partAddress(
  address: URL,
  { startMs, endMs }: SpanPart,
  label: { readonly key: string; readonly value: string } | null,
): URL {
  const { type, selector } = queryOf(address)
  const matcher = label === null ? '' : `${label.key}=${JSON.stringify(label.value)}`
  const inner = selector.slice(1, -1).trim()
  const labels = [inner, matcher].filter(text => text !== '').join(',')
  const part = new URL(address)
  part.search = new URLSearchParams({ query: `${type}{${labels}}`, from: String(startMs), until: String(endMs) }).toString()
  return part
}

function matcherOf({ type, selector }: SpanQuery): string {
  const inner = selector.slice(1, -1).trim()
  return `{__profile_type__=${JSON.stringify(type)}${inner === '' ? '' : `,${inner}`}}`
}

/** Both answers have their names in field 1. Servers without the method say nothing, as do those that answer otherwise. */
async function namesOf(method: string, { base }: SpanQuery, body: Uint8Array, request: SourceRequest): Promise<string[]> {
  try {
    return [...textsOf(await wholeOf(download(serviceCall(base, method, body), request)), 1)]
  } catch (error) {
    const { error: fault } = error instanceof SourceFault ? error : { error: null }
    if (fault?.kind === 'refused' || (fault?.kind === 'status' && NOT_THERE.has(fault.status))) return []
    throw error
  }
}

const NOT_THERE: ReadonlySet<number> = new Set([400, 404, 405, 415, 500, 501])
