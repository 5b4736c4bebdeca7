// Events that begin and end, as time on a stack: for traces in which nobody sampled.

import { intTable } from '../../base/intTable'
import { profileBuilder, type ProfileBuilder } from '../../profile/builder'
import { NONE, type Profile } from '../../profile/profile'
import type { Report } from '../format'
import { threadRows } from './threads'
import { BEGIN, COMPLETE, type Durations, type TraceColumns } from './traceColumns'

const NS_PER_US = 1000
/** Clocks of different precision let an event end this much after the one it is in. */
const ROUNDING_US = 1

/** Null when the trace has no such events. */
export function profileOfDurations(trace: TraceColumns, report: Report): Profile | null {
  const { durations } = trace
  const count = durations.kind.length()
  if (count === 0) return null
  const builder = profileBuilder('chrome-trace')
  const time = builder.sampleType({ name: 'time', unit: 'nanoseconds', weight: null, event: null })
  const frames = frameRows(trace, builder)
  const threadOf = threadRows(trace, builder)
  const timestampUs = durations.timestampUs.finish()
  const startUs = timestampUs.reduce((least, at) => (at < least ? at : least), Infinity)
  let endUs = startUs

  for (const events of byThread(trace)) {
    const thread = threadOf({ processId: durations.processId.get(events[0]), threadId: durations.threadId.get(events[0]) })
    const open = openSpans(report, (stack, fromUs, toUs) => {
      const sample = builder.sample(stack, { thread, timeNs: Math.round((fromUs - startUs) * NS_PER_US) })
      builder.weigh(sample, time, Math.round((toUs - fromUs) * NS_PER_US))
    })
    for (const { event, fromUs, toUs } of spansOf(events, durations, report)) {
      open.begin(outer => builder.stack(outer, frames(event)), fromUs, toUs)
    }
    endUs = Math.max(endUs, open.finish())
  }
  return builder.finish({ sampleCount: count, durationNs: (endUs - startUs) * NS_PER_US })
}

function frameRows({ names, durations }: TraceColumns, builder: ProfileBuilder): (event: number) => number {
  const text = (row: number) => (row === NONE ? '' : names.text(row))
  const places = intTable()
  const frames: number[] = []
  return event => {
    const name = durations.name.get(event)
    const file = durations.file.get(event)
    const place = places.intern(name, file, 0)
    if (place === frames.length) {
      const [category] = text(durations.category.get(event)).split(',')
      const fn = builder.fn({ name: text(name) || '(unnamed)', file: text(file), module: file === NONE ? category : null })
      frames.push(builder.frame(fn, NONE, NONE, 0))
    }
    return frames[place]
  }
}

/** The events of each thread, in the order of the file. */
function byThread({ durations }: TraceColumns): readonly (readonly number[])[] {
  const threads = new Map<string, number[]>()
  for (let event = 0; event < durations.kind.length(); event++) {
    const key = `${durations.processId.get(event)}/${durations.threadId.get(event)}`
    const known = threads.get(key)
    if (known === undefined) threads.set(key, [event])
    else known.push(event)
  }
  return [...threads.values()]
}

type Span = { readonly event: number; readonly fromUs: number; readonly toUs: number }

/** What lasted from when to when, outer before inner. */
function spansOf(events: readonly number[], { kind, timestampUs, lengthUs }: Durations, report: Report): readonly Span[] {
  const spans: Span[] = []
  const begun: number[] = []
  // Events of one time stay in the order of the file: it is the only one that says which of them is inside the other.
  const inOrder = [...events].sort((a, b) => timestampUs.get(a) - timestampUs.get(b) || a - b)
  for (const event of inOrder) {
    const atUs = timestampUs.get(event)
    if (kind.get(event) === COMPLETE) spans.push({ event, fromUs: atUs, toUs: atUs + lengthUs.get(event) })
    else if (kind.get(event) === BEGIN) begun.push(event)
    else {
      const beginning = begun.pop()
      if (beginning === undefined) report('ends of events that did not begin', null)
      else spans.push({ event: beginning, fromUs: timestampUs.get(beginning), toUs: atUs })
    }
  }
  if (begun.length > 0) report('events without an end, taken to last until the last event', null, begun.length)
  const lastUs = spans.reduce((latest, { toUs }) => Math.max(latest, toUs), timestampUs.get(inOrder[inOrder.length - 1]))
  for (const event of begun) spans.push({ event, fromUs: timestampUs.get(event), toUs: lastUs })
  return spans.sort((a, b) => a.fromUs - b.fromUs || b.toUs - a.toUs || a.event - b.event)
}

type OpenSpans = {
  /** `stackOn` gives the stack that this makes on top of the one that is open. */
  begin(stackOn: (outer: number) => number, fromUs: number, toUs: number): void
  /** When the last one was over. */
  finish(): number
}

/** The spans that have begun and not ended. Each ends with the one it is in at the latest, so the innermost is the first to end. */
function openSpans(report: Report, onTime: (stack: number, fromUs: number, toUs: number) => void): OpenSpans {
  const stacks: number[] = []
  const endsUs: number[] = []
  let nowUs = -Infinity

  function passTo(atUs: number): void {
    if (atUs > nowUs && stacks.length > 0) onTime(stacks[stacks.length - 1], nowUs, atUs)
    nowUs = Math.max(nowUs, atUs)
  }

  function endUntil(atUs: number): void {
    while (stacks.length > 0 && endsUs[endsUs.length - 1] <= atUs) {
      passTo(endsUs[endsUs.length - 1])
      stacks.pop()
      endsUs.pop()
    }
  }

  return {
    begin(stackOn, fromUs, toUs) {
      endUntil(fromUs)
      passTo(fromUs)
      const outerEndUs = endsUs[endsUs.length - 1] ?? Infinity
      if (toUs > outerEndUs + ROUNDING_US) report('events that outlast the one they are in, cut off', null)
      stacks.push(stackOn(stacks[stacks.length - 1] ?? NONE))
      endsUs.push(Math.min(toUs, outerEndUs))
    },
    finish() {
      endUntil(Infinity)
      return nowUs
    },
  }
}
