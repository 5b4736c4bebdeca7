// The fields of a sample, which stand one behind the other in an order that its event's attributes say. Rules: Linux,
// `include/uapi/linux/perf_event.h`, PERF_RECORD_SAMPLE; `tools/perf/util/evsel.c`.

import { HAS, type Attr } from './attr'
import { signedAt, unsignedAt } from './longs'

/** One sample; reused for each. Numbers are NaN where the sample has none. */
export type SampleRecord = {
  ip: number
  processId: number
  threadId: number
  period: number
  /** Where the addresses of the stack begin in the record, and how many there are; −1 where the event records no stacks. */
  chainAt: number
  chainLength: number
}

export function sampleRecord(): SampleRecord {
  return { ip: NaN, processId: -1, threadId: -1, period: NaN, chainAt: -1, chainLength: 0 }
}

const HEADER_BYTES = 8
const LONG = 8
/** Of `read_format`. */
const READ = { enabled: 1, running: 2, id: 4, group: 8, lost: 16 } as const

/** False where the record is too short for what it should hold. */
export function readSample(view: DataView, { sampleType, readFormat, period }: Attr, isLittle: boolean, into: SampleRecord): boolean {
  let at = HEADER_BYTES
  const has = (bit: number) => (sampleType & bit) !== 0
  const skip = (bit: number) => {
    if (has(bit)) at += LONG
  }
  const isThere = (bytes: number) => at + bytes <= view.byteLength
  into.ip = NaN
  into.period = period > 0 ? period : NaN
  into.chainAt = -1
  into.chainLength = 0
  skip(HAS.identifier)
  if (has(HAS.ip)) {
    if (!isThere(LONG)) return false
    into.ip = signedAt(view, at, isLittle)
    at += LONG
  }
  if (has(HAS.tid)) {
    if (!isThere(LONG)) return false
    into.processId = view.getInt32(at, isLittle)
    into.threadId = view.getInt32(at + 4, isLittle)
    at += LONG
  }
  for (const bit of [HAS.time, HAS.addr, HAS.id, HAS.stream, HAS.cpu]) skip(bit)
  if (has(HAS.period)) {
    if (!isThere(LONG)) return false
    into.period = unsignedAt(view, at, isLittle)
    at += LONG
  }
  if (has(HAS.read)) {
    if (!isThere(LONG)) return false
    at += readBytes(unsignedAt(view, at, isLittle), readFormat)
  }
  if (!has(HAS.callchain)) return at <= view.byteLength
  if (!isThere(LONG)) return false
  into.chainAt = at + LONG
  into.chainLength = unsignedAt(view, at, isLittle)
  return into.chainAt + into.chainLength * LONG <= view.byteLength
}

/** `first`: how many values a group has. */
function readBytes(first: number, readFormat: number): number {
  const has = (bit: number) => ((readFormat & bit) === 0 ? 0 : LONG)
  const times = has(READ.enabled) + has(READ.running)
  const value = LONG + has(READ.id) + has(READ.lost)
  return has(READ.group) > 0 ? LONG + times + first * value : times + value
}

/** When a record was made, in nanoseconds, as two halves; its place, or −1 where it says no time. */
export function timeAt(view: DataView, isSample: boolean, { sampleType, hasSampleId }: Attr): number {
  const has = (bit: number) => ((sampleType & bit) === 0 ? 0 : LONG)
  if (has(HAS.time) === 0) return -1
  if (isSample) return HEADER_BYTES + has(HAS.identifier) + has(HAS.ip) + has(HAS.tid)
  if (!hasSampleId) return -1
  // What follows it, up to the record's end.
  return view.byteLength - LONG - has(HAS.id) - has(HAS.stream) - has(HAS.cpu) - has(HAS.identifier)
}

/** Where the event's id stands in a sample, or −1. */
export function idAt({ sampleType }: Attr): number {
  const has = (bit: number) => ((sampleType & bit) === 0 ? 0 : LONG)
  if (has(HAS.identifier) > 0) return HEADER_BYTES
  if (has(HAS.id) === 0) return -1
  return HEADER_BYTES + has(HAS.ip) + has(HAS.tid) + has(HAS.time) + has(HAS.addr)
}
