// Cuts a stream of bytes into records: kind, `misc`, size, and what follows. A record is never longer than 64 KiB; two kinds are followed
// by bytes that belong to none.

import { unsignedAt } from './longs'

/** `view` holds the whole record; it is valid during the call only. */
export type OnRecord = (view: DataView, kind: number, misc: number) => void

export type RecordStream = {
  /** What is wrong with the stream, or null. */
  push(bytes: Uint8Array): string | null
  /** Bytes of a record that never ended, or those that are missing of what follows one. */
  readonly leftBytes: () => number
}

const HEADER_BYTES = 8
/** Followed by descriptions of tracepoints (their size filled up to eight), and by a processor's own trace. */
const TRACING_DATA = 66
const AUX_TRACE = 71
const MAX_RECORD_BYTES = 65_536

export function recordStream(isLittle: boolean, onRecord: OnRecord): RecordStream {
  const carry = new Uint8Array(MAX_RECORD_BYTES)
  let carried = 0
  let skipBytes = 0
  let fault: string | null = null

  function take(view: DataView): void {
    const kind = view.getUint32(0, isLittle)
    if (kind === TRACING_DATA && view.byteLength >= 12) skipBytes = Math.ceil(view.getUint32(8, isLittle) / 8) * 8
    if (kind === AUX_TRACE && view.byteLength >= 16) skipBytes = unsignedAt(view, 8, isLittle)
    onRecord(view, kind, view.getUint16(4, isLittle))
  }

  /** The size of the record at `at`, or 0 where even that is not there yet. */
  function sizeAt(bytes: Uint8Array, at: number, end: number): number {
    if (end - at < HEADER_BYTES) return 0
    const size = isLittle ? bytes[at + 6] | (bytes[at + 7] << 8) : (bytes[at + 6] << 8) | bytes[at + 7]
    if (size < HEADER_BYTES) fault = `a record of ${size} bytes`
    return size
  }

  /** Fills the record that an earlier piece began; returns where to go on. */
  function fillCarry(bytes: Uint8Array): number {
    let at = 0
    for (let wanted = HEADER_BYTES; at < bytes.length && fault === null; wanted = sizeAt(carry, 0, carried) || HEADER_BYTES) {
      const part = bytes.subarray(at, at + Math.max(0, wanted - carried))
      carry.set(part, carried)
      carried += part.length
      at += part.length
      if (carried >= HEADER_BYTES && sizeAt(carry, 0, carried) === carried && fault === null) {
        const length = carried
        carried = 0
        take(new DataView(carry.buffer, 0, length))
        return at
      }
    }
    return at
  }

  return {
    push(bytes) {
      let at = carried > 0 ? fillCarry(bytes) : 0
      while (at < bytes.length && fault === null) {
        const skipped = Math.min(skipBytes, bytes.length - at)
        skipBytes -= skipped
        at += skipped
        const size = sizeAt(bytes, at, bytes.length)
        if (fault !== null) break
        if (size === 0 || at + size > bytes.length) {
          carry.set(bytes.subarray(at), 0)
          carried = bytes.length - at
          break
        }
        take(new DataView(bytes.buffer, bytes.byteOffset + at, size))
        at += size
      }
      return fault
    },
    leftBytes: () => carried + skipBytes,
  }
}
