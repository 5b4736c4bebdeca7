// Tells Perfetto's traces from other protobuf files: nothing but packets, and those have what the service adds to each.

import {
  enter,
  enterBody,
  NO_FIELD,
  nextField,
  protoCursor,
  readHead,
  WIRE_BYTES,
  WIRE_VARINT,
  type ProtoCursor,
} from '../../bytes/protobuf'
import type { Verdict } from '../format'

const PACKET = 1
/** trusted_uid, timestamp, trusted_packet_sequence_id: numbers in every packet that has them. */
const NUMBERS: readonly number[] = [3, 8, 10]
const SEQUENCE = 10
/** Packets that are packed together stand in one that has nothing else: the service’s own fields are inside. */
const PACKED = 50
/** The most usual method and window of zlib; its two bytes are a multiple of 31. */
const ZLIB = 0x78
const ZLIB_CHECK = 31
/** For each packet that is odd, so many are not. */
const MOST_ODD = 2
/** Oneof fields have numbers up to some hundred. */
const MOST_FIELD = 1000

export function looksLikePerfetto(head: Uint8Array): Verdict {
  const cursor = protoCursor()
  const packet = protoCursor()
  let sequences = 0
  /** Packets with something in them that none has: a file of which one was spoilt is told by the others. */
  let odd = 0
  enter(cursor, head, 0, head.length)
  while (cursor.at < head.length) {
    const field = readHead(cursor)
    if (cursor.isBroken) break
    if (field !== PACKET || cursor.wire !== WIRE_BYTES) return sequences > MOST_ODD * (odd + 1) ? 'yes' : 'no'
    if (isPacked(packet, cursor, head)) {
      sequences++
      cursor.at = cursor.bodyEnd
      continue
    }
    if (cursor.bodyEnd > head.length) break
    enterBody(packet, cursor)
    let isOdd = false
    let isOfSequence = false
    for (let part = nextField(packet); part !== NO_FIELD; part = nextField(packet)) {
      isOdd ||= part > MOST_FIELD || part < 1 || (NUMBERS.includes(part) && packet.wire !== WIRE_VARINT)
      isOfSequence ||= part === SEQUENCE
    }
    if (isOdd || packet.isBroken) odd++
    else if (isOfSequence) sequences++
    cursor.at = cursor.bodyEnd
  }
  return sequences > MOST_ODD * odd ? 'yes' : 'no'
}

/** Looks at no more of the packet than its beginning, which is all that a head may hold of it. */
function isPacked(packet: ProtoCursor, { bodyStart, bodyEnd }: ProtoCursor, head: Uint8Array): boolean {
  enter(packet, head, bodyStart, Math.min(bodyEnd, head.length))
  const isBody = readHead(packet) === PACKED && packet.wire === WIRE_BYTES && packet.bodyEnd === bodyEnd
  const at = packet.bodyStart
  return isBody && head[at] === ZLIB && at + 1 < head.length && (ZLIB * 256 + head[at + 1]) % ZLIB_CHECK === 0
}
