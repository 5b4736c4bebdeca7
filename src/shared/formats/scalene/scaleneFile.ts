// What a Scalene file says: stacks as it writes them since 2.0, and the table of lines that every version has.

import { textOf } from '../../base/utf8'
import { jsonList, jsonNumber, jsonObject, jsonText, SKIP, type JsonSink } from '../../bytes/jsonSink'
import { lineFrame } from '../lineFrames'
import { frameFlags, NONE } from '../../profile/profile'
import type { ProfileBuilder } from '../../profile/builder'

/** Percents are of the elapsed time. */
export type ScaleneLine = { readonly frame: number; python: number; native: number; system: number; mallocMb: number }
export type ScaleneStack = { readonly stack: number; readonly weight: number }

export type ScaleneFile = {
  elapsedSeconds: number
  program: string
  readonly lines: ScaleneLine[]
  /** Weighed by samples. */
  readonly stacks: ScaleneStack[]
  /** Of Python's frames alone; what there is before 2.0. */
  readonly olderStacks: ScaleneStack[]
  /** Weighed by MB. */
  readonly memoryStacks: ScaleneStack[]
}

export function scaleneSink(builder: ProfileBuilder): { readonly file: ScaleneFile; readonly sink: JsonSink } {
  const file: ScaleneFile = { elapsedSeconds: NaN, program: '', lines: [], stacks: [], olderStacks: [], memoryStacks: [] }
  const text = (set: (value: string) => void) => jsonText((bytes, start, end) => set(textOf(bytes.subarray(start, end))))
  const sink = jsonObject({
    elapsed_time_sec: jsonNumber(value => (file.elapsedSeconds = value)),
    program: text(value => (file.program = value)),
    combined_stacks: stacksSink(builder, file.stacks),
    stacks: olderStacksSink(builder, file.olderStacks),
    memory_stacks: stacksSink(builder, file.memoryStacks),
    files: filesSink(builder, file.lines),
  })
  return { file, sink }
}

/** `[[frames root first], weight]…`. */
function stacksSink(builder: ProfileBuilder, stacks: ScaleneStack[]): JsonSink {
  let stack = NONE
  let weight = 0
  let name = ''
  let module = ''
  let line = NONE
  let isNative = false
  const text = (set: (value: string) => void) => jsonText((bytes, start, end) => set(textOf(bytes.subarray(start, end))))
  const frame = jsonObject(
    {
      display_name: text(value => (name = value)),
      filename_or_module: text(value => (module = value)),
      line: jsonNumber(value => (line = value > 0 ? value : NONE)),
      kind: text(value => (isNative = value === 'native')),
    },
    {
      open() {
        name = module = ''
        line = NONE
        isNative = false
      },
      close() {
        const shown = name !== '' ? name : module === '' ? '(unknown)' : `[${module.slice(module.lastIndexOf('/') + 1)}]`
        const fn = builder.fn(isNative ? { name: shown, module } : { name: shown, file: module })
        stack = builder.stack(stack, builder.frame(fn, line, NONE, frameFlags(isNative ? 'native' : 'interpreted')))
      },
    },
  )
  const part: JsonSink = { ...SKIP, item: () => frame, number: value => (weight = value) }
  const entry = jsonList(() => part, {
    open() {
      stack = NONE
      weight = 0
    },
    close: () => void stacks.push({ stack, weight }),
  })
  return jsonList(() => entry)
}

/** `FILE FUNCTION:LINE;` */
const OLDER_FRAME = /^(.{1,4000}) (\S{1,1000}):(\d{1,9});?$/

/** `[["FILE FUNCTION:LINE;", …root first], {count, …} or [count, …]]…`. */
function olderStacksSink(builder: ProfileBuilder, stacks: ScaleneStack[]): JsonSink {
  let stack = NONE
  let weight = NaN
  const text = jsonText((bytes, start, end) => {
    const whole = textOf(bytes.subarray(start, end))
    const [, file = null, name = whole, line = NONE] = OLDER_FRAME.exec(whole) ?? []
    const frame = builder.frame(builder.fn({ name: name === '' ? '(unknown)' : name, file }), Number(line), NONE, frameFlags('interpreted'))
    stack = builder.stack(stack, frame)
  })
  const count = (value: number) => (weight = Number.isNaN(weight) ? value : weight)
  const counts = jsonObject({ count: jsonNumber(count) })
  /** A list of frames, or of figures of which the first is the count. */
  const part: JsonSink = { ...counts, item: () => ({ ...text, number: count }) }
  const entry = jsonList(() => part, {
    open() {
      stack = NONE
      weight = NaN
    },
    close() {
      if (weight > 0) stacks.push({ stack, weight })
    },
  })
  return jsonList(() => entry)
}

function filesSink(builder: ProfileBuilder, lines: ScaleneLine[]): JsonSink {
  let path = ''
  let at = 0
  let row = emptyLine(NONE)
  const number = (set: (value: number) => void) => jsonNumber(set)
  const line = jsonObject(
    {
      lineno: number(value => (at = value)),
      n_cpu_percent_python: number(value => (row.python = value)),
      n_cpu_percent_c: number(value => (row.native = value)),
      n_sys_percent: number(value => (row.system = value)),
      n_malloc_mb: number(value => (row.mallocMb = value)),
    },
    {
      open() {
        at = 0
        row = emptyLine(NONE)
      },
      close() {
        if (row.python + row.native + row.system + row.mallocMb > 0) lines.push({ ...row, frame: lineFrame(builder, path, at) })
      },
    },
  )
  const oneFile = jsonObject({ lines: jsonList(() => line) })
  return {
    ...SKIP,
    field(bytes, start, end) {
      path = textOf(bytes.subarray(start, end))
      return oneFile
    },
  }
}

function emptyLine(frame: number): ScaleneLine {
  return { frame, python: 0, native: 0, system: 0, mallocMb: 0 }
}
