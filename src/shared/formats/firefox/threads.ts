// The threads of a Firefox profile, and of its subprocesses, each with its tables and its samples.

import { textOf } from '../../base/utf8'
import { jsonList, jsonObject, jsonText, lateObject, SKIP, type JsonSink, type JsonTable } from '../../bytes/jsonSink'
import { byteNames, type ByteNames } from '../../bytes/names'
import { markersSink, type Markers } from './markers'
import { libraryList, metaSink, sampleTable, tableSet, type Library, type Meta, type SampleTableOfFile, type Tables } from './tables'

export type FirefoxThread = {
  name: string
  processName: string
  /** Numbers in some versions, texts in others. */
  processId: string
  threadId: string
  readonly tables: Tables
  readonly samples: SampleTableOfFile
  readonly nativeAllocations: SampleTableOfFile
  readonly jsAllocations: SampleTableOfFile
  readonly markers: Markers
  /** Of its process. */
  readonly meta: Meta
}

export type FirefoxFile = {
  /** What `strings` of all tables are rows of. */
  readonly names: ByteNames
  readonly shared: Tables
  /** What `lib` of a frame or resource is a row of. */
  readonly libraries: readonly Library[]
  readonly threads: readonly FirefoxThread[]
  /** Of the process that the file is about. */
  readonly meta: Meta
}

/** A browser has some hundreds, and each has tables of its own: a list of more is made to fill the memory. */
export const MAX_THREADS = 2048
const MAX_PROCESSES = 512

export function firefoxSink(): { readonly file: FirefoxFile; readonly sink: JsonSink } {
  const names = byteNames()
  const shared = tableSet(names)
  const threads: FirefoxThread[] = []
  const main = metaSink()
  const { libraries, sink: libs } = libraryList()
  let processes = 0

  /** A subprocess is a profile in the profile. */
  function processFields({ meta, sink }: ReturnType<typeof metaSink>): JsonTable {
    return {
      meta: sink,
      threads: jsonList(() => (threads.length < MAX_THREADS ? lateObject(() => threadSink(threads, names, meta)) : SKIP)),
      processes: jsonList(() => (processes < MAX_PROCESSES ? lateObject(nextProcess) : SKIP)),
    }
  }

  function nextProcess(): JsonSink {
    processes++
    return jsonObject(processFields(metaSink()))
  }

  const sink = jsonObject({ ...processFields(main), shared: jsonObject(shared.sinks), libs })
  return { file: { names, shared: shared.tables, libraries, threads, meta: main.meta }, sink }
}

function threadSink(threads: FirefoxThread[], names: ByteNames, meta: Meta): JsonSink {
  const { tables, sinks } = tableSet(names)
  const samples = sampleTable()
  const native = sampleTable()
  const js = sampleTable()
  const markers = markersSink()
  const thread: FirefoxThread = {
    name: '',
    processName: '',
    processId: '',
    threadId: '',
    tables,
    samples: samples.table,
    nativeAllocations: native.table,
    jsAllocations: js.table,
    markers,
    meta,
  }
  const textTo = (field: 'name' | 'processName' | 'processId' | 'threadId'): JsonSink => ({
    ...jsonText((bytes, start, end) => (thread[field] = textOf(bytes.subarray(start, end)))),
    number: value => (thread[field] = String(value)),
  })
  const fields = {
    ...sinks,
    name: textTo('name'),
    processName: textTo('processName'),
    pid: textTo('processId'),
    tid: textTo('threadId'),
    samples: samples.sink,
    nativeAllocations: native.sink,
    jsAllocations: js.sink,
    markers: markers.sink,
  }
  threads.push(thread)
  return jsonObject(fields)
}
