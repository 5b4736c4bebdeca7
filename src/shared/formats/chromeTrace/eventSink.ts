// Takes one event of a trace. Its `args` stand before its name and its thread, so what they hold is kept until the event ends.

import { textOf } from '../../base/utf8'
import { jsonNumber, jsonNumbers, jsonObject, jsonText, SKIP, type JsonSink, type JsonTable } from '../../bytes/jsonSink'
import { NONE } from '../../profile/profile'
import { nodeSink } from '../cpuprofile/nodes'
import type { Report } from '../format'
import { idSink, numberSink, timeSink } from './stackSamples'
import { isUserMark, joined, trackOf } from './userMarks'
import { BEGIN, COMPLETE, END, type Range, type TraceColumns } from './traceColumns'

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
  detail: number
  /** `id2.local`, where there is no `id`. */
  localId: number
  track: number
  trackGroup: number
  /** A timeStamp's own name. */
  dataName: number
  /** A mark's own detail, a text of JSON. */
  markDetail: number
  /** An event that sums up others. */
  isSum: boolean
}
type Times = {
  timestampUs: number
  fractionNs: number
  stampStartUs: number
  stampEndUs: number
  lengthUs: number
  threadLengthUs: number
  startUs: number
  endUs: number
}

const NO_FIELDS: Readonly<Fields> = {
  phase: '',
  name: NONE,
  category: NONE,
  file: NONE,
  processId: NONE,
  threadId: NONE,
  id: NONE,
  argName: NONE,
  detail: NONE,
  localId: NONE,
  track: NONE,
  trackGroup: NONE,
  dataName: NONE,
  markDetail: NONE,
  isSum: false,
}
const NO_TIMES: Readonly<Times> = {
  timestampUs: NaN,
  fractionNs: 0,
  stampStartUs: NaN,
  stampEndUs: NaN,
  lengthUs: NaN,
  threadLengthUs: NaN,
  startUs: NaN,
  endUs: NaN,
}
/** clang's `-ftime-trace` ends with a row for each kind of event, which lasts as long as all of them together. */
const SUM_NAME = 'Total '

type Event = Fields & Times

export function eventSink(into: TraceColumns, report: Report): JsonSink {
  const event: Event = { ...NO_FIELDS, ...NO_TIMES }
  const lists = profileLists(into, report)
  let before = lengths(into)

  const intern = (bytes: Uint8Array, start: number, end: number) => into.names.intern(bytes, start, end)
  const nameTo = (field: 'name' | 'category' | 'file' | 'argName' | 'detail' | 'track' | 'trackGroup' | 'dataName' | 'markDetail') =>
    jsonText((bytes, start, end) => (event[field] = intern(bytes, start, end)))
  const timeTo = (field: 'startUs' | 'endUs' | 'stampStartUs' | 'stampEndUs') => jsonNumber(value => (event[field] = value))
  const idTo = (field: 'processId' | 'threadId' | 'id' | 'localId') => idSink(into.names, row => (event[field] = row))

  const node = nodeSink(into.nodes)
  const times = { startTime: timeTo('startUs'), endTime: timeTo('endUs') }
  const cpuProfile = jsonObject({ nodes: { ...SKIP, item: () => node }, ...lists.inner, ...times })
  const stamp = {
    name: nameTo('dataName'),
    start: timeTo('stampStartUs'),
    end: timeTo('stampEndUs'),
    track: nameTo('track'),
    trackGroup: nameTo('trackGroup'),
  }
  const data = jsonObject({ cpuProfile, ...lists.outer, ...times, ...stamp, detail: nameTo('markDetail') })
  const args = { data, name: nameTo('argName'), filename: nameTo('file'), detail: nameTo('detail') }

  return jsonObject(
    {
      args: jsonObject({ ...args, 'avg ms': jsonNumber(() => (event.isSum = true)) }),
      cat: nameTo('category'),
      name: nameTo('name'),
      ph: jsonText((bytes, start, end) => (event.phase = textOf(bytes.subarray(start, end)))),
      pid: idTo('processId'),
      tid: idTo('threadId'),
      id: idTo('id'),
      id2: jsonObject({ local: idTo('localId'), global: idTo('localId') }),
      ts: timeSink(({ wholeUs, fractionNs }) => {
        event.timestampUs = wholeUs
        event.fractionNs = fractionNs
      }),
      dur: numberSink(value => (event.lengthUs = value)),
      tdur: numberSink(value => (event.threadLengthUs = value)),
    },
    {
      open() {
        Object.assign(event, NO_FIELDS, NO_TIMES)
        lists.reset()
        before = lengths(into)
      },
      close() {
        // The processor's time of an event is all that some writers say of how long it took.
        if (Number.isNaN(event.lengthUs)) event.lengthUs = event.threadLengthUs
        addEvent(event, into, lists, before, report)
      },
    },
  )
}

const LISTS = ['samples', 'deltas', 'lines'] as const
type ListName = (typeof LISTS)[number]

