// Messages that hold numbers and nothing else (most of pprof's), read into the cells of one reused row.

import { enterBody, NO_FIELD, nextField, protoCursor, signedValue, WIRE_VARINT, type ProtoCursor } from '../../bytes/protobuf'

export type NumberFields = {
  /** Reads the body of `outer`'s last field; false when it is broken. Fields that are not there are 0. */
  read(outer: ProtoCursor): boolean
  /** Forgets the last message. */
  clear(): void
  /** Takes the field that `message` has just read; false when it should be a number and is not one. */
  take(message: ProtoCursor, field: number): boolean
  /** As int64: exact within ±2^53. */
  value(field: number): number
  /** As an index, a line or a column: −1 where it cannot be one. */
  index(field: number): number
  /** The halves of its 64 bits. */
  low(field: number): number
  high(field: number): number
}

const MAX_INDEX = 2 ** 31 - 1

/** `last` is the highest field number that is wanted. */
export function numberFields(last: number): NumberFields {
  const message = protoCursor()
  const values = new Float64Array(last + 1)
  const lows = new Int32Array(last + 1)
  const highs = new Int32Array(last + 1)

  function clear(): void {
    for (let field = 0; field <= last; field++) values[field] = lows[field] = highs[field] = 0
  }

  function take(from: ProtoCursor, field: number): boolean {
    if (field > last) return true
    if (from.wire !== WIRE_VARINT) return false
    values[field] = signedValue(from)
    lows[field] = from.low
    highs[field] = from.high
    return true
  }

  return {
    read(outer) {
      clear()
      enterBody(message, outer)
      for (let field = nextField(message); field !== NO_FIELD; field = nextField(message)) if (!take(message, field)) return false
      return !message.isBroken
    },
    clear,
    take,
    value: field => values[field],
    index: field => (values[field] >= 0 && values[field] <= MAX_INDEX ? values[field] : -1),
    low: field => lows[field],
    high: field => highs[field],
  }
}
