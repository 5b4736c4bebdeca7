// What a Pyroscope server keeps of the profiles that were pushed to it, and finds of them in a span: with the limits, the look-back and the
// blocks of 2.x (its `pkg/validation`, `pkg/querybackend`, `pkg/pprof`).

import { numberIn } from '../shared/bytes/protobufFields'
import { pprofText } from './pprofText'
import { textsIn } from './protobufTexts'

/** `stacks`: by frames from the root, joined by semicolons. `timeMs`: when it was pushed. */
export type Pushed = {
  readonly timeMs: number
  readonly type: string
  readonly labels: Readonly<Record<string, string>>
  readonly stacks: Readonly<Record<string, number>>
}

const HOUR_MS = 3_600_000
const MAX_SPAN_MS = 24 * HOUR_MS
/** A span that begins earlier is cut without a word. */
export const LOOK_BACK_MS = 7 * 24 * HOUR_MS
/** Profiles of a service that are stored together: what is asked of labels is answered of all of them. */
const BLOCK_MS = HOUR_MS
type Span = { readonly startMs: number; readonly endMs: number }
type Request = Span & { readonly matchers: readonly string[] }

export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export type Stored = { readonly pushed: readonly Pushed[]; readonly earliestMs: number }

type Selected = Request & { readonly type: string }

export function selected(body: Uint8Array, stored: Stored): Selected {
  const [type = ''] = textsIn(body, 1)
  return { type, matchers: textsIn(body, 2), ...spanOf(body, 3, 4, stored) }
}

export function chosen(pushed: readonly Pushed[], { type, matchers, ...span }: Selected): readonly Pushed[] {
  return matching(within(pushed, span), matchers).filter(one => one.type === type)
}

export function spanOf(body: Uint8Array, startField: number, endField: number, { earliestMs }: Stored): Span {
  const [startMs, endMs] = [Math.max(numberIn(body, startField), 0), numberIn(body, endField)]
  if (startMs === 0 || endMs === 0) throw new Refusal(400, 'invalid_argument', 'missing time range in the query')
  if (startMs > endMs) throw new Refusal(400, 'invalid_argument', 'query start time is after end time')
  // Nothing is between a start and an end before it.
  const within = { startMs: Math.max(startMs, earliestMs), endMs }
  if (within.endMs - within.startMs > MAX_SPAN_MS) {
    const actual = `${(within.endMs - within.startMs) / HOUR_MS}h0m0s`
    throw new Refusal(400, 'invalid_argument', `the query time range exceeds the limit (max_query_length, actual: ${actual}, limit: 1d)`)
  }
  return within
}

function within(pushed: readonly Pushed[], { startMs, endMs }: Span): readonly Pushed[] {
  return pushed.filter(({ timeMs }) => timeMs >= startMs && timeMs <= endMs)
}

/** All that is stored together with something of the span: labels are kept by block and not by profile. */
export function inBlocks({ pushed }: Stored, span: Span): readonly Pushed[] {
  const blockOf = ({ timeMs, labels }: Pushed) => `${Math.floor(timeMs / BLOCK_MS)} ${labels['service_name']}`
  const bounds = new Map<string, Span>()
  for (const one of pushed) {
    const { startMs, endMs } = bounds.get(blockOf(one)) ?? { startMs: Infinity, endMs: -Infinity }
    bounds.set(blockOf(one), { startMs: Math.min(startMs, one.timeMs), endMs: Math.max(endMs, one.timeMs) })
  }
  const hasSome = ({ startMs, endMs }: Span) => startMs <= span.endMs && endMs >= span.startMs && span.startMs <= span.endMs
  return pushed.filter(one => hasSome(bounds.get(blockOf(one)) ?? span))
}

export type Label = readonly [string, string]

export function labelsOf({ type, labels }: Pushed): readonly Label[] {
  return [...Object.entries(labels), ['__profile_type__', type] as const, ['__name__', type.slice(0, type.indexOf(':'))] as const]
}

/** A selector's parts: `name="value"`, with the four operators of Prometheus. */
const MATCH = /(?<=[{,"])([\w.]{1,200})"?(=~|!~|!=|=)"((?:[^"\\]|\\.)*)"/g

const SELECTOR = /^\{(?:"?[\w.]{1,200}"?(?:=~|!~|!=|=)"(?:[^"\\]|\\.)*",?)*\}$/

export function matching(pushed: readonly Pushed[], selectors: readonly string[]): readonly Pushed[] {
  if (!selectors.every(selector => SELECTOR.test(selector))) {
    // As 1.x, whose parts pass on each other's answers; 2.x says it plainly.
    const passedOn = { code: 'invalid_argument', message: '1:51: parse error: unexpected "}" in label matching, expected string' }
    throw new Refusal(400, 'invalid_argument', JSON.stringify(passedOn))
  }
  const tests = selectors.map(selector =>
    [...selector.matchAll(MATCH)].map(([, name, operator, quoted]) => {
      const value = String(JSON.parse(`"${quoted}"`))
      const pattern = operator.endsWith('~') ? new RegExp(`^(?:${value})$`) : null
      const is = (text: string) => (pattern === null ? text === value : pattern.test(text))
      return (one: Pushed) => is(new Map(labelsOf(one)).get(name) ?? '') !== operator.startsWith('!')
    }),
  )
  return selectors.length === 0 ? pushed : pushed.filter(one => tests.some(all => all.every(test => test(one))))
}

export function typesIn(pushed: readonly Pushed[]): readonly string[] {
  return [...new Set(pushed.map(({ type }) => type))]
}

const PERIODS: ReadonlyMap<string, number> = new Map([
  ['process_cpu', 1_000_000_000],
  ['memory', 512 * 1024],
])

/** All of them added up, by stack. */
export function summed(pushed: readonly Pushed[], request: Selected): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { stacks } of chosen(pushed, request)) {
    for (const [stack, value] of Object.entries(stacks)) sums.set(stack, (sums.get(stack) ?? 0) + value)
  }
  return sums
}

/** The same as pprof; nothing where there is none. */
export function merged(pushed: readonly Pushed[], request: Selected): Uint8Array {
  const sums = summed(pushed, request)
  if (sums.size === 0) return new Uint8Array()
  // It says when its span ended, not how long it was, and a period that is none of the samples'.
  const period = PERIODS.get(request.type.slice(0, request.type.indexOf(':'))) ?? 1
  return pprofOf(request.type, sums, [`time ${request.endMs}000000`, `period ${period}`])
}

/** One profile of a type, as agents push it. `about`: further lines. */
export function pprofOf(type: string, stacks: ReadonlyMap<string, number>, about: readonly string[]): Uint8Array {
  const [, sample, unit, periodType, periodUnit] = type.split(':')
  const names = [...new Set([...stacks.keys()].flatMap(stack => stack.split(';')))]
  const idOf = new Map(names.map((of, at) => [of, at + 1]))
  const text = [
    `type ${sample} ${unit}`,
    `default ${sample}`,
    `period_type ${periodType} ${periodUnit}`,
    ...about,
    ...names.map((name, at) => `location ${at + 1} 0x${(at + 1).toString(16)} @0 ${name}:${at + 1}`),
    ...[...stacks].map(
      ([stack, value]) =>
        `sample ${stack
          .split(';')
          .reverse()
          .map(name => idOf.get(name))
          .join(' ')} = ${value}`,
    ),
  ]
  return pprofText(text.join('\n'))
}
