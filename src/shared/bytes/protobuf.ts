// Reads protocol buffer messages by hand: fields come one by one out of the bytes, without an object a field, and nothing is read past the end.

export const WIRE_VARINT = 0
export const WIRE_FIXED64 = 1
export const WIRE_BYTES = 2
const WIRE_FIXED32 = 5

/** What `nextField` answers at the end of a message, and when it is broken. No field has this number. */
export const NO_FIELD = -1

/** One message being read. It is reused for message after message, because a million of them would be a million objects. */
export type ProtoCursor = {
  bytes: Uint8Array
  at: number
  end: number
  /** Something could not be read: a number without an end, a length past the end, an unknown wire type. */
  isBroken: boolean
  /** How the last field was written, one of WIRE_…. */
  wire: number
  /** The last number as unsigned: exact up to 2^53. */
  value: number
  /** Its 64 bits, always exact. */
  low: number
  high: number
  /** Where the body of the last field of bytes stands. */
  bodyStart: number
  bodyEnd: number
}

const TWO_32 = 2 ** 32
/** 64 bits by seven. */
const MAX_VARINT_BYTES = 10

export function protoCursor(): ProtoCursor {
  const bytes = new Uint8Array()
  return { bytes, at: 0, end: 0, isBroken: false, wire: WIRE_VARINT, value: 0, low: 0, high: 0, bodyStart: 0, bodyEnd: 0 }
}

export function enter(cursor: ProtoCursor, bytes: Uint8Array, start: number, end: number): void {
  cursor.bytes = bytes
  cursor.at = start
  cursor.end = end
  cursor.isBroken = false
}

/** Enters the message that is the body of `outer`'s last field. */
export function enterBody(cursor: ProtoCursor, outer: ProtoCursor): void {
  enter(cursor, outer.bytes, outer.bodyStart, outer.bodyEnd)
}

/** Reads one field and returns its number, or NO_FIELD. */
export function nextField(cursor: ProtoCursor): number {
  if (cursor.at >= cursor.end) return NO_FIELD
  const field = readHead(cursor)
  cursor.at = cursor.bodyEnd
  if (cursor.bodyEnd > cursor.end) cursor.isBroken = true
  return cursor.isBroken ? NO_FIELD : field
}

/** Reads a field but for its body, which may lie beyond the end: it goes from `bodyStart` to `bodyEnd`, where the next field starts. */
export function readHead(cursor: ProtoCursor): number {
  const tag = readVarint(cursor)
  const wire = tag % 8
  cursor.wire = wire
  let bodyBytes = 0
  if (wire === WIRE_VARINT || wire === WIRE_BYTES) {
    const value = readVarint(cursor)
    if (wire === WIRE_BYTES) bodyBytes = value
  } else if (wire === WIRE_FIXED64) {
    bodyBytes = 8
  } else if (wire === WIRE_FIXED32) {
    bodyBytes = 4
  } else {
    cursor.isBroken = true
  }
  cursor.bodyStart = cursor.at
  cursor.bodyEnd = cursor.at + bodyBytes
  return Math.floor(tag / 8)
}

/** Reads a number of up to 64 bits; 0, and the cursor broken, where there is none. */
export function readVarint(cursor: ProtoCursor): number {
  const { bytes, at, end } = cursor
  // Most numbers have one byte or two.
  if (at + 1 < end) {
    const first = bytes[at]
    const second = bytes[at + 1]
    if (first < 0x80 || second < 0x80) {
      cursor.at = first < 0x80 ? at + 1 : at + 2
      cursor.high = 0
      return (cursor.value = cursor.low = first < 0x80 ? first : (first & 0x7f) | (second << 7))
    }
  }
  return readLongVarint(cursor)
}

function readLongVarint(cursor: ProtoCursor): number {
  const { bytes, at: start } = cursor
  const limit = Math.min(cursor.end, start + MAX_VARINT_BYTES)
  let low = 0
  let high = 0
  for (let at = start, shift = 0; at < limit; shift += 7) {
    const byte = bytes[at++]
    const bits = byte & 0x7f
    if (shift < 28) {
      low |= bits << shift
    } else if (shift === 28) {
      low |= bits << 28
      high = bits >>> 4
    } else {
      high |= bits << (shift - 32)
    }
    if (byte < 0x80) {
      cursor.at = at
      cursor.low = low
      cursor.high = high
      return (cursor.value = (high >>> 0) * TWO_32 + (low >>> 0))
    }
  }
  cursor.isBroken = true
  cursor.low = 0
  cursor.high = 0
  return (cursor.value = 0)
}

/** The last number as an int64: exact within ±2^53. */
export function signedValue(cursor: ProtoCursor): number {
  return cursor.high >= 0 ? cursor.value : cursor.high * TWO_32 + (cursor.low >>> 0)
}
