// Reads a recording from its first byte to its last: header, records in the order of time, and what it says about itself behind them.

import { fail, ok, type Result } from '../../base/result'
import { joinedBytes } from '../../bytes/joinedBytes'
import { profileBuilder } from '../../profile/builder'
import type { Profile } from '../../profile/profile'
import { malformed, type ProfileReader, type ReadError, type Report } from '../format'
import { zstdStream, type ZstdStream } from '../packed/zstdStream'
import { frameGroups } from '../perfScript/frameGroups'
import { sampleColumns } from '../perfScript/samples'
import { readAttr } from './attr'
import { placeChains } from './chains'
import { recordedEvents } from './events'
import { perfFeatures } from './features'
import { readFileHeader, type FileHeader } from './fileHeader'
import { unsignedAt } from './longs'
import { placeNames, type PlaceNames } from '../symbols/placeNames'
import { processRecords } from './processRecords'
import { recordStream } from './recordStream'
import { timeOrder } from './timeOrder'
import { timeAt } from './sampleRecord'

const PERF_DATA = 'perf-data'

/** Records of perf itself, by their numbers. */
const SAMPLE = 9
const HEADER_ATTR = 64
const HEADER_BUILD_ID = 67
const FINISHED_ROUND = 68
const AUX_TRACE_INFO = 70
const EVENT_UPDATE = 78
const HEADER_FEATURE = 80
const COMPRESSED = 81
const COMPRESSED_2 = 83
/** Of the kernel, which take effect in the order of their times. */
const ORDERED: ReadonlySet<number> = new Set([1, 2, 3, 7, SAMPLE, 10, 13, 17])
/** What stands behind the records: names of programs and machines. */
const MAX_FEATURE_BYTES = 256 * 2 ** 20
const SECTION_BYTES = 16
const TWO_32 = 2 ** 32

export function openRecording(report: Report): ProfileReader {
  let head: Uint8Array[] = []
  let recording: Recording | null = null
  let failure: ReadError | null = null
  let wantedBytes = SECTION_BYTES
  let readBytes = 0

  function begin(isLast: boolean): void {
    const bytes = joinedBytes(head)
    const found = readFileHeader(bytes)
    if ('fault' in found) failure = malformed(PERF_DATA, found.fault, 'byte', 0)
    else if ('needsBytes' in found) {
      wantedBytes = found.needsBytes
      head = [bytes]
      if (isLast) failure = malformed(PERF_DATA, 'the file ends in its header', 'byte', bytes.length)
    } else {
      head = []
      recording = openRecords(found.header, report)
      failure = recording.push(bytes.subarray(found.header.dataAt))
    }
  }

  return {
    push(chunk) {
      if (failure !== null) return false
      readBytes += chunk.length
      if (recording !== null) failure = recording.push(chunk)
      else {
        head.push(chunk.slice())
        if (readBytes >= wantedBytes) begin(false)
        if (recording === null && failure === null && readBytes >= wantedBytes) begin(false)
      }
      return failure === null
    },
    needs() {
      if (recording === null && failure === null) begin(true)
      return failure === null && recording !== null ? recording.names().needs() : []
    },
    give: (need, file) => recording?.names().give(need, file) ?? { use: 'other', buildId: null },
    finish() {
      if (recording === null && failure === null) begin(true)
      if (failure !== null) return fail(failure)
      return recording === null ? fail({ kind: 'empty', format: PERF_DATA }) : recording.finish()
    },
  }
}

type Recording = {
  push(bytes: Uint8Array): ReadError | null
  /** There are no more bytes. */
  names(): PlaceNames
  finish(): Result<Profile, ReadError>
}

