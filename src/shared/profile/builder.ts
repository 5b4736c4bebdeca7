// What readers write to: names, functions, frames and stacks are interned as they come, samples are appended, nothing is an object.

import { float64Column, int32Column, type Float64Column } from '../base/columns'
import { intTable } from '../base/intTable'
import { takeRoom } from '../base/room'
import { defaultSampleTypeOf } from './defaultSampleType'
import { markColumns, type Mark } from './markColumns'
import { labelColumns, type Label } from './labelColumns'
import { NONE, type Mapping, type Period, type Profile, type SampleType, type Thread } from './profile'
import { stackColumns } from './stackColumns'

export type FunctionFields = {
  readonly name: string
  readonly systemName?: string | null
  readonly file?: string | null
  readonly startLine?: number
  /** 1-based: tells functions of one name on one line apart, as minified scripts have them. */
  readonly startColumn?: number
  readonly module?: string | null
}

export type SampleFields = {
  readonly timeNs?: number
  /** Row from `thread`. */
  readonly thread?: number
  /** Row from `labelSet`. */
  readonly labelSet?: number
}

export type ProfileEnd = {
  /** Samples in the file, where rows were merged while reading. */
  readonly sampleCount?: number
  readonly durationNs?: number | null
  readonly startMs?: number | null
  readonly facts?: readonly (readonly [string, string])[]
  readonly period?: Period
  readonly clockStartUs?: number
  readonly mappings?: readonly Mapping[]
  /** Name of the sample type that the file itself says is the default. */
  readonly defaultSampleType?: string | null
}

export type ProfileBuilder = {
  /** The row of a name. Names are compared exactly; `__proto__` is a name like any other. */
  string(text: string): number
  /** The row of a function, the same row for equal fields. */
  fn(fields: FunctionFields): number
  /** The row of a place in a function. `line` and `column` are 1-based or NONE; `flags` as frameFlags makes them. */
  frame(fn: number, line: number, column: number, flags: number): number
  /** A frame with an address of its own: frames at other addresses are other rows. */
  frameAt(fn: number, line: number, column: number, flags: number, address: bigint): number
  /** The function that a frame is a place in. */
  fnOfFrame(frame: number): number
  /** The stack `parent` (NONE for none) with `frame` called on top of it. */
  stack(parent: number, frame: number): number
  sampleType(type: SampleType): number
  thread(thread: Thread): number
  labelSet(labels: readonly Label[]): number
  /** Appends a row; its weights are 0 until `weigh` sets them. */
  sample(stack: number, fields?: SampleFields): number
  /** Adds to what a row weighs in a sample type. */
  weigh(sample: number, sampleType: number, value: number): void
  mark(mark: Mark): void
  /** The profile, without notes: those are the receipt's. */
  finish(end?: ProfileEnd): Profile
}

/** What V8 takes for a text beside its characters, with its entry in a map. */
const NAME_BYTES = 96
/** … and for a record of some fields. */
const RECORD_BYTES = 160

