// What a stackprof file says, as columns: frames by id, and the stacks with their counts as one long list.

import { float64Column, int32Column, type Float64Column, type Int32Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { jsonNumber, jsonNumbers, jsonObject, jsonText, SKIP, type JsonSink } from '../../bytes/jsonSink'
import { byteNames, type ByteNames } from '../../bytes/names'
import { NONE } from '../../profile/profile'

export type StackprofFile = {
  mode: string
  /** Microseconds between samples, or in mode `object` allocations. */
  interval: number
  /** Samples that the profiler could not take. */
  missed: number
  /** `[depth, ids…, count]…`, root first. */
  readonly raw: Float64Column
  /** Beside `raw`: the line of each frame. */
  readonly rawLines: Float64Column
  readonly deltasUs: Float64Column
  readonly names: ByteNames
  /** Frames by row: id, name and file as rows of `names`, line, own samples. */
  readonly id: Float64Column
  readonly name: Int32Column
  readonly file: Int32Column
  readonly line: Int32Column
  readonly samples: Float64Column
  readonly totalSamples: Float64Column
  /** Who called whom: the row of the caller, the id of the callee, samples. */
  readonly edgeFrom: Int32Column
  readonly edgeTo: Float64Column
  readonly edgeSamples: Float64Column
}

export function emptyFile(): StackprofFile {
  return {
    mode: '',
    interval: NaN,
    missed: 0,
    raw: float64Column(),
    rawLines: float64Column(),
    deltasUs: float64Column(),
    names: byteNames(),
    id: float64Column(),
    name: int32Column(),
    file: int32Column(),
    line: int32Column(),
    samples: float64Column(),
    totalSamples: float64Column(),
    edgeFrom: int32Column(),
    edgeTo: float64Column(),
    edgeSamples: float64Column(),
  }
}

/** Fills a file from stackprof's JSON. */
export function stackprofSink(): { readonly file: StackprofFile; readonly sink: JsonSink } {
  const file = emptyFile()
  const last = () => file.id.length() - 1
  const nameTo = (column: Int32Column) => jsonText((bytes, start, end) => column.set(last(), file.names.intern(bytes, start, end)))
  const edges: JsonSink = {
    ...SKIP,
    field(bytes, start, end) {
      const callee = Number(textOf(bytes.subarray(start, end)))
      return jsonNumber(samples => {
        file.edgeFrom.push(last())
        file.edgeTo.push(callee)
        file.edgeSamples.push(samples)
      })
    },
  }
  const frame = jsonObject({
    name: nameTo(file.name),
    file: nameTo(file.file),
    line: jsonNumber(line => file.line.set(last(), line)),
    samples: jsonNumber(samples => file.samples.set(last(), samples)),
    total_samples: jsonNumber(samples => file.totalSamples.set(last(), samples)),
    edges,
  })
  const frames: JsonSink = {
    ...SKIP,
    field(bytes, start, end) {
      file.id.push(Number(textOf(bytes.subarray(start, end))))
      for (const column of [file.name, file.file, file.line]) column.push(NONE)
      for (const column of [file.samples, file.totalSamples]) column.push(0)
      return frame
    },
  }
  const sink = jsonObject({
    mode: jsonText((bytes, start, end) => (file.mode = textOf(bytes.subarray(start, end)))),
    interval: jsonNumber(value => (file.interval = value)),
    missed_samples: jsonNumber(value => (file.missed = value)),
    frames,
    raw: jsonNumbers(file.raw.push),
    raw_lines: jsonNumbers(file.rawLines.push),
    raw_timestamp_deltas: jsonNumbers(file.deltasUs.push),
  })
  return { file, sink }
}