function openRecords({ isLittle, file, dataAt }: FileHeader, report: Report): Recording {
  const events = recordedEvents(isLittle)
  for (const attr of file?.attrs ?? []) events.add(attr)
  const features = perfFeatures(isLittle)
  const samples = sampleColumns()
  const chains = placeChains()
  const processes = processRecords(isLittle, events, samples, chains, report)
  const order = timeOrder(record => processes.record(record))
  const behind: Uint8Array[] = []
  let behindBytes = 0
  // A recording that was interrupted does not know how long it is.
  let dataLeft = file === null || file.data.sizeBytes === 0 ? Infinity : file.data.sizeBytes
  let dataBytes = dataAt
  let failure: ReadError | null = null
  let unpacker: ZstdStream | null = null
  let firstNs = { high: 0, low: 0, isKnown: false }
  let isTraced = false
  let names: PlaceNames | null = null

  const inner = recordStream(isLittle, onRecord)
  const outer = recordStream(isLittle, onRecord)

  function onRecord(view: DataView, kind: number): void {
    if (kind === COMPRESSED || kind === COMPRESSED_2) unpack(view, kind)
    else if (ORDERED.has(kind)) inOrder(view, kind)
    else if (kind === FINISHED_ROUND) order.endRound()
    else if (kind === AUX_TRACE_INFO) isTraced = true
    else pipeRecord(view, kind)
  }

  /** All that is packed is one stream of records. The later kind says how much of it is not filling. */
  function unpack(view: DataView, kind: number): void {
    unpacker ??= zstdStream(PERF_DATA, bytes => {
      const fault = inner.push(bytes)
      if (fault !== null) failure ??= malformed(PERF_DATA, fault, 'byte', dataBytes)
    })
    const start = kind === COMPRESSED ? 8 : 16
    const end =
      kind === COMPRESSED || view.byteLength < start ? view.byteLength : Math.min(view.byteLength, start + unsignedAt(view, 8, isLittle))
    if (end <= start) return
    const refusal = unpacker.push(new Uint8Array(view.buffer, view.byteOffset + start, end - start))
    failure ??= refusal
  }

  function inOrder(view: DataView, kind: number): void {
    const row = kind === SAMPLE ? events.rowOf(view) : 0
    const attr = kind === SAMPLE && row >= 0 ? events.attr(row) : events.first()
    const at = attr === null ? -1 : timeAt(view, kind === SAMPLE, attr)
    if (at < 0 || at + 8 > view.byteLength) return processes.record(view)
    const high = view.getUint32(isLittle ? at + 4 : at, isLittle)
    const low = view.getUint32(isLittle ? at : at + 4, isLittle)
    // What perf itself found before it began has no time: it goes before all that has one.
    if (high === 0 && low === 0) return processes.record(view)
    if (!firstNs.isKnown) firstNs = { high, low, isKnown: true }
    // From the first one on: the clock since the machine was started has more digits than a number.
    order.add(view, (high - firstNs.high) * TWO_32 + (low - firstNs.low))
  }

  function pipeRecord(view: DataView, kind: number): void {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    if (kind === HEADER_ATTR && view.byteLength >= 8 + 64) {
      const attrBytes = view.getUint32(12, isLittle)
      const ids: number[] = []
      for (let at = 8 + attrBytes; at + 8 <= view.byteLength; at += 8) ids.push(unsignedAt(view, at, isLittle))
      if (attrBytes >= 64 && 8 + attrBytes <= view.byteLength) events.add(readAttr(view, 8, attrBytes, ids, isLittle))
    } else if (kind === HEADER_FEATURE && view.byteLength >= 16) features.add(unsignedAt(view, 8, isLittle), bytes.subarray(16))
    else if (kind === HEADER_BUILD_ID) features.addBuildId(bytes)
    else if (kind === EVENT_UPDATE && view.byteLength > 24 && unsignedAt(view, 8, isLittle) === EVENT_UPDATE_NAME) {
      const zero = bytes.indexOf(0, 24)
      events.rename(unsignedAt(view, 16, isLittle), new TextDecoder().decode(bytes.subarray(24, zero === -1 ? bytes.length : zero)))
    }
  }

  function pushBehind(bytes: Uint8Array): void {
    behindBytes += bytes.length
    if (behindBytes <= MAX_FEATURE_BYTES) behind.push(bytes.slice())
  }

  /** A table of places and sizes, in the order of the features' numbers, whose places count from the file's beginning. */
  function readFeatures(): void {
    if (file === null || dataLeft > 0) return
    const bytes = joinedBytes(behind)
    const view = new DataView(bytes.buffer)
    const startsAt = file.data.offset + file.data.sizeBytes
    file.features.forEach((feature, row) => {
      const isListed = (row + 1) * SECTION_BYTES <= bytes.length
      const from = isListed ? unsignedAt(view, row * SECTION_BYTES, isLittle) - startsAt : NaN
      const size = isListed ? unsignedAt(view, row * SECTION_BYTES + 8, isLittle) : NaN
      if (from >= 0 && from + size <= bytes.length) features.add(feature, bytes.subarray(from, from + size))
      else report('what the recording says about itself is cut off', null)
    })
  }

  function end(): PlaceNames {
    if (names !== null) return names
    order.finish()
    readFeatures()
    if (dataLeft > 0 && dataLeft !== Infinity)
      report('the recording is cut off: what it says about itself is missing', { unit: 'byte', at: dataBytes })
    if (outer.leftBytes() > 0 || inner.leftBytes() > 0) report('a record that is cut off, left out', { unit: 'byte', at: dataBytes })
    names = placeNames(processes.places(), { buildIds: features.buildIds, kernelText: processes.kernelText })
    return names
  }

  return {
    push(bytes) {
      const data = bytes.subarray(0, Math.min(bytes.length, dataLeft))
      const fault = data.length > 0 ? outer.push(data) : null
      if (fault !== null) failure ??= malformed(PERF_DATA, fault, 'byte', dataBytes)
      dataBytes += data.length
      dataLeft -= data.length
      if (bytes.length > data.length) pushBehind(bytes.subarray(data.length))
      return failure
    },
    names: end,
    finish() {
      const known = end()
      if (failure !== null) return fail(failure)
      const refusal = processes.refusal(isTraced)
      if (refusal !== null) return fail(refusal)
      if (samples.length() === 0) return fail({ kind: 'empty', format: PERF_DATA })
      const builder = profileBuilder(PERF_DATA)
      const groups = frameGroups(builder)
      const { stacks, unknownFrames } = chains.finish(builder, groups, processes.places(), known)
      processes.addThreads(builder)
      const profile = groups.finish(samples.finish(builder, processes.eventNames(features), features.facts))
      const unnamed = profile.samples.stack.reduce((sum, row) => sum + unknownFrames[row], 0)
      if (unnamed > 0) report('frames without a symbol', null, unnamed)
      known.report(report)
      return ok({ ...profile, samples: { ...profile.samples, stack: profile.samples.stack.map(row => stacks[row]) } })
    },
  }
}

/** What an update may be of: 2 is the name. */
const EVENT_UPDATE_NAME = 2
