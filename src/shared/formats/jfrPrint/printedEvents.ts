// Takes the events that `jfr print` wrote out, as text or as JSON, and makes of them what the recording itself would give.

import { fail, ok, type Result } from '../../base/result'
import { profileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type Profile } from '../../profile/profile'
import { isWeight } from '../../profile/weight'
import type { Place, ReadError, Report } from '../format'
import { EVENT_RULES, OTHER_RULE, SECOND_EVENTS } from '../jfr/events'
import { LOAD_EVENTS } from '../jfr/cpuLoad'
import { isFact } from '../jfr/facts'
import { recordingFamilies } from '../jfr/families'
import { frameTypeFlags } from '../jfr/frameTypes'
import { className, ERROR_INIT, methodName, packageName } from '../jfr/javaNames'
import { noSample, sampleRows } from '../jfr/sampleRows'
import { profileOfRows } from '../jfr/sampleTypes'

/** An event as it is printed; its fields are asked for by name. */
export type PrintedEvent = {
  readonly type: string
  /** From any one moment. */
  readonly timeNs: number
  readonly thread: { readonly name: string; readonly threadId: number | null } | null
  readonly state: string | null
  /** Whether the event has a stack, if one without frames; null where its type has none. */
  readonly hasStack: boolean | null
  readonly isCutOff: boolean
  /** Null where the file has no lines to count. */
  readonly place: Place | null
  /** The name of a class in a field. */
  classIn(field: string): string | null
  spanNs(field: string): number
  /** NaN where the event has no such field. */
  number(field: string): number
}

export type PrintedEvents = {
  /** Whether events of the type may be samples; others need not be read. */
  isSample(type: string): boolean
  /**
   * A frame of the event that comes next, innermost first. `line` is 1-based, or not above 0 when not known; text has no types.
   * `isCode`: native code, whose class is the library that it is in.
   */
  frame(ofClass: string, method: string, line: number, frameType: string | null, isCode: boolean): void
  event(event: PrintedEvent): void
  /** `originMs`: the moment that times count from, since 1970. */
  finish(originMs: number | null): Result<Profile, ReadError>
}

/** What `jfr print` shows of a stack unless it is told otherwise. */
const DEFAULT_DEPTH = 5
/** So many stacks of just this depth, and none deeper, are no chance. */
const MIN_SHARE_OF_CUT = 0.5
const NS_PER_MS = 1e6
/** Of a method that is not in the recording. */
const UNKNOWN = 'unknown'

export function printedEvents(format: string, report: Report): PrintedEvents {
  const builder = profileBuilder(format)
  const rows = sampleRows()
  const families = recordingFamilies()
  const sample = noSample()
  const frames: number[] = []
  let stacks = 0
  let fives = 0
  let deepest = 0
  let earliestNs = 0
  /** The name of the event's innermost frame. */
  let innermost = ''

  function stackOf(leaf: string | null, hasStack: boolean): number {
    let stack = NONE
    for (let at = frames.length - 1; at >= 0; at--) stack = builder.stack(stack, frames[at])
    if (leaf === null || !hasStack) return stack
    const fn = builder.fn({ name: className(leaf), module: packageName(className(leaf)) })
    return builder.stack(stack, builder.frame(fn, NONE, NONE, frameFlags('unknown')))
  }

  function note(): void {
    if (frames.length > 0) stacks++
    if (frames.length === DEFAULT_DEPTH) fives++
    deepest = Math.max(deepest, frames.length)
  }

  function addSample(event: PrintedEvent): void {
    const { thread, state, timeNs, type, isCutOff } = event
    const place = event.place ?? { unit: 'sample', at: rows.sampleCount() + 1 }
    if (type === 'jdk.JavaExceptionThrow' && innermost === ERROR_INIT) {
      report(SECOND_EVENTS, place)
      return
    }
    note()
    const { countField, timeField, bytesField, classField } = EVENT_RULES.get(type) ?? OTHER_RULE
    sample.family = families.ofEvent(type, false)
    sample.state = state === null ? NONE : rows.stateRow(state)
    sample.stack = stackOf(classField === undefined ? null : event.classIn(classField), event.hasStack === true)
    sample.thread = thread === null ? NONE : builder.thread({ ...thread, processId: null })
    sample.timeNs = timeNs
    sample.count = countField === undefined ? 1 : positive(event.number(countField))
    sample.spanNs = timeField === undefined ? 0 : positive(event.spanNs(timeField))
    sample.bytes = bytesField === undefined ? 0 : positive(event.number(bytesField))
    sample.isCut = isCutOff
    if (isCutOff) families.cutAt(sample.family, place)
    earliestNs = Math.min(earliestNs, sample.timeNs)
    rows.add(sample)
  }

  return {
    isSample: type => type !== '' && (!isFact(type) || LOAD_EVENTS.has(type)),
    frame(ofClass, method, line, frameType, isCode) {
      const owner = className(ofClass)
      const name = (isCode ? method : methodName(owner, method)) || UNKNOWN
      const fn = builder.fn({ name, module: isCode ? owner : packageName(owner) })
      if (frames.length === 0) innermost = name
      frames.push(builder.frame(fn, line > 0 ? line : NONE, NONE, frameTypeFlags(frameType)))
    },
    event(event) {
      if (EVENT_RULES.has(event.type) || event.hasStack !== null) addSample(event)
      else families.skip(event.type, 1)
      frames.length = 0
      innermost = ''
    },
    finish(originMs) {
      if (deepest === DEFAULT_DEPTH && fives >= stacks * MIN_SHARE_OF_CUT) {
        report(`stacks cut at ${DEFAULT_DEPTH} frames: print the recording with --stack-depth 64`, null, fives)
      }
      const startMs = originMs === null ? null : Math.floor(originMs + earliestNs / NS_PER_MS)
      const sampling = { cpuPeriodNs: null, wallPeriodNs: null, isWallClock: false, isJvmSampler: false, usedCpu: () => null }
      const profile = profileOfRows(rows, families, builder, report, { sampling, originNs: earliestNs, startMs })
      return profile === null ? fail({ kind: 'empty', format }) : ok(profile)
    },
  }
}

function positive(value: number): number {
  return value > 0 && isWeight(value) ? value : 0
}
