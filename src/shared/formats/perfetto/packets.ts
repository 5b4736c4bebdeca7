// One packet of a Perfetto trace: what it interns, and the samples in it. Field numbers: trace_packet.proto, profile_packet.proto.

import { textOf } from '../../base/utf8'
import {
  enter,
  enterBody,
  NO_FIELD,
  nextField,
  protoCursor,
  readVarint,
  signedValue,
  WIRE_BYTES,
  type ProtoCursor,
} from '../../bytes/protobuf'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import type { PerfettoHeap } from './heap'
import { perfettoInterned, type PerfettoInterned } from './interned'
import type { PerfettoNames } from './names'
import type { PerfettoSamples } from './samples'

export type PacketParts = {
  readonly names: PerfettoNames
  readonly samples: PerfettoSamples
  readonly heap: PerfettoHeap
  /** Reads packets that are packed; returns what is wrong, or null. */
  unpack(packed: Uint8Array): string | null
  readonly report: Report
}

const PROCESS_TREE = 2
const TIMESTAMP = 8
const SEQUENCE = 10
const INTERNED = 12
const FLAGS = 13
const HEAP_PROFILE = 37
const THREAD_DESCRIPTOR = 44
const COMPRESSED = 50
const STREAMED_SAMPLES = 54
const PERF_SAMPLE = 66
/** In the flags: numbers from before mean nothing any more. */
const STATE_CLEARED = 1
const NS_PER_US = 1000
/** pid, tid and the clock that the deltas of streamed samples count from. */
type Streamer = { processId: number | null; threadId: number; timeUs: number }
type Sequence = { readonly interned: PerfettoInterned; readonly streamer: Streamer }