export function profileBuilder(format: string): ProfileBuilder {
  const strings: string[] = []
  const stringRows = new Map<string, number>()
  const sampleTypes: SampleType[] = []
  const threads: Thread[] = []
  const threadRows = new Map<string, number>()
  const labels = labelColumns(string)
  const stacks = stackColumns()

  const functionNames = intTable()
  const functionRows = intTable()
  const functions = {
    name: int32Column(),
    systemName: int32Column(),
    file: int32Column(),
    startLine: int32Column(),
    startColumn: int32Column(),
    module: int32Column(),
  }
  const places = intTable()
  const frameRows = intTable()
  const frames = { fn: int32Column(), line: int32Column(), column: int32Column(), flags: int32Column() }
  const addressRows = new Map<bigint, number>()
  const addresses: bigint[] = [0n]
  const frameAddress = int32Column()

  const samples = { stack: int32Column(), timeNs: float64Column(), thread: int32Column(), labelSet: int32Column() }
  const values: Float64Column[] = []
  const typesOfName = new Map<string, number>()
  const marks: Mark[] = []
  let hasTimes = false

  function string(text: string): number {
    const known = stringRows.get(text)
    if (known !== undefined) return known
    takeRoom(NAME_BYTES + text.length)
    const row = strings.push(text) - 1
    stringRows.set(text, row)
    return row
  }

  function optional(text: string | null | undefined): number {
    return text === null || text === undefined || text === '' ? NONE : string(text)
  }

  function frameRow(fn: number, line: number, column: number, flags: number, addressRow: number): number {
    const place = places.intern(line, column, addressRow)
    const before = frameRows.length()
    const row = frameRows.intern(fn, place, flags)
    if (row === before) {
      frames.fn.push(fn)
      frames.line.push(line)
      frames.column.push(column)
      frames.flags.push(flags)
      frameAddress.push(addressRow)
    }
    return row
  }

  return {
    string,
    fn({ name, systemName, file, startLine = NONE, startColumn = NONE, module }) {
      const nameRow = string(name)
      const systemRow = optional(systemName)
      const fileRow = optional(file)
      const moduleRow = optional(module)
      const before = functionRows.length()
      const row = functionRows.intern(
        functionNames.intern(nameRow, systemRow, places.intern(startLine, startColumn, 0)),
        fileRow,
        moduleRow,
      )
      if (row === before) {
        functions.name.push(nameRow)
        functions.systemName.push(systemRow)
        functions.file.push(fileRow)
        functions.startLine.push(startLine)
        functions.startColumn.push(startColumn)
        functions.module.push(moduleRow)
      }
      return row
    },
    frame: (fn, line, column, flags) => frameRow(fn, line, column, flags, 0),
    frameAt(fn, line, column, flags, address) {
      let addressRow = address === 0n ? 0 : addressRows.get(address)
      if (addressRow === undefined) {
        takeRoom(NAME_BYTES)
        addressRow = addresses.push(address) - 1
        addressRows.set(address, addressRow)
      }
      return frameRow(fn, line, column, flags, addressRow)
    },
    fnOfFrame: row => frames.fn.get(row),
    stack: stacks.child,
    sampleType(type) {
      const column = float64Column()
      for (let row = samples.stack.length(); row > 0; row--) column.push(0)
      values.push(column)
      // A person asks for one by its name: of several under one name all but the first could not be asked for.
      const alike = (typesOfName.get(type.name) ?? 0) + 1
      typesOfName.set(type.name, alike)
      return sampleTypes.push(alike === 1 ? type : { ...type, name: `${type.name} ${alike}` }) - 1
    },
    thread(thread) {
      const key = `${thread.processId ?? ''}/${thread.threadId ?? ''}/${thread.name}`
      const known = threadRows.get(key)
      if (known !== undefined) return known
      takeRoom(RECORD_BYTES)
      const row = threads.push(thread) - 1
      threadRows.set(key, row)
      return row
    },
    labelSet: labels.intern,
    sample(stack, { timeNs, thread = NONE, labelSet = 0 } = {}) {
      samples.stack.push(stack)
      samples.timeNs.push(timeNs ?? 0)
      samples.thread.push(thread)
      samples.labelSet.push(labelSet)
      hasTimes ||= timeNs !== undefined
      for (const column of values) column.push(0)
      return samples.stack.length() - 1
    },
    mark(mark) {
      takeRoom(RECORD_BYTES)
      marks.push(mark)
    },
    weigh: (sample, sampleType, value) => values[sampleType]?.add(sample, value),
    finish({
      sampleCount,
      durationNs = null,
      startMs = null,
      facts = [],
      defaultSampleType = null,
      period,
      clockStartUs,
      mappings = [],
    } = {}) {
      const hasAddresses = addresses.length > 1
      const addressRow = frameAddress.finish()
      return {
        meta: {
          format,
          sampleTypes,
          defaultSampleType: defaultSampleTypeOf(sampleTypes, defaultSampleType),
          sampleCount: sampleCount ?? samples.stack.length(),
          durationNs,
          startMs,
          facts,
          ...(period === undefined ? {} : { period }),
          ...(clockStartUs === undefined ? {} : { clockStartUs }),
          ...(mappings.length === 0 ? {} : { mappings }),
          notes: [],
        },
        strings,
        functions: {
          name: functions.name.finish(),
          systemName: functions.systemName.finish(),
          file: functions.file.finish(),
          startLine: functions.startLine.finish(),
          startColumn: functions.startColumn.finish(),
          module: functions.module.finish(),
        },
        frames: {
          fn: frames.fn.finish(),
          line: frames.line.finish(),
          column: frames.column.finish(),
          address: hasAddresses ? BigUint64Array.from(addressRow, row => addresses[row] ?? 0n) : null,
          flags: frames.flags.finish(),
        },
        stacks: stacks.finish(),
        samples: {
          stack: samples.stack.finish(),
          timeNs: hasTimes ? samples.timeNs.finish() : null,
          thread: threads.length > 0 ? samples.thread.finish() : null,
          labelSet: labels.length() > 1 ? samples.labelSet.finish() : null,
          values: values.map(column => column.finish()),
        },
        threads,
        labels: labels.finish(),
        ...markColumns(marks, string, optional),
      }
    },
  }
}
