// Cuts a recording into its chunks while it arrives, so that no more than one of them is in memory.

import { chunkHeader, HEADER_BYTES, isChunkStart, wantedBytes, type ChunkHeader } from './chunkHeader'

/** Gets a whole chunk, or at the end of the file what there is of the last one. The bytes are valid during the call only. */
export type OnChunk = (bytes: Uint8Array, header: ChunkHeader, at: number, isWhole: boolean) => void

/** Asked once a header is there: false ends the reading. */
export type OnHeader = (header: ChunkHeader, at: number) => boolean

export type ChunkStream = {
  /** False when no more bytes are wanted. */
  push(bytes: Uint8Array): boolean
  /** Where bytes stand that are no chunk, or null. */
  finish(): number | null
}

const FIRST_BYTES = 1 << 16

export function chunkStream(onHeader: OnHeader, onChunk: OnChunk): ChunkStream {
  let held = new Uint8Array(FIRST_BYTES)
  let filled = 0
  let chunkAt = 0
  let header: ChunkHeader | null = null
  let isOver = false
  let strayAt: number | null = null

  /** Grows with what has arrived, never to a size that a header merely claims. */
  function hold(part: Uint8Array): void {
    if (filled + part.length > held.length) {
      const bigger = new Uint8Array(
        Math.min(Math.max(held.length * 2, filled + part.length), header === null ? Infinity : wantedBytes(header)),
      )
      bigger.set(held.subarray(0, filled))
      held = bigger
    }
    held.set(part, filled)
    filled += part.length
  }

  function startChunk(): void {
    const isChunk = isChunkStart(held)
    header = chunkHeader(held.subarray(0, HEADER_BYTES))
    if (!isChunk) strayAt = chunkAt
    isOver = !isChunk || !onHeader(header, chunkAt)
  }

  function endChunk(of: ChunkHeader): void {
    onChunk(held.subarray(0, filled), of, chunkAt, true)
    chunkAt += filled
    filled = 0
    header = null
  }

  return {
    push(bytes) {
      let from = 0
      while (from < bytes.length && !isOver) {
        const wanted = (header === null ? HEADER_BYTES : wantedBytes(header)) - filled
        const part = bytes.subarray(from, from + wanted)
        hold(part)
        from += part.length
        if (part.length < wanted) continue
        if (header === null) startChunk()
        else endChunk(header)
      }
      return !isOver
    },
    finish() {
      if (!isOver && filled > 0) {
        if (header === null) return chunkAt
        onChunk(held.subarray(0, filled), header, chunkAt, false)
      }
      return strayAt
    },
  }
}
