// A small protocol buffer message taken apart field by field: a server's list of names, a point of a series. Large ones are read with a cursor.

import { enter, nextField, NO_FIELD, protoCursor, signedValue, WIRE_BYTES, WIRE_FIXED64 } from './protobuf'

export type MessageField = {
  readonly field: number
  /** Of a text or a message; empty for a number. */
  readonly body: Uint8Array
  /** Of a number, whole or a double. */
  readonly value: number
}

const EMPTY = new Uint8Array()

/** Null for what is no message. */
export function fieldsIn(message: Uint8Array): readonly MessageField[] | null {
  const found: MessageField[] = []
  const cursor = protoCursor()
  enter(cursor, message, 0, message.length)
  for (let field = nextField(cursor); field !== NO_FIELD; field = nextField(cursor)) {
    const body = message.subarray(cursor.bodyStart, cursor.bodyEnd)
    if (cursor.wire === WIRE_BYTES) found.push({ field, body, value: 0 })
    else if (cursor.wire === WIRE_FIXED64) found.push({ field, body: EMPTY, value: doubleIn(body) })
    else found.push({ field, body: EMPTY, value: signedValue(cursor) })
  }
  return cursor.isBroken ? null : found
}

function doubleIn(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(0, true)
}

/** The number of a field, 0 where it is left out. */
export function numberIn(message: Uint8Array, wanted: number): number {
  return fieldsIn(message)?.find(({ field }) => field === wanted)?.value ?? 0
}
