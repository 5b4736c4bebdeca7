// The profile of a trace that holds samples beside its events, as Hermes writes it.

import { profileBuilder, type FunctionFields, type ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type Profile } from '../../profile/profile'
import type { Report } from '../format'
import type { StackSamples } from './stackSamples'
import { threadRows } from './threads'
import { sinceNs } from './traceTime'
import { addUserMarks } from './userMarks'
import type { TraceColumns } from './traceColumns'

/** `render(bundle.js:9:1)`, as Hermes names a function and where it begins; addresses of scripts may hold parentheses and colons. */
const PLACED = /^(.*?)\(([^()]+):([1-9]\d{0,8}):(\d{1,9})\)$/s
/** Longer names are no function's, and a regular expression over millions of characters runs out of stack. */
const MAX_PARSED_LENGTH = 10_000
const JAVASCRIPT = 'JavaScript'

/** Null when the trace has no such samples. */
export function profileOfStackSamples(trace: TraceColumns, report: Report): Profile | null {
  const { stackSamples: samples } = trace
  const count = samples.stackFrame.length()
  if (count === 0) return null
  const builder = profileBuilder('chrome-trace')
  const time = builder.sampleType({ name: 'time', unit: 'nanoseconds', weight: 'period', event: 'time' })
  const counts = builder.sampleType({ name: 'samples', unit: 'count', weight: 'samples', event: 'time' })
  const stackOf = stackRows(trace, builder, report)
  const threadOf = threadRows(trace, builder)
  const rows = samplesInTime(samples, report)
  const startUs = rows.reduce((least, row) => Math.min(least, samples.timestampUs.get(row)), Infinity)
  const timeOf = (row: number) => sinceNs(samples.timestampUs.get(row), samples.fractionNs.get(row), startUs)
  /** By thread: the sample before, which lasts until the next one. */
  const open = new Map<number, { readonly sample: number; readonly fromNs: number }>()
  for (const row of rows) {
    const thread = threadOf({ processId: samples.processId.get(row), threadId: samples.threadId.get(row) })
    const fromNs = Math.round(timeOf(row))
    const before = open.get(thread)
    if (before !== undefined) builder.weigh(before.sample, time, fromNs - before.fromNs)
    const sample = builder.sample(stackOf(samples.stackFrame.get(row)), { thread, timeNs: fromNs })
    builder.weigh(sample, counts, 1)
    open.set(thread, { sample, fromNs })
  }
  addUserMarks(trace.userMarks, { us: startUs, ns: 0 }, builder, threadOf, report)
  const lastRow = rows[rows.length - 1]
  return builder.finish({ sampleCount: rows.length, durationNs: rows.length === 0 ? null : Math.round(timeOf(lastRow) - timeOf(rows[0])) })
}

/** The rows of samples that have a time, earliest first. */
function samplesInTime({ timestampUs, fractionNs }: StackSamples, report: Report): Int32Array {
  const rows: number[] = []
  for (let row = 0; row < timestampUs.length(); row++) if (Number.isFinite(timestampUs.get(row))) rows.push(row)
  if (rows.length < timestampUs.length()) report('samples without a time, left out', null, timestampUs.length() - rows.length)
  return Int32Array.from(rows).sort((a, b) => timestampUs.get(a) - timestampUs.get(b) || fractionNs.get(a) - fractionNs.get(b) || a - b)
}

/** The stack that ends in a stack frame, by the frame's id. */
function stackRows({ names, stackSamples: { id, parent, name, category } }: TraceColumns, builder: ProfileBuilder, report: Report) {
  const text = (row: number) => (row === NONE ? '' : names.text(row))
  const rowOfId = new Map<number, number>()
  for (let row = 0; row < id.length(); row++) rowOfId.set(id.get(row), row)
  const stacks = new Int32Array(id.length()).fill(UNKNOWN)
  const frameOf = (row: number) => {
    const kind = text(category.get(row))
    return builder.frame(builder.fn(functionOf(text(name.get(row)), kind)), NONE, NONE, frameFlags('unknown'))
  }

  return (frameId: number): number => {
    const first = rowOfId.get(frameId)
    if (first === undefined) {
      if (frameId !== NONE) report('samples of stack frames that are not in the file', null)
      return NONE
    }
    const path: number[] = []
    let at: number | undefined = first
    while (at !== undefined && stacks[at] === UNKNOWN) {
      stacks[at] = ON_THE_WAY
      path.push(at)
      at = rowOfId.get(parent.get(at))
    }
    if (at !== undefined && stacks[at] === ON_THE_WAY) report('stack frames that call themselves in a circle, cut open', null)
    let stack = at === undefined || stacks[at] < NONE ? NONE : stacks[at]
    for (let row = path.pop(); row !== undefined; row = path.pop()) stack = stacks[row] = builder.stack(stack, frameOf(row))
    return stack
  }
}

/** Not looked at yet, and being looked at. */
const UNKNOWN = -2
const ON_THE_WAY = -3

function functionOf(text: string, category: string): FunctionFields {
  const parts = text.length > MAX_PARSED_LENGTH ? null : PLACED.exec(text)
  if (parts === null) return { name: text || '(unnamed)', module: category === JAVASCRIPT ? null : category }
  const [, name = '', file = '', line, column] = parts
  return {
    name: name === '' ? `(anonymous ${file.split('/').at(-1)}:${line})` : name,
    file,
    startLine: Number(line),
    startColumn: Number(column) > 0 ? Number(column) : NONE,
  }
}
