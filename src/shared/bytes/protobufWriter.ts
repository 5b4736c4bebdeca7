// Writes protocol buffer messages into one growing buffer.

import { bytesOf } from '../base/utf8'
import { WIRE_BYTES, WIRE_FIXED64, WIRE_VARINT } from './protobuf'

export type ProtoWriter = {
  /** A field with a number, as int64: fractions are cut off, and 0, which an absent field means as well, is left out. */
  int(field: number, value: number): void
  /** A field with 64 bits. */
  bits(field: number, value: bigint): void
  double(field: number, value: number): void
  /** A field with a list of such numbers in one piece. */
  ints(field: number, values: Iterable<number>): void
  text(field: number, text: string): void
  /** A field with a message, which `write` writes with this same writer. */
  message(field: number, write: () => void): void
  finish(): Uint8Array<ArrayBuffer>
}

const FIRST_BYTES = 1 << 16
const MAX_VARINT_BYTES = 10
const DOUBLE_BYTES = 8
const TWO_28 = 2 ** 28

export function protoWriter(): ProtoWriter {
  let buffer = new Uint8Array(FIRST_BYTES)
  let end = 0

  function room(bytes: number): void {
    if (end + bytes <= buffer.length) return
    const bigger = new Uint8Array(Math.max(buffer.length * 2, end + bytes))
    bigger.set(buffer.subarray(0, end))
    buffer = bigger
  }

  function varint(value: number): void {
    if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) return bigVarint(BigInt(Number.isFinite(value) ? Math.trunc(value) : 0))
    room(MAX_VARINT_BYTES)
    let rest = value
    while (rest >= TWO_28) {
      buffer[end++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    // Small numbers, nearly all, are divided by shifting.
    while (rest >= 0x80) {
      buffer[end++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    buffer[end++] = rest
  }

  function bigVarint(value: bigint): void {
    room(MAX_VARINT_BYTES)
    let rest = BigInt.asUintN(64, value)
    for (; rest >= 0x80n; rest >>= 7n) buffer[end++] = Number(rest & 0x7fn) | 0x80
    buffer[end++] = Number(rest)
  }

  function tag(field: number, wire: number): void {
    varint(field * 8 + wire)
  }

  /** Writes a body behind its length, which takes as many bytes as it needs once the body is there. */
  function sized(field: number, write: () => void): void {
    tag(field, WIRE_BYTES)
    const start = end
    write()
    const size = end - start
    room(MAX_VARINT_BYTES)
    const sizeBytes = size < 0x80 ? 1 : Math.ceil((32 - Math.clz32(size)) / 7)
    buffer.copyWithin(start + sizeBytes, start, end)
    end = start
    varint(size)
    end += size
  }

  return {
    int(field, value) {
      if (value === 0) return
      tag(field, WIRE_VARINT)
      varint(value)
    },
    bits(field, value) {
      if (value === 0n) return
      tag(field, WIRE_VARINT)
      bigVarint(value)
    },
    double(field, value) {
      tag(field, WIRE_FIXED64)
      room(DOUBLE_BYTES)
      new DataView(buffer.buffer).setFloat64(end, value, true)
      end += DOUBLE_BYTES
    },
    ints(field, values) {
      sized(field, () => {
        for (const value of values) varint(value)
      })
    },
    text(field, text) {
      const bytes = bytesOf(text)
      tag(field, WIRE_BYTES)
      varint(bytes.length)
      room(bytes.length)
      buffer.set(bytes, end)
      end += bytes.length
    },
    message: sized,
    finish: () => buffer.slice(0, end),
  }
}
