// Takes one event of a trace. Its `args` stand before its name and its thread, so what they hold is kept until the event ends.

import { bytesOf, textOf } from '../../base/utf8'
import { jsonNumber, jsonNumbers, jsonObject, jsonText, SKIP, type JsonSink } from '../../bytes/jsonSink'
import { NONE } from '../../profile/profile'
import { nodeSink } from '../cpuprofile/nodes'
import type { Report } from '../format'
import { BEGIN, COMPLETE, END, type TraceColumns } from './traceColumns'

const KINDS: ReadonlyMap<string, number> = new Map([
  ['B', BEGIN],
  ['E', END],
  ['X', COMPLETE],
])
/** An event that says something about a thread or a process instead of something that happened. */
const METADATA = 'M'
const CHUNK = 'ProfileChunk'
const PROFILE_EVENTS: ReadonlySet<string> = new Set(['Profile', CHUNK, 'CpuProfile'])

type Fields = {
  phase: string
  name: number
  category: number
  file: number
  processId: number
  threadId: number
  id: number
  argName: number
}
type Times = { timestampUs: number; lengthUs: number; startUs: number; endUs: number }

const NO_FIELDS: Readonly<Fields> = {
  phase: '',
  name: NONE,
  category: NONE,
  file: NONE,
  processId: NONE,
  threadId: NONE,
  id: NONE,
  argName: NONE,
}
const NO_TIMES: Readonly<Times> = { timestampUs: NaN, lengthUs: NaN, startUs: NaN, endUs: NaN }

export function eventSink(into: TraceColumns, report: Report): JsonSink {
  const event: Fields & Times = { ...NO_FIELDS, ...NO_TIMES }
  let before = lengths(into)

  const intern = (bytes: Uint8Array, start: number, end: number) => into.names.intern(bytes, start, end)
  const nameTo = (field: 'name' | 'category' | 'file' | 'argName') =>
    jsonText((bytes, start, end) => (event[field] = intern(bytes, start, end)))
  const timeTo = (field: keyof Times) => jsonNumber(value => (event[field] = value))
  const rowOfNumber = new Map<number, number>()
  function internNumber(value: number): number {
    const known = rowOfNumber.get(value)
    if (known !== undefined) return known
    const bytes = bytesOf(String(value))
    const row = intern(bytes, 0, bytes.length)
    rowOfNumber.set(value, row)
    return row
  }
  /** Ids are numbers, or texts like `0x1`. */
  function idTo(field: 'processId' | 'threadId' | 'id'): JsonSink {
    const number = (value: number) => (event[field] = internNumber(value))
    return { ...jsonText((bytes, start, end) => (event[field] = intern(bytes, start, end))), number }
  }

  const node = nodeSink(into.nodes)
  const profileLists = {
    samples: jsonNumbers(into.sampleIds.push),
    timeDeltas: jsonNumbers(into.deltasUs.push),
    lines: jsonNumbers(into.lines.push),
    startTime: timeTo('startUs'),
    endTime: timeTo('endUs'),
  }
  const cpuProfile = jsonObject({ nodes: { ...SKIP, item: () => node }, ...profileLists })
  const data = jsonObject({ cpuProfile, ...profileLists })

  return jsonObject(
    {
      args: jsonObject({ data, name: nameTo('argName'), filename: nameTo('file') }),
      cat: nameTo('category'),
      name: nameTo('name'),
      ph: jsonText((bytes, start, end) => (event.phase = textOf(bytes.subarray(start, end)))),
      pid: idTo('processId'),
      tid: idTo('threadId'),
      id: idTo('id'),
      ts: timeTo('timestampUs'),
      dur: timeTo('lengthUs'),
    },
    {
      open() {
        Object.assign(event, NO_FIELDS, NO_TIMES)
        before = lengths(into)
      },
      close: () => addEvent(event, into, before, report),
    },
  )
}

function addEvent(event: Fields & Times, into: TraceColumns, before: Lengths, report: Report): void {
  const name = event.name === NONE ? '' : into.names.text(event.name)
  const kind = KINDS.get(event.phase)
  if (event.phase === METADATA) addName(event, name, into)
  else if (PROFILE_EVENTS.has(name)) addPart(event, name === CHUNK, into, before)
  else if (kind === undefined) report('events that are not durations', null)
  else if (Number.isNaN(event.timestampUs) || (kind === COMPLETE && !(event.lengthUs >= 0))) report('events without a time', null)
  else {
    const { durations } = into
    durations.kind.push(kind)
    durations.name.push(event.name)
    durations.category.push(event.category)
    durations.file.push(event.file)
    durations.processId.push(event.processId)
    durations.threadId.push(event.threadId)
    durations.timestampUs.push(event.timestampUs)
    durations.lengthUs.push(event.lengthUs)
  }
}

function addName({ processId, threadId, argName }: Fields, name: string, { threadNames, processNames }: TraceColumns): void {
  if (argName === NONE) return
  if (name === 'thread_name') threadNames.push({ processId, threadId, name: argName })
  if (name === 'process_name') processNames.push({ processId, threadId, name: argName })
}

function addPart(event: Fields & Times, isChunk: boolean, into: TraceColumns, before: Lengths): void {
  const { processId, threadId, id, timestampUs, startUs, endUs } = event
  const after = lengths(into)
  const range = (of: keyof Lengths) => ({ from: before[of], to: after[of] })
  const [nodes, children, samples, deltas, lines] = [range('nodes'), range('children'), range('samples'), range('deltas'), range('lines')]
  into.parts.push({ processId, threadId, id, isChunk, timestampUs, startUs, endUs, nodes, children, samples, deltas, lines })
}

type Lengths = Readonly<Record<'nodes' | 'children' | 'samples' | 'deltas' | 'lines', number>>

function lengths({ nodes, sampleIds, deltasUs, lines }: TraceColumns): Lengths {
  return {
    nodes: nodes.id.length(),
    children: nodes.childId.length(),
    samples: sampleIds.length(),
    deltas: deltasUs.length(),
    lines: lines.length(),
  }
}
