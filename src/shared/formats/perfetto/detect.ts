// Tells Perfetto's traces from other protobuf files: nothing but packets, and those have what the service adds to each.

import { enter, enterBody, NO_FIELD, nextField, protoCursor, readHead, WIRE_BYTES, WIRE_VARINT } from '../../bytes/protobuf'
import type { Verdict } from '../format'

const PACKET = 1
/** trusted_uid, timestamp, trusted_packet_sequence_id: numbers in every packet that has them. */
const NUMBERS: readonly number[] = [3, 8, 10]
const SEQUENCE = 10
/** Oneof fields have numbers up to some hundred. */
const MOST_FIELD = 1000

export function looksLikePerfetto(head: Uint8Array): Verdict {
  const cursor = protoCursor()
  const packet = protoCursor()
  let sequences = 0
  enter(cursor, head, 0, head.length)
  while (cursor.at < head.length) {
    const field = readHead(cursor)
    if (cursor.isBroken || field !== PACKET || cursor.wire !== WIRE_BYTES) break
    if (cursor.bodyEnd > head.length) return sequences > 0 ? 'yes' : 'no'
    enterBody(packet, cursor)
    for (let part = nextField(packet); part !== NO_FIELD; part = nextField(packet)) {
      if (part > MOST_FIELD || part < 1 || (NUMBERS.includes(part) && packet.wire !== WIRE_VARINT)) return 'no'
      if (part === SEQUENCE) sequences++
    }
    if (packet.isBroken) return 'no'
    cursor.at = cursor.bodyEnd
  }
  return sequences > 0 && cursor.at >= head.length ? 'yes' : 'no'
}