export function perfettoPackets(builder: ProfileBuilder, { names, samples, heap, unpack, report }: PacketParts) {
  const sequences = new Map<number, Sequence>()
  /** Of the packet that is read, in the file. */
  let currentPlace: number | null = null
  const packet = protoCursor()
  const body = protoCursor()
  const inner = protoCursor()
  const deepest = protoCursor()
  const at = (range: readonly [number, number]): ProtoCursor => {
    const cursor = protoCursor()
    cursor.bytes = packet.bytes
    cursor.bodyStart = range[0]
    cursor.bodyEnd = range[1]
    return cursor
  }

  function sequenceOf(id: number): Sequence {
    const known = sequences.get(id)
    if (known !== undefined) return known
    const made: Sequence = { interned: perfettoInterned(builder, report), streamer: { processId: null, threadId: id, timeUs: NaN } }
    sequences.set(id, made)
    return made
  }

  function unread(what: string): void {
    report(what, currentPlace === null ? null : { unit: 'byte', at: currentPlace })
  }

  function perfSample(cursor: ProtoCursor, { interned }: Sequence, timeNs: number): void {
    let processId = 0
    let threadId = 0
    let callstack = NONE
    let isSkipped = false
    enterBody(body, cursor)
    for (let field = nextField(body); field !== NO_FIELD; field = nextField(body)) {
      if (field === 2) processId = body.value
      else if (field === 3) threadId = body.value
      else if (field === 4) callstack = body.value
      else if (field === 18) isSkipped = body.value > 0
    }
    if (body.isBroken) unread('samples that cannot be read, left out')
    else if (isSkipped) report('samples that the recorder had no time to unwind', null)
    else samples.add(callstack === NONE ? NONE : interned.stack(callstack), processId, threadId, timeNs)
  }

  function streamedSamples(cursor: ProtoCursor, { interned, streamer }: Sequence): void {
    const callstacks: number[] = []
    const deltas: number[] = []
    enterBody(body, cursor)
    for (let field = nextField(body); field !== NO_FIELD; field = nextField(body)) {
      const into = field === 1 ? callstacks : field === 2 ? deltas : null
      if (into === null) continue
      if (body.wire !== WIRE_BYTES) into.push(signedValue(body))
      else {
        enterBody(inner, body)
        while (inner.at < inner.end && !inner.isBroken) {
          readVarint(inner)
          if (!inner.isBroken) into.push(signedValue(inner))
        }
        if (inner.isBroken) unread('streamed samples that cannot be read, left out')
      }
    }
    if (body.isBroken) unread('streamed samples that cannot be read, left out')
    callstacks.forEach((callstack, row) => {
      streamer.timeUs += deltas[row] ?? 0
      samples.add(interned.stack(callstack), streamer.processId, streamer.threadId, streamer.timeUs * NS_PER_US)
    })
  }

  function threadDescriptor(cursor: ProtoCursor, { streamer }: Sequence): void {
    enterBody(body, cursor)
    for (let field = nextField(body); field !== NO_FIELD; field = nextField(body)) {
      if (field === 1) streamer.processId = body.value
      else if (field === 2) streamer.threadId = body.value
      else if (field === 6) streamer.timeUs = signedValue(body)
    }
  }

  function heapProfile(cursor: ProtoCursor, { interned }: Sequence): void {
    if (!interned.read(cursor, true)) unread('names and stacks of a packet that cannot be read, left out')
    enterBody(body, cursor)
    for (let field = nextField(body); field !== NO_FIELD; field = nextField(body))
      if (field === 5 && body.wire === WIRE_BYTES) dump(interned)
  }

  /** One process's heap. Its name may stand behind its samples. */
  function dump(interned: PerfettoInterned): void {
    let processId = 0
    let heapName = ''
    const rows: { readonly callstack: number; readonly numbers: readonly number[] }[] = []
    enterBody(inner, body)
    for (let field = nextField(inner); field !== NO_FIELD; field = nextField(inner)) {
      if (field === 1) processId = inner.value
      else if (field === 11 && inner.wire === WIRE_BYTES) heapName = textOf(inner.bytes.subarray(inner.bodyStart, inner.bodyEnd))
      else if (field === 2 && inner.wire === WIRE_BYTES) {
        const numbers = [0, 0, 0, 0, 0, 0, 0]
        enterBody(deepest, inner)
        for (let part = nextField(deepest); part !== NO_FIELD; part = nextField(deepest))
          if (part < numbers.length) numbers[part] = deepest.value
        rows.push({ callstack: numbers[1], numbers })
      }
    }
    const thread = builder.thread({ name: names.process(processId) ?? `process ${processId}`, processId, threadId: null })
    for (const { callstack, numbers } of rows) {
      const counts = { allocated: numbers[2], freed: numbers[3], allocations: numbers[5], frees: numbers[6] }
      heap.set(interned.stack(callstack), thread, heapName, counts)
    }
  }

  return {
    /** The packet `bytes[start..end)`; `place` in the file, null of one that was packed. Returns what is wrong with it, or null. */
    read(bytes: Uint8Array, start: number, end: number, place: number | null): string | null {
      currentPlace = place ?? currentPlace
      let sequenceId = 0
      let flags = 0
      let timeNs = NaN
      const parts: (readonly [number, readonly [number, number]])[] = []
      enter(packet, bytes, start, end)
      for (let field = nextField(packet); field !== NO_FIELD; field = nextField(packet)) {
        if (packet.wire === WIRE_BYTES) parts.push([field, [packet.bodyStart, packet.bodyEnd]])
        else if (field === SEQUENCE) sequenceId = packet.value
        else if (field === FLAGS) flags = packet.value
        else if (field === TIMESTAMP) timeNs = packet.value
      }
      if (packet.isBroken) return 'a packet that cannot be read'
      const sequence = sequenceOf(sequenceId)
      if ((flags & STATE_CLEARED) !== 0) sequence.interned.clear()
      const all = (wanted: number) => parts.filter(([field]) => field === wanted).map(([, range]) => at(range))
      // What a packet interns is for its own samples too, wherever it stands.
      for (const cursor of all(INTERNED)) {
        if (!sequence.interned.read(cursor, false)) unread('names and stacks of a packet that cannot be read, left out')
      }
      for (const cursor of all(PROCESS_TREE)) names.tree(cursor)
      for (const cursor of all(THREAD_DESCRIPTOR)) threadDescriptor(cursor, sequence)
      for (const cursor of all(PERF_SAMPLE)) perfSample(cursor, sequence, timeNs)
      for (const cursor of all(STREAMED_SAMPLES)) streamedSamples(cursor, sequence)
      for (const cursor of all(HEAP_PROFILE)) heapProfile(cursor, sequence)
      for (const { bytes: own, bodyStart, bodyEnd } of all(COMPRESSED)) {
        const fault = place === null ? 'packed packets within packed packets' : unpack(own.slice(bodyStart, bodyEnd))
        if (fault !== null) return fault
      }
      return null
    },
  }
}
