// Walks big-endian bytes whose integers may be packed seven bits a byte. Past the end it reads zeros and says so: nothing here throws.

import { textOf } from '../base/utf8'

export type ByteCursor = {
  readonly bytes: Uint8Array
  readonly at: () => number
  seek(to: number): void
  /** Where the bytes end: an integer or count beyond it is broken. */
  readonly end: number
  readonly isPacked: boolean
  /** True once anything was read beyond the end, until the next seek to a place within. */
  readonly isPastEnd: () => boolean
  byte(): number
  /** Two bytes, or packed. */
  short(): number
  /** Four bytes, or packed. */
  int(): number
  /** Eight bytes, or packed. Rounded to a multiple of a power of two past 2^53. */
  long(): number
  float(): number
  double(): number
  skip(bytes: number): boolean
  /**
   * Reads `count` rows of integers, packed or of so many bytes each. Those with a slot go there in `into`, a row's `stride` behind the
   * row's before; the others are stepped over.
   */
  integers(into: Float64Array, stride: number, count: number, slots: Int32Array, sizes: Uint8Array): void
  /** Steps over so many packed integers. */
  skipPacked(count: number): void
  /** `length` bytes as UTF-8. */
  utf8(length: number): string
  /** `length` bytes, each a character. */
  latin1(length: number): string
}

/** One in each byte of a word, and the top bit of each. */
const EVERY_BYTE = 0x01010101
const EVERY_TOP_BIT = 0x80808080
const WORD_BYTES = 4
const TWO_28 = 2 ** 28
const TWO_32 = 2 ** 32
const TWO_56 = 2 ** 56
/** A packed integer has at most nine bytes, of which the last holds eight bits. */
const MAX_PACKED_BYTES = 9
/** Well under the number of arguments that a call may have. */
const LATIN1_STEP = 4096

export function byteCursor(bytes: Uint8Array, isPacked: boolean): ByteCursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length
  let at = 0

  /** Nearly every integer of a recording has one to four bytes; beyond the end the comparisons with undefined all fail. */
  function packed(): number {
    const b0 = bytes[at++]
    if (b0 < 0x80) return b0
    const b1 = bytes[at++]
    if (b1 < 0x80) return (b0 & 0x7f) | (b1 << 7)
    const b2 = bytes[at++]
    if (b2 < 0x80) return (b0 & 0x7f) | ((b1 & 0x7f) << 7) | (b2 << 14)
    const b3 = bytes[at++]
    const low = (b0 & 0x7f) | ((b1 & 0x7f) << 7) | ((b2 & 0x7f) << 14) | ((b3 & 0x7f) << 21)
    return b3 < 0x80 ? low : low + packedRest()
  }

  function packedRest(): number {
    let value = 0
    let scale = TWO_28
    for (let read = 4; read < MAX_PACKED_BYTES - 1; read++) {
      const byte = bytes[at++]
      value += (byte & 0x7f) * scale
      if (!(byte >= 0x80)) return value
      scale *= 128
    }
    const last = bytes[at++] & 0xff
    // Two's complement: the last byte's top bit is the sign of the 64.
    return value + (last < 0x80 ? last : last - 256) * TWO_56
  }

  /** Most of what a recording says is in such rows: a local place and no call an integer make them three times as fast. */
  function packedIntegers(into: Float64Array, stride: number, count: number, slots: Int32Array): void {
    let next = at
    const last = slots.length
    for (let row = 0, base = 0; row < count && next <= end; row++, base += stride) {
      for (let i = 0; i < last; i++) {
        let value = bytes[next++]
        if (value >= 0x80) {
          const second = bytes[next++]
          value = (value & 0x7f) | ((second & 0x7f) << 7)
          if (second >= 0x80) {
            at = next - 2
            value = packed()
            next = at
          }
        }
        const slot = slots[i]
        if (slot >= 0) into[base + slot] = value
      }
    }
    at = next
  }

  function wholeIntegers(into: Float64Array, stride: number, count: number, slots: Int32Array, sizes: Uint8Array): void {
    for (let row = 0, base = 0; row < count && at <= end; row++, base += stride) {
      for (let i = 0; i < slots.length; i++) {
        const value = readSized(sizes[i])
        if (slots[i] >= 0) into[base + slots[i]] = value
      }
    }
  }

  function readSized(size: number): number {
    if (size === 8) return fixedLong()
    if (size === 4) return fixedInt()
    return size === 2 ? fixedShort() : fixedByte()
  }

  /** Steps over `size` bytes; a negative size is as broken as one beyond the end. */
  function room(size: number): boolean {
    at = size >= 0 ? at + size : end + 1
    return at <= end
  }

  const fixedByte = (): number => (room(1) ? bytes[at - 1] : 0)
  const fixedShort = (): number => (room(2) ? view.getInt16(at - 2) : 0)
  const fixedInt = (): number => (room(4) ? view.getInt32(at - 4) : 0)
  const fixedLong = (): number => (room(8) ? view.getInt32(at - 8) * TWO_32 + view.getUint32(at - 4) : 0)

  function latin1(length: number): string {
    if (!room(length)) return ''
    let text = ''
    for (let from = at - length; from < at; from += LATIN1_STEP) {
      text += String.fromCharCode(...bytes.subarray(from, Math.min(at, from + LATIN1_STEP)))
    }
    return text
  }

  return {
    bytes,
    at: () => at,
    seek(to) {
      at = to >= 0 && to <= end ? to : end + 1
    },
    end,
    isPacked,
    isPastEnd: () => at > end,
    byte: fixedByte,
    short: isPacked ? packed : fixedShort,
    int: isPacked ? packed : fixedInt,
    long: isPacked ? packed : fixedLong,
    float: () => (room(4) ? view.getFloat32(at - 4) : 0),
    double: () => (room(8) ? view.getFloat64(at - 8) : 0),
    skip: room,
    integers: isPacked ? packedIntegers : wholeIntegers,
    skipPacked(count) {
      if (count > end - at) {
        at = end + 1
        return
      }
      // Four bytes a step, counting those without the top bit, which end an integer each. The ninth byte of an integer ends it with that bit
      // as well: the eight before it have it too, so that a word of them is met, and such an integer is walked over from its start.
      let boundary = at
      let next = at
      for (let left = count; left > 0;) {
        const ends = left >= WORD_BYTES && next + WORD_BYTES <= end ? ~view.getInt32(next) & EVERY_TOP_BIT : 0
        if (ends !== 0) {
          left -= Math.imul(ends >>> 7, EVERY_BYTE) >>> 24
          next += WORD_BYTES
          continue
        }
        while (next > boundary && bytes[next - 1] >= 0x80) next--
        const limit = next + MAX_PACKED_BYTES
        while (bytes[next++] >= 0x80 && next < limit);
        left--
        boundary = next
      }
      at = next
    },
    utf8: length => (room(length) ? textOf(bytes.subarray(at - length, at)) : ''),
    latin1,
  }
}
