// A span of a Pyroscope server taken apart: by time, and by the label that says which version ran. Messages: types.v1 of Pyroscope's `types.proto`.

import { protoWriter } from '../../shared/bytes/protobufWriter'
import type { SourceRequest } from '../../shared/host/profileSource'
import { download } from './download'
import { textsOf, wholeOf } from './message'
import { seriesBy, serviceCall, stepsOfSpan, withinLimit } from './pyroscopeBrowsing'
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
  const names = await withinLimit(query, ({ startMs, endMs }) => {
    const body = protoWriter()
    body.text(1, matcherOf(query))
    body.int(2, startMs)
    body.int(3, endMs)
    return namesAsked('LabelNames', query, body.finish(), request)
  }).catch(noneUnsaid)
  return VERSION_LABELS.find(label => names.includes(label)) ?? null
}

/**
 * By part: what the label said in it. Empty where the server does not say. A server answers what it is asked of labels from whole blocks of
 * its storage, which are hours long: which of them had profiles in a part, a series by the label says.
 */
export async function labelValues(
  label: string,
  parts: readonly SpanPart[],
  request: SourceRequest,
): Promise<readonly (readonly string[])[]> {
  const query = queryOf(request.address)
  const values = parts.map(() => new Set<string>())
  const stepMs = parts[0].endMs - parts[0].startMs
  const whole = { startMs: parts[0].startMs, endMs: parts[parts.length - 1].endMs }
  const quiet = { ...request, onProgress: () => undefined, base: query.base }
  try {
    for (const piece of stepsOfSpan(whole, stepMs)) {
      const choice = { type: query.type, matches: [], selector: query.selector, ...piece }
      for (const { labels, points } of await seriesBy(quiet, choice, stepMs, [label])) {
        const value = labels.get(label)
        if (value !== undefined) for (const [ms] of points) values[Math.round((ms - whole.startMs) / stepMs) - 1]?.add(value)
      }
    }
    return values.map(all => [...all].sort())
  } catch (error) {
    if (!isUnsaid(error)) throw error
    const asked: (readonly string[])[] = []
    for (const part of parts) asked.push(await valuesAsked(label, part, request))
    return asked
  }
}

/** Of a server without such series. */
async function valuesAsked(label: string, { startMs, endMs }: SpanPart, request: SourceRequest): Promise<readonly string[]> {
  const query = queryOf(request.address)
  const body = protoWriter()
  body.text(1, label)
  body.text(2, matcherOf(query))
  body.int(3, startMs)
  body.int(4, endMs)
  return namesAsked('LabelValues', query, body.finish(), request).catch(noneUnsaid)
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
  // What was recorded at the very moment between two parts is in one of them.
  part.search = new URLSearchParams({ query: `${type}{${labels}}`, from: String(startMs + 1), until: String(endMs) }).toString()
  return part
}

function matcherOf({ type, selector }: SpanQuery): string {
  const inner = selector.slice(1, -1).trim()
  return `{__profile_type__=${JSON.stringify(type)}${inner === '' ? '' : `,${inner}`}}`
}

/** Both answers have their names in field 1. */
async function namesAsked(method: string, { base }: SpanQuery, body: Uint8Array, request: SourceRequest): Promise<readonly string[]> {
  return textsOf(await wholeOf(download(serviceCall(base, method, body), request)), 1)
}

/** Servers without the method say nothing, as do those that answer otherwise. */
function noneUnsaid(error: unknown): readonly string[] {
  if (!isUnsaid(error)) throw error
  return []
}

function isUnsaid(error: unknown): boolean {
  const { error: fault } = error instanceof SourceFault ? error : { error: null }
  return fault?.kind === 'refused' || (fault?.kind === 'status' && NOT_THERE.has(fault.status))
}

const NOT_THERE: ReadonlySet<number> = new Set([400, 404, 405, 415, 500, 501])
