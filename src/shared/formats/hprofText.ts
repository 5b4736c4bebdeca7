// hprof's text (JDK 8 and before: `-Xrunhprof:cpu=samples`): stacks by number, then a table that counts them. Rules: the JDK's hprof demo, "HPROF: A Heap/CPU Profiling Tool".

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report } from './format'
import { hprofFrames } from './hprof/frames'
import { hprofTables, type HprofTable } from './hprof/tables'

const ID = 'hprof-text'
const MARK = /^JAVA PROFILE 1\.0\.\d[^\u0000\n]*\n/
const TRACE = /^TRACE (\d{1,10}):(?: \(thread=(\d{1,10})\))?/
/** Longer lines are no method's. */
const MAX_LINE_BYTES = 2 ** 16

export const hprofText: Format = {
  id: ID,
  title: 'hprof (text)',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 512))) ? 'yes' : 'no'),
  open: openHprof,
}

function openHprof(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const frames = hprofFrames(builder)
  const tables = hprofTables(builder)
  /** Leaf first, by the trace's number: tables come after them. */
  const traces = new Map<string, number[]>()
  let trace: number[] | null = null
  let table: HprofTable | null = null
  let line = 0

  function stackOf(id: string): number {
    const found = traces.get(id)
    if (found === undefined) report('traces that are not in the file', { unit: 'line', at: line })
    let stack = NONE
    for (const frame of (found ?? []).toReversed()) stack = builder.stack(stack, frame)
    return stack
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    const [, id] = TRACE.exec(text) ?? []
    if (id !== undefined) {
      trace = []
      traces.set(id, trace)
      return
    }
    if (text.startsWith('\t') && trace !== null) {
      const frame = frames.of(text.trim())
      if (frame !== null) trace.push(frame)
      return
    }
    trace = null
    table = tables.heading(text) ?? (tables.isEnd(text) ? null : table)
    const row = table?.row(text) ?? null
    if (row === null) return
    if (row.values.some(([, value]) => !isWeight(value)))
      return report('figures that cannot be added up, left out', { unit: 'line', at: line })
    const sample = builder.sample(frames.above(stackOf(row.trace), row.className))
    for (const [type, value] of row.values) builder.weigh(sample, type, value)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (table !== null) report('a table that the end of the file cuts off', { unit: 'line', at: line })
      const profile = builder.finish(tables.end())
      if (profile.samples.stack.length > 0) return ok(profile)
      return fail(traces.size === 0 ? { kind: 'empty', format: ID } : malformed(ID, 'no table of samples or sites', 'line', line))
    },
  }
}
