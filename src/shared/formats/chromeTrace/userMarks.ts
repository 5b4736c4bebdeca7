// What a page or program marked of itself in a trace: performance.mark and measure, console.time and timeStamp. Rules: Chrome's DevTools,
// `models/trace/handlers/UserTimingsHandler.ts`; Node's `node.console` and `node.perf` categories.

import type { ProfileBuilder } from '../../profile/builder'
import type { Report } from '../format'
import { sinceNs } from './traceTime'

/** Rows of the trace's names. */
type OfThread = { readonly processId: number; readonly threadId: number }

/** One event of them: a moment, the beginning or the end of a stretch. */
export type UserMark = OfThread & {
  readonly phase: string
  readonly name: string
  readonly category: string
  /** Row of `names`: what joins an end to its beginning. */
  readonly id: number
  readonly timeUs: number
  readonly fractionNs: number
  /** Of a timeStamp that says its own; NaN else. */
  readonly startUs: number
  readonly endUs: number
  readonly track: string
}

const USER_TIMING = 'blink.user_timing'
const CONSOLES = ['blink.console', 'node.console', 'node.perf']
const TIME_STAMP = 'TimeStamp'
/** What the browser itself marks of every page, in the same category. */
const NAVIGATION =
  /^(?:navigation|redirect|fetch|domainLookup|connect|secureConnection|request|response|unloadEvent|loadEvent|domContentLoadedEvent|domLoading|domInteractive|domComplete|first(?:Paint|ContentfulPaint|MeaningfulPaint)|largestContentfulPaint|commitNavigationEnd|parse(?:Start|End|BlockedOn\w+)|workerStart|worker\w+)(?:Start|End)?$/
/** The call itself, not the stretch that it measures. */
const CALL = 'UserTiming::Measure'
/** Node puts a word before a label of `console.time`. */
const NODE_TIME = /^time::/

export function isUserMark(category: string, name: string, phase: string): boolean {
  if (name === TIME_STAMP) return category.includes('devtools.timeline') && isMoment(phase)
  if (phase !== 'b' && phase !== 'e' && !isMoment(phase)) return false
  if (category.includes(USER_TIMING)) return name !== CALL && !NAVIGATION.test(name)
  return (phase === 'b' || phase === 'e') && CONSOLES.some(known => category.includes(known))
}

function isMoment(phase: string): boolean {
  return phase === 'I' || phase === 'i' || phase === 'R'
}

/** Where the profile begins on the trace's clock. */
export type TraceStart = { readonly us: number; readonly ns: number }

export function addUserMarks(
  marks: readonly UserMark[],
  start: TraceStart,
  builder: ProfileBuilder,
  threadOf: (key: OfThread) => number,
  report: Report,
): void {
  const open = new Map<string, UserMark[]>()
  const since = (us: number, ns: number) => sinceNs(us, ns, start.us) - start.ns
  for (const mark of marks) {
    const { phase, timeUs, fractionNs, track } = mark
    const at = since(timeUs, fractionNs)
    const name = mark.name.replace(NODE_TIME, '')
    const thread = threadOf(mark)
    const shown = track === '' ? {} : { track }
    if (phase === 'b') stackOf(mark).push(mark)
    else if (phase === 'e') {
      const begun = stackOf(mark).pop()
      if (begun === undefined) report('measures that end without having begun, left out', null)
      else
        builder.mark({
          name,
          startNs: since(begun.timeUs, begun.fractionNs),
          endNs: at,
          thread,
          ...(begun.track === '' ? {} : { track: begun.track }),
        })
    } else if (mark.startUs <= mark.endUs) {
      builder.mark({ name, startNs: since(mark.startUs, 0), endNs: since(mark.endUs, 0), thread, ...shown })
    } else builder.mark({ name, startNs: at, endNs: at, thread, ...shown })
  }
  const left = Array.from(open.values()).reduce((sum, list) => sum + list.length, 0)
  if (left > 0) report('measures that began and never end, left out', null, left)

  function stackOf({ processId, category, id, name }: UserMark): UserMark[] {
    const key = `${processId} ${id} ${category} ${name}`
    const known = open.get(key)
    if (known !== undefined) return known
    const made: UserMark[] = []
    open.set(key, made)
    return made
  }
}

/** What a mark's `detail`, a text of JSON, wants its track to be called; nothing for other details. */
export function trackOf(detail: string): string {
  if (!detail.includes('"devtools"') || detail.length > MAX_DETAIL_CHARS) return ''
  try {
    const parsed: unknown = JSON.parse(detail)
    const devtools = field(parsed, 'devtools')
    return joined(field(devtools, 'trackGroup'), field(devtools, 'track'))
  } catch {
    return ''
  }
}

const MAX_DETAIL_CHARS = 100_000

export function joined(group: unknown, track: unknown): string {
  if (typeof track !== 'string') return ''
  return typeof group === 'string' && group !== '' ? `${group} › ${track}` : track
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
