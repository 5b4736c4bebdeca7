// The samples that a trace may hold beside its events, with the stacks they name: what Hermes, React Native's engine, writes.
// Rules: "JSON Object Format" of the Trace Event Format. A sample lasts until the next one of its thread.

import { float64Column, int32Column, type Float64Column, type Int32Column } from '../../base/columns'
import { bytesOf, textOf } from '../../base/utf8'
import { jsonList, jsonObject, jsonText, SKIP, type JsonSink } from '../../bytes/jsonSink'
import type { ByteNames } from '../../bytes/names'
import { NONE } from '../../profile/profile'
import { timeOf, traceTime, type TraceTime } from './traceTime'

/** Texts, and ids, which may be numbers or texts, are rows of the trace's names; NONE where there is none. */
export type StackSamples = {
  /** One row a sample. */
  readonly processId: Int32Column
  readonly threadId: Int32Column
  readonly timestampUs: Float64Column
  readonly fractionNs: Float64Column
  /** The id of its stack frame. */
  readonly stackFrame: Int32Column
  /** One row a stack frame: a function and the id of the frame that called it. */
  readonly id: Int32Column
  readonly parent: Int32Column
  readonly name: Int32Column
  readonly category: Int32Column
}

export function stackSamples(): StackSamples {
  return {
    processId: int32Column(),
    threadId: int32Column(),
    timestampUs: float64Column(),
    fractionNs: float64Column(),
    stackFrame: int32Column(),
    id: int32Column(),
    parent: int32Column(),
    name: int32Column(),
    category: int32Column(),
  }
}

/** Numbers that are written as such, or as text. */
export function idSink(names: ByteNames, take: (row: number) => void): JsonSink {
  const rowOfNumber = new Map<number, number>()
  function internNumber(value: number): number {
    const known = rowOfNumber.get(value)
    if (known !== undefined) return known
    const bytes = bytesOf(String(value))
    const row = names.intern(bytes, 0, bytes.length)
    rowOfNumber.set(value, row)
    return row
  }
  return { ...jsonText((bytes, start, end) => take(names.intern(bytes, start, end))), number: value => take(internNumber(value)) }
}

/** A time in microseconds, as a number or as a text that keeps all of its digits. */
export function timeSink(take: (time: TraceTime) => void): JsonSink {
  return {
    ...jsonText((bytes, start, end) => take(traceTime(bytes, start, end))),
    number: (value, bytes, start = 0, end = 0) => take(bytes === undefined ? timeOf(value) : traceTime(bytes, start, end)),
  }
}

/** For the fields `samples` and `stackFrames` of a trace. */
export function stackSampleSinks(into: StackSamples, names: ByteNames): { readonly samples: JsonSink; readonly stackFrames: JsonSink } {
  const last = (column: Int32Column | Float64Column) => column.length() - 1
  const idTo = (column: Int32Column) => idSink(names, row => column.set(last(column), row))
  const ts = timeSink(({ wholeUs, fractionNs }) => {
    into.timestampUs.set(last(into.timestampUs), wholeUs)
    into.fractionNs.set(last(into.fractionNs), fractionNs)
  })
  const sample = jsonObject(
    { ts, pid: idTo(into.processId), tid: idTo(into.threadId), sf: idTo(into.stackFrame) },
    {
      open() {
        for (const column of [into.processId, into.threadId, into.stackFrame]) column.push(NONE)
        into.timestampUs.push(NaN)
        into.fractionNs.push(0)
      },
    },
  )
  const frame = jsonObject({ name: idTo(into.name), category: idTo(into.category), parent: idTo(into.parent) })
  const stackFrames: JsonSink = {
    ...SKIP,
    field(bytes, start, end) {
      into.id.push(names.intern(bytes, start, end))
      for (const column of [into.parent, into.name, into.category]) column.push(NONE)
      return frame
    },
  }
  return { samples: jsonList(() => sample), stackFrames }
}

/** A number, or a text that is one. */
export function numberSink(take: (value: number) => void): JsonSink {
  return { ...jsonText((bytes, start, end) => take(Number(textOf(bytes.subarray(start, end))))), number: take }
}
