// A recording of perf written by hand, in either byte order: for tests of what no machine here records.

import { bytesOf } from '../shared/base/utf8'
import { joinedBytes } from '../shared/bytes/joinedBytes'

type Field = readonly ['u16' | 'u32' | 'u64', number | bigint] | readonly ['text', string]

export type PerfRecord = { readonly kind: number; readonly misc: number; readonly fields: readonly Field[]; readonly time: number }

const TID = 0x2
const TIME = 0x4
const CALLCHAIN = 0x20
const PERIOD = 0x100
/** Flags of the event: maps, names, tasks, and who and when behind every record. */
const FLAGS = [8, 9, 13, 18, 23, 24]
const HEADER_BYTES = 104
const ATTR_BYTES = 64

export function mapRecord(time: number, pid: number, start: number, length: number, offset: number, path: string): PerfRecord {
  const fields: readonly Field[] = [
    ['u32', pid],
    ['u32', pid],
    ['u64', start],
    ['u64', length],
    ['u64', offset],
    ['text', path],
  ]
  return { kind: 1, misc: 2, fields, time }
}

export function commRecord(time: number, pid: number, tid: number, name: string, isExec = false): PerfRecord {
  return {
    kind: 3,
    misc: isExec ? 1 << 13 : 0,
    fields: [
      ['u32', pid],
      ['u32', tid],
      ['text', name],
    ],
    time,
  }
}

export function forkRecord(time: number, pid: number, parent: number, tid = pid, parentTid = parent): PerfRecord {
  return {
    kind: 7,
    misc: 0,
    fields: [
      ['u32', pid],
      ['u32', parent],
      ['u32', tid],
      ['u32', parentTid],
      ['u64', time],
    ],
    time,
  }
}

/** `chain`: leaf first, negative for marks. */
export function sampleOf(time: number, pid: number, tid: number, chain: readonly (number | bigint)[], period = 1): PerfRecord {
  const fields: readonly Field[] = [
    ['u32', pid],
    ['u32', tid],
    ['u64', time],
    ['u64', period],
    ['u64', chain.length],
    ...chain.map(address => ['u64', address] as const),
  ]
  return { kind: 9, misc: 2, fields, time }
}

export const ROUND: PerfRecord = { kind: 68, misc: 0, fields: [], time: 0 }

export function perfRecording(records: readonly PerfRecord[], isLittle = true): Uint8Array {
  const data = joinedBytes(records.map(record => recordBytes(record, isLittle)))
  const head = new Uint8Array(HEADER_BYTES + ATTR_BYTES + 16)
  const view = new DataView(head.buffer)
  const long = (at: number, value: number) => view.setBigUint64(at, BigInt(value), isLittle)
  head.set(bytesOf(isLittle ? 'PERFILE2' : '2ELIFREP'))
  for (const [at, value] of [
    [8, HEADER_BYTES],
    [16, ATTR_BYTES + 16],
    [24, HEADER_BYTES],
    [32, ATTR_BYTES + 16],
    [40, head.length],
    [48, data.length],
  ])
    long(at, value)
  view.setUint32(HEADER_BYTES, 1, isLittle)
  view.setUint32(HEADER_BYTES + 4, ATTR_BYTES, isLittle)
  long(HEADER_BYTES + 24, TID | TIME | CALLCHAIN | PERIOD)
  for (const bit of FLAGS) head[HEADER_BYTES + 40 + (bit >> 3)] |= isLittle ? 1 << (bit & 7) : 128 >> (bit & 7)
  return joinedBytes([head, data])
}

function recordBytes({ kind, misc, fields, time }: PerfRecord, isLittle: boolean): Uint8Array {
  const isSample = kind === 9
  const parts = fields.map(field => fieldBytes(field, isLittle))
  if (!isSample && kind < 64)
    parts.push(...[fieldBytes(['u32', 0], isLittle), fieldBytes(['u32', 0], isLittle), fieldBytes(['u64', time], isLittle)])
  const body = joinedBytes(parts)
  const bytes = new Uint8Array(8 + body.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, kind, isLittle)
  view.setUint16(4, misc, isLittle)
  view.setUint16(6, bytes.length, isLittle)
  bytes.set(body, 8)
  return bytes
}

function fieldBytes([type, value]: Field, isLittle: boolean): Uint8Array {
  // Ended by a zero and filled up to eight bytes.
  if (type === 'text') return joinedBytes([bytesOf(value), new Uint8Array(8 - (bytesOf(value).length % 8))])
  const bytes = new Uint8Array(type === 'u64' ? 8 : type === 'u32' ? 4 : 2)
  const view = new DataView(bytes.buffer)
  if (type === 'u64') view.setBigUint64(0, BigInt.asUintN(64, BigInt(value)), isLittle)
  else if (type === 'u32') view.setUint32(0, Number(value), isLittle)
  else view.setUint16(0, Number(value), isLittle)
  return bytes
}
