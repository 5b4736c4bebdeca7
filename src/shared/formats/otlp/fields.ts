// Small messages of OpenTelemetry's protobuf: values of attributes, lists of numbers.

import { takeRoom } from '../../base/room'
import { textOf } from '../../base/utf8'
import {
  enterBody,
  NO_FIELD,
  nextField,
  protoCursor,
  readVarint,
  signedValue,
  WIRE_BYTES,
  WIRE_FIXED64,
  WIRE_VARINT,
  type ProtoCursor,
} from '../../bytes/protobuf'
import type { OtlpAttribute, OtlpValue } from './message'

const TWO_32 = 2 ** 32
/** What a field becomes: a number in a list, or a record with lists of its own. */
export const FIELD_BYTES = 48

/** In a list, with what the list grows by. */
const NUMBER_BYTES = 12

/** Calls `on` for each field of the message in `outer`'s last field. False when it is broken. */
export function eachField(outer: ProtoCursor, on: (field: number, cursor: ProtoCursor) => void): boolean {
  const cursor = protoCursor()
  enterBody(cursor, outer)
  for (let field = nextField(cursor); field !== NO_FIELD; field = nextField(cursor)) {
    takeRoom(FIELD_BYTES)
    on(field, cursor)
  }
  return !cursor.isBroken
}

export function bodyText({ bytes, bodyStart, bodyEnd }: ProtoCursor): string {
  return textOf(bytes.subarray(bodyStart, bodyEnd))
}

/** Adds the numbers of a repeated field: one, or a packed list of them. */
export function pushNumbers(cursor: ProtoCursor, into: number[]): void {
  if (cursor.wire === WIRE_VARINT) {
    into.push(signedValue(cursor))
    return
  }
  if (cursor.wire !== WIRE_BYTES) return
  const list = protoCursor()
  enterBody(list, cursor)
  while (list.at < list.end && !list.isBroken) {
    readVarint(list)
    takeRoom(NUMBER_BYTES)
    if (!list.isBroken) into.push(signedValue(list))
  }
}

/** The same of numbers of eight bytes. */
export function pushFixed(cursor: ProtoCursor, into: number[]): void {
  if (cursor.wire !== WIRE_FIXED64 && cursor.wire !== WIRE_BYTES) return
  takeRoom(cursor.bodyEnd - cursor.bodyStart)
  for (let at = cursor.bodyStart; at + 8 <= cursor.bodyEnd; at += 8) into.push(fixed64(cursor.bytes, at))
}

export function fixed64(bytes: Uint8Array, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8)
  return view.getUint32(4, true) * TWO_32 + view.getUint32(0, true)
}

/** AnyValue; lists and tables of values are of no use as a label. `strings` may be named by number since 1.10. */
export function anyValue(cursor: ProtoCursor, stringAt: (index: number) => string): OtlpValue {
  let value: OtlpValue = ''
  eachField(cursor, (field, inner) => {
    if (field === 1 && inner.wire === WIRE_BYTES) value = bodyText(inner)
    else if (field === 2) value = inner.value === 0 ? 'false' : 'true'
    else if (field === 3) value = signedValue(inner)
    else if (field === 4 && inner.wire === WIRE_FIXED64) {
      value = new DataView(inner.bytes.buffer, inner.bytes.byteOffset + inner.bodyStart, 8).getFloat64(0, true)
    } else if (field === 8) value = stringAt(inner.value)
  })
  return value
}

/** A resource's attributes. */
export function resourceAttributes(cursor: ProtoCursor, stringAt: (index: number) => string): OtlpAttribute[] {
  const found: OtlpAttribute[] = []
  eachField(cursor, (field, attribute) => {
    if (field !== 1 || attribute.wire !== WIRE_BYTES) return
    let key = ''
    let value: OtlpValue = ''
    eachField(attribute, (part, inner) => {
      if (part === 1 && inner.wire === WIRE_BYTES) key = bodyText(inner)
      else if (part === 2 && inner.wire === WIRE_BYTES) value = anyValue(inner, stringAt)
    })
    if (key !== '') found.push({ key, value, unit: '' })
  })
  return found
}
