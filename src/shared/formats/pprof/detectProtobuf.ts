// Tells a protobuf profile from other bytes: it has no magic, so its first fields must be what profile.proto says.

import { enter, enterBody, NO_FIELD, nextField, protoCursor, WIRE_BYTES, WIRE_VARINT, type ProtoCursor } from '../../bytes/protobuf'
import type { Verdict } from '../format'

/** By field number, how it may be written: V a number, B bytes, P a list of numbers, either packed or one by one. */
type Shape = string
const VALUE_TYPE: Shape = '-VV'
const PROFILE: Shape = '-BBBBBBVVVVBVPVV'
const MESSAGES: ReadonlyMap<number, Shape> = new Map([
  [1, VALUE_TYPE],
  [2, '-PPBB'],
  [3, '-VVVVVVVVVV'],
  [4, '-VVVBV'],
  [5, '-VVVVV'],
  [11, VALUE_TYPE],
])
/** Text may look like any number of numbers, and by chance like one message or two. */
const SURE_MESSAGES = 3
const SAMPLE_TYPE = 1
const STRING = 6
const SAMPLE_TAG = 0x12

export function looksLikeProtobufProfile(head: Uint8Array, isWhole: boolean): Verdict {
  const cursor = protoCursor()
  const message = protoCursor()
  let messages = 0
  let fields = 0
  enter(cursor, head, 0, head.length)
  for (let field = nextField(cursor); field !== NO_FIELD; field = nextField(cursor)) {
    if (!fits(PROFILE, field, cursor.wire)) return 'no'
    if (field === STRING && fields === 0 && cursor.bodyEnd > cursor.bodyStart) return 'no'
    const shape = MESSAGES.get(field)
    if (shape !== undefined) {
      enterBody(message, cursor)
      if (!isMessage(message, shape)) return 'no'
      // One sample type is a handful of bytes that text cannot be.
      if (field === SAMPLE_TYPE && cursor.bodyEnd > cursor.bodyStart) return 'yes'
      if (++messages >= SURE_MESSAGES) return 'yes'
    }
    fields++
  }
  if (!cursor.isBroken) return messages > 0 || head[0] === STRING * 8 + WIRE_BYTES ? 'maybe' : 'no'
  // A first sample that is longer than the head.
  return fields === 0 && !isWhole && head[0] === SAMPLE_TAG ? 'maybe' : 'no'
}

function isMessage(message: ProtoCursor, shape: Shape): boolean {
  for (let field = nextField(message); field !== NO_FIELD; field = nextField(message)) {
    if (!fits(shape, field, message.wire)) return false
  }
  return !message.isBroken
}

/** Fields with higher numbers may be new ones, but only messages have them, not text. */
function fits(shape: Shape, field: number, wire: number): boolean {
  const kind = shape[field]
  if (kind === 'P') return wire === WIRE_VARINT || wire === WIRE_BYTES
  return kind === 'V' ? wire === WIRE_VARINT : kind === 'B' && wire === WIRE_BYTES
}
