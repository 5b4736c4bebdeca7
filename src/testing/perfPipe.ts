// perf's recordings as they go through a pipe, record by record: for tests of what no machine here records.

import { bytesOf } from '../shared/base/utf8'

/** A recording that went through a pipe says everything in records: events, names, machine. */
export const perfPipe = (...records: readonly (readonly number[])[]) =>
  Uint8Array.from([...bytesOf('PERFILE2'), ...u64(16), ...records.flat()])
export const u16 = (value: number) => [value & 255, (value >> 8) & 255]
export const u32 = (value: number) => [...u16(value & 65535), ...u16(value >>> 16)]
export const u64 = (value: number | bigint) => [...new Uint8Array(BigUint64Array.of(BigInt.asUintN(64, BigInt(value))).buffer)]
export const zeros = (count: number) => Array.from({ length: count }, () => 0)
export const textOf8 = (value: string) => [...bytesOf(value), ...zeros(8 - (bytesOf(value).length % 8))]
export const record = (kind: number, misc: number, ...body: readonly (readonly number[])[]) => [
  ...u32(kind),
  ...u16(misc),
  ...u16(8 + body.flat().length),
  ...body.flat(),
]

/** Fields of samples. */
export const HAS = {
  ip: 1,
  tid: 2,
  time: 4,
  addr: 8,
  read: 16,
  chain: 32,
  id: 64,
  cpu: 128,
  period: 256,
  stream: 512,
  branches: 2048,
  userStack: 1 << 13,
  identifier: 1 << 16,
}
export type RecordedEvent = {
  readonly type?: number
  readonly config?: number
  readonly period?: number
  readonly has: number
  readonly readFormat?: number
  readonly flags?: readonly number[]
  readonly ids?: readonly number[]
  readonly branches?: number
}
export function event({
  type = 0,
  config = 0,
  period = 0,
  has,
  readFormat = 0,
  flags = [8],
  ids = [],
  branches = 0,
}: RecordedEvent): number[] {
  const bits = zeros(8)
  for (const bit of flags) bits[bit >> 3] |= 1 << (bit & 7)
  return record(
    64,
    0,
    u32(type),
    u32(80),
    u64(config),
    u64(period),
    u64(has),
    u64(readFormat),
    bits,
    zeros(24),
    u64(branches),
    ...ids.map(u64),
  )
}
const comm = (process: number, thread: number, name: string, misc = 0) => record(3, misc, u32(process), u32(thread), textOf8(name))
export const map = (process: number, start: number | bigint, path: string, misc = 2) =>
  record(1, misc, u32(process), u32(process), u64(start), u64(0x1000), u64(0), textOf8(path))
/** A program at 0x10000. */
export const SHOP = [comm(7, 7, 'shop'), map(7, 0x10000, '/srv/shop')]
