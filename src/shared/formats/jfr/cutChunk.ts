// What can still be read of a chunk that was never finished, or was cut off: recorders flush names about once a second, so that nearly
// all stacks are known (JEP 349; `JfrRecorderService::flushpoint` in HotSpot's sources).

import { byteCursor } from '../../bytes/cursor'
import { HEADER_BYTES, type ChunkHeader } from './chunkHeader'

/** A chunk's whole events, and a header that says where the last names among them are. */
export type WholePart = { readonly bytes: Uint8Array; readonly header: ChunkHeader }

const METADATA = 0
const CHECKPOINT = 1

/** Null where no description of the events or no names were written before the end. */
export function wholePart(bytes: Uint8Array, header: ChunkHeader): WholePart | null {
  const { startTicks, nsPerTick } = header
  const cursor = byteCursor(bytes, header.isPacked)
  let [metadataAt, checkpointAt, endAt, endTicks] = [0, 0, HEADER_BYTES, startTicks]
  const lastTicks = header.durationNs > 0 ? startTicks + header.durationNs / nsPerTick : Infinity
  while (endAt < bytes.length) {
    cursor.seek(endAt)
    const end = endAt + cursor.int()
    const type = cursor.long()
    // Every event begins with when it happened.
    const ticks = cursor.long()
    if (end <= endAt || end > bytes.length || cursor.isPastEnd()) break
    if (ticks > endTicks && ticks <= lastTicks) endTicks = ticks
    if (type === METADATA) metadataAt = endAt
    if (type === CHECKPOINT) checkpointAt = endAt
    endAt = end
  }
  if (metadataAt === 0 || checkpointAt === 0) return null
  const durationNs = (endTicks - startTicks) * nsPerTick
  return { bytes: bytes.subarray(0, endAt), header: { ...header, sizeBytes: endAt, metadataAt, checkpointAt, durationNs } }
}
