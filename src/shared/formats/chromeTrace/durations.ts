// Events that begin and end, as time on a stack: for traces in which nobody sampled.

import { intTable } from '../../base/intTable'
import { profileBuilder, type ProfileBuilder } from '../../profile/builder'
import { NONE, type Profile } from '../../profile/profile'
import { frameText } from '../folded/frameText'
import type { Report } from '../format'
import { openSpans } from './openSpans'
import { spansOf } from './spans'
import { threadRows } from './threads'
import { sinceNs } from './traceTime'
import type { TraceColumns } from './traceColumns'
import { addUserMarks } from './userMarks'

/** Calls as viztracer writes them: `total (/srv/shop/cart.py:12)`, the line on which the function begins. Names of C have no place. */
const FUNCTION_CALL = 'fee'

/** Null when the trace has no such events. */
export function profileOfDurations(trace: TraceColumns, report: Report): Profile | null {
  const { durations } = trace
  const count = durations.kind.length()
  if (count === 0) return null
  const builder = profileBuilder('chrome-trace')
  const time = builder.sampleType({ name: 'time', unit: 'nanoseconds', weight: null, event: null })
  const frames = frameRows(trace, builder)
  const threadOf = threadRows(trace, builder)
  const startUs = durations.timestampUs.finish().reduce((least, at) => (at < least ? at : least), Infinity)
  const atNs = (event: number) => sinceNs(durations.timestampUs.get(event), durations.fractionNs.get(event), startUs)
  let firstNs = Infinity
  for (let event = 0; event < count; event++) firstNs = Math.min(firstNs, atNs(event))
  let endNs = 0

  for (const events of byThread(trace)) {
    const thread = threadOf({ processId: durations.processId.get(events[0]), threadId: durations.threadId.get(events[0]) })
    const open = openSpans(builder.stack, report, (stack, fromNs, toNs) => {
      const from = Math.round(fromNs - firstNs)
      const sample = builder.sample(stack, { thread, timeNs: from })
      builder.weigh(sample, time, Math.round(toNs - firstNs) - from)
    })
    for (const { event, fromNs, toNs } of spansOf(events, trace, atNs, report)) open.begin(frames(event), fromNs, toNs)
    endNs = Math.max(endNs, open.finish())
  }
  addUserMarks(trace.userMarks, { us: startUs, ns: firstNs }, builder, threadOf, report)
  return builder.finish({ sampleCount: count, durationNs: Math.round(endNs - firstNs) })
}

function frameRows({ names, durations }: TraceColumns, builder: ProfileBuilder): (event: number) => number {
  const text = (row: number) => (row === NONE ? '' : names.text(row))
  const places = intTable()
  const frames: number[] = []
  return event => {
    const name = durations.name.get(event)
    const file = durations.file.get(event)
    const detail = durations.detail.get(event)
    const place = places.intern(name, file, detail)
    if (place === frames.length) {
      const [category] = text(durations.category.get(event)).split(',')
      const kind = text(name) || '(unnamed)'
      const call = category.toLowerCase() === FUNCTION_CALL ? frameText(kind) : null
      const fn =
        call !== null && call.file !== null
          ? builder.fn({ name: call.name, file: call.file, startLine: call.line })
          : builder.fn({
              name: text(detail) === '' ? kind : `${kind}: ${text(detail)}`,
              file: text(file),
              module: file === NONE ? category : null,
            })
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