/** The lists of a profile, which stand in an event's `data`, in the `cpuProfile` in that, or in both: then those of `data` count. */
type ProfileLists = {
  readonly outer: JsonTable
  readonly inner: JsonTable
  reset(): void
  range(of: ListName): Range
}

function profileLists(into: TraceColumns, report: Report): ProfileLists {
  const columns = { samples: into.sampleIds, deltas: into.deltasUs, lines: into.lines }
  const outer: Partial<Record<ListName, Range>> = {}
  const inner: Partial<Record<ListName, Range>> = {}

  function sinks(ranges: Partial<Record<ListName, Range>>): JsonTable {
    const sink = (of: ListName): JsonSink => {
      const column = columns[of]
      let from = 0
      return {
        ...jsonNumbers(column.push),
        open: () => (from = column.length()),
        close: () => (ranges[of] = { from, to: column.length() }),
      }
    }
    return { samples: sink('samples'), timeDeltas: sink('deltas'), lines: sink('lines') }
  }

  return {
    outer: sinks(outer),
    inner: sinks(inner),
    reset() {
      for (const of of LISTS) delete outer[of]
      for (const of of LISTS) delete inner[of]
    },
    range(of) {
      if (sizeOf(outer[of]) > 0 && sizeOf(inner[of]) > 0) report('lists that a profile holds twice, the outer one was read', null)
      const chosen = sizeOf(outer[of]) > 0 ? outer[of] : inner[of]
      return chosen ?? { from: 0, to: 0 }
    },
  }
}

function sizeOf(range: Range | undefined): number {
  return range === undefined ? 0 : range.to - range.from
}

function addEvent(event: Event, into: TraceColumns, lists: ProfileLists, before: Lengths, report: Report): void {
  const name = event.name === NONE ? '' : into.names.text(event.name)
  const kind = KINDS.get(event.phase)
  if (event.phase === METADATA) addName(event, name, into)
  else if (PROFILE_EVENTS.has(name)) addPart(event, name === CHUNK, into, lists, before)
  else if (isUserMark(nameText(event.category, into), name, event.phase)) addUserMark(event, name, into, report)
  else if (kind === undefined) {
    if (nameText(event.category, into).includes('node.async_hooks')) into.asyncHooks.count++
    report('events that are not durations', null)
  } else if (event.isSum && name.startsWith(SUM_NAME)) report('sums of other events, left out', null)
  else if (!Number.isFinite(event.timestampUs) || (kind === COMPLETE && !isLength(event.lengthUs))) report('events without a time', null)
  else {
    const { durations } = into
    durations.kind.push(kind)
    durations.name.push(event.name)
    durations.category.push(event.category)
    durations.file.push(event.file)
    durations.detail.push(event.detail)
    durations.processId.push(event.processId)
    durations.threadId.push(event.threadId)
    durations.timestampUs.push(event.timestampUs)
    durations.fractionNs.push(event.fractionNs)
    durations.lengthUs.push(event.lengthUs)
  }
}

function addUserMark(event: Event, name: string, into: TraceColumns, report: Report): void {
  if (!Number.isFinite(event.timestampUs)) return report('events without a time', null)
  const text = (row: number) => nameText(row, into)
  const { phase, processId, threadId, timestampUs, fractionNs, stampStartUs, stampEndUs } = event
  const own = text(event.dataName)
  into.userMarks.push({
    phase,
    name: own === '' ? name : own,
    category: text(event.category),
    id: event.id === NONE ? event.localId : event.id,
    processId,
    threadId,
    timeUs: timestampUs,
    fractionNs,
    startUs: stampStartUs,
    endUs: stampEndUs,
    track: event.track === NONE ? trackOf(text(event.markDetail) || text(event.detail)) : joined(text(event.trackGroup), text(event.track)),
  })
}

function nameText(row: number, { names }: TraceColumns): string {
  return row === NONE ? '' : names.text(row)
}

function isLength(us: number): boolean {
  return us >= 0 && us < Infinity
}

function addName({ processId, threadId, argName }: Fields, name: string, { threadNames, processNames }: TraceColumns): void {
  if (argName === NONE) return
  if (name === 'thread_name') threadNames.push({ processId, threadId, name: argName })
  if (name === 'process_name') processNames.push({ processId, threadId, name: argName })
}

function addPart(event: Event, isChunk: boolean, into: TraceColumns, lists: ProfileLists, before: Lengths): void {
  const { processId, threadId, id, timestampUs, startUs, endUs } = event
  const after = lengths(into)
  const [nodes, children] = [
    { from: before.nodes, to: after.nodes },
    { from: before.children, to: after.children },
  ]
  const [samples, deltas, lines] = [lists.range('samples'), lists.range('deltas'), lists.range('lines')]
  into.parts.push({ processId, threadId, id, isChunk, timestampUs, startUs, endUs, nodes, children, samples, deltas, lines })
}

type Lengths = Readonly<Record<'nodes' | 'children', number>>

function lengths({ nodes }: TraceColumns): Lengths {
  return { nodes: nodes.id.length(), children: nodes.childId.length() }
}
