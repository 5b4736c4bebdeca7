// What a Firefox profile says of its threads, as it stands in the file: tables that threads have of their own, or share.

import { int32Column, type Int32Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { jsonList, jsonNumber, jsonObject, jsonText, SKIP, type JsonSink, type JsonTable } from '../../bytes/jsonSink'
import type { ByteNames } from '../../bytes/names'
import { columnTable } from './columnTable'

/** Each may be empty, and then the shared one counts. Numbers are rows of other tables, NaN is none. */
export type Tables = ReturnType<typeof emptyTables>

function emptyTables() {
  return {
    strings: int32Column(),
    /** `prefixOffset` stands for `prefix` from version 66 on: how many rows above its own the caller is, 0 for a root. */
    stacks: columnTable(['prefix', 'frame', 'prefixOffset']),
    /** `location` is a row of `strings`: Gecko has no functions. */
    frames: columnTable([
      'location',
      'relevantForJS',
      'innerWindowID',
      'implementation',
      'line',
      'column',
      'category',
      'func',
      'address',
      'inlineDepth',
      'lib',
    ]),
    functions: columnTable(['name', 'resource', 'fileName', 'source', 'lineNumber', 'columnNumber']),
    resources: columnTable(['name', 'lib']),
    sources: columnTable(['filename']),
  }
}

export type TableSet = { readonly tables: Tables; readonly sinks: JsonTable }

export function tableSet(names: ByteNames): TableSet {
  const tables = emptyTables()
  const text = stringList(tables.strings, names)
  return {
    tables,
    sinks: {
      stringArray: text,
      // A list in Gecko's profiles, an object around one in old processed ones.
      stringTable: { ...text, field: (bytes, start, end) => (textOf(bytes.subarray(start, end)) === '_array' ? text : SKIP) },
      stackTable: jsonObject(tables.stacks.fields),
      frameTable: jsonObject(tables.frames.fields),
      funcTable: jsonObject(tables.functions.fields),
      resourceTable: jsonObject(tables.resources.fields),
      sources: jsonObject(tables.sources.fields),
    },
  }
}

/** What code is in. `codeId`: the build id of an ELF file in hexadecimal digits; of other systems' files something else; '' for none. */
export type Library = { name: string; path: string; codeId: string }

/** The libraries, which resources are, and frames are in from version 70 on. */
export function libraryList(): { readonly libraries: readonly Library[]; readonly sink: JsonSink } {
  const libraries: Library[] = []
  const textTo = (field: keyof Library) =>
    jsonText((bytes, start, end) => {
      const last = libraries.at(-1)
      if (last !== undefined) last[field] = textOf(bytes.subarray(start, end))
    })
  const fields = { name: textTo('name'), path: textTo('path'), codeId: textTo('codeId') }
  const library = jsonObject(fields, { open: () => libraries.push({ name: '', path: '', codeId: '' }) })
  return { libraries, sink: jsonList(() => library) }
}

function stringList(into: Int32Column, names: ByteNames): JsonSink {
  const element: JsonSink = {
    ...jsonText((bytes, start, end) => into.push(names.intern(bytes, start, end))),
    // Strings are found by their place, so that something else must take one too.
    number: () => into.push(names.intern(EMPTY, 0, 0)),
    word: () => into.push(names.intern(EMPTY, 0, 0)),
  }
  return jsonList(() => element)
}

const EMPTY = new Uint8Array()

/** Samples, or allocations, which have the same shape. */
export type SampleTableOfFile = {
  readonly columns: ReturnType<typeof sampleColumns>
  weightType: string
}

function sampleColumns() {
  return columnTable(['stack', 'time', 'eventDelay', 'threadCPUDelta', 'timeDeltas', 'weight'])
}

export function sampleTable(): { readonly table: SampleTableOfFile; readonly sink: JsonSink } {
  const table: SampleTableOfFile = { columns: sampleColumns(), weightType: 'samples' }
  const weightType = jsonText((bytes, start, end) => (table.weightType = textOf(bytes.subarray(start, end))))
  return { table, sink: jsonObject({ ...table.columns.fields, weightType }) }
}

/** The meta data of one process. */
export type Meta = {
  intervalMs: number
  startMs: number
  product: string
  cpuUnit: string
  /** Of the processed form, and of Gecko's; NaN where the file does not say. */
  processedVersion: number
  geckoVersion: number
  readonly categories: string[]
}

export function metaSink(): { readonly meta: Meta; readonly sink: JsonSink } {
  const meta: Meta = { intervalMs: NaN, startMs: NaN, product: '', cpuUnit: '', processedVersion: NaN, geckoVersion: NaN, categories: [] }
  const category = jsonObject({ name: jsonText((bytes, start, end) => meta.categories.push(textOf(bytes.subarray(start, end)))) })
  const sink = jsonObject({
    interval: jsonNumber(value => (meta.intervalMs = value)),
    startTime: jsonNumber(value => (meta.startMs = value)),
    product: jsonText((bytes, start, end) => (meta.product = textOf(bytes.subarray(start, end)))),
    sampleUnits: jsonObject({ threadCPUDelta: jsonText((bytes, start, end) => (meta.cpuUnit = textOf(bytes.subarray(start, end)))) }),
    preprocessedProfileVersion: jsonNumber(value => (meta.processedVersion = value)),
    version: jsonNumber(value => (meta.geckoVersion = value)),
    categories: jsonList(() => category),
  })
  return { meta, sink }
}

/** Tables that the thread does not have are shared by all threads, in later versions all of them. */
export function tablesOf(own: Tables, shared: Tables): Tables {
  const table = <Name extends keyof Tables>(name: Name) => (lengthOf(own[name]) > 0 ? own[name] : shared[name])
  return {
    strings: table('strings'),
    stacks: table('stacks'),
    frames: table('frames'),
    functions: table('functions'),
    resources: table('resources'),
    sources: table('sources'),
  }
}

function lengthOf(table: { readonly length: () => number }): number {
  return table.length()
}

/** The row of the library that a frame is in; NaN where the file names none. */
export function libraryOf({ frames, functions, resources }: Tables, frame: number): number {
  const own = frames.get('lib', frame)
  return Number.isNaN(own) ? resources.get('lib', functions.get('resource', frames.get('func', frame))) : own
}
