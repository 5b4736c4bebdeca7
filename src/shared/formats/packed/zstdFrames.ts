// Walks the headers of zstd frames and blocks (RFC 8878, section 3.1), because fzstd allocates whatever window a frame asks for.

import type { ReadError } from '../format'

/** The largest window that `zstd -d` accepts without being told to (`--long=27`). */
const MAX_WINDOW_BYTES = 128 * 1024 * 1024

/** Block types. */
const RUN_LENGTH = 1

export type ZstdFrames = {
  /** Why the frame that begins in this piece must not be unpacked, or null. What is malformed is left for the decoder to find. */
  push(piece: Uint8Array): ReadError | null
}

type Expecting = 'magic' | 'descriptor' | 'header' | 'block' | 'skippable size' | 'nothing'

export function zstdFrames(): ZstdFrames {
  const held = new Uint8Array(14)
  let heldBytes = 0
  let skipBytes = 0
  let expecting: Expecting = 'magic'
  let wantedBytes = 4
  let descriptor = 0

  function expect(next: Expecting, bytes: number): null {
    expecting = next
    wantedBytes = bytes
    return null
  }

  function startFrame(): null {
    const magic = readLittleEndian(held, 0, 4)
    if (magic >= 0x184d2a50 && magic <= 0x184d2a5f) return expect('skippable size', 4)
    return magic === 0xfd2fb528 ? expect('descriptor', 1) : expect('nothing', Infinity)
  }

  function readHeader(): ReadError | null {
    const { isSingleSegment, dictionaryBytes, sizeBytes } = headerFields(descriptor)
    const windowBytes = isSingleSegment ? contentSize(held, dictionaryBytes, sizeBytes) : windowSize(held[0])
    if (readLittleEndian(held, isSingleSegment ? 0 : 1, dictionaryBytes) !== 0) {
      return { kind: 'unsupported', what: 'zstd data that needs a dictionary', advice: 'unpack it first with zstd -d -D DICTIONARY' }
    }
    if (windowBytes > MAX_WINDOW_BYTES) {
      return { kind: 'unsupported', what: 'zstd data with a window over 128 MiB', advice: 'unpack it first with zstd -d --long=31' }
    }
    return expect('block', 3)
  }

  function readBlock(): null {
    const header = readLittleEndian(held, 0, 3)
    const isLast = (header & 1) === 1
    skipBytes = ((header >> 1) & 3) === RUN_LENGTH ? 1 : header >> 3
    if (!isLast) return expect('block', 3)
    const hasChecksum = (descriptor & 4) !== 0
    if (hasChecksum) skipBytes += 4
    return expect('magic', 4)
  }

  function take(): ReadError | null {
    if (expecting === 'magic') return startFrame()
    if (expecting === 'header') return readHeader()
    if (expecting === 'block') return readBlock()
    if (expecting === 'descriptor') {
      descriptor = held[0]
      const { isSingleSegment, dictionaryBytes, sizeBytes } = headerFields(descriptor)
      return expect('header', (isSingleSegment ? 0 : 1) + dictionaryBytes + sizeBytes)
    }
    skipBytes = readLittleEndian(held, 0, 4)
    return expect('magic', 4)
  }

  return {
    push(piece) {
      for (let at = 0; at < piece.length && expecting !== 'nothing';) {
        if (skipBytes > 0) {
          const skipped = Math.min(skipBytes, piece.length - at)
          skipBytes -= skipped
          at += skipped
          continue
        }
        held[heldBytes++] = piece[at++]
        if (heldBytes < wantedBytes) continue
        heldBytes = 0
        const refusal = take()
        if (refusal !== null) return refusal
      }
      return null
    },
  }
}

function headerFields(descriptor: number) {
  const isSingleSegment = (descriptor & 0x20) !== 0
  const sizeFlag = descriptor >> 6
  return {
    isSingleSegment,
    dictionaryBytes: [0, 1, 2, 4][descriptor & 3],
    sizeBytes: sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 1 << sizeFlag,
  }
}

function windowSize(windowDescriptor: number): number {
  const base = 2 ** (10 + (windowDescriptor >> 3))
  return base + (base / 8) * (windowDescriptor & 7)
}

/** A frame in one segment has its content as its window. */
function contentSize(header: Uint8Array, from: number, sizeBytes: number): number {
  return readLittleEndian(header, from, sizeBytes) + (sizeBytes === 2 ? 256 : 0)
}

function readLittleEndian(bytes: Uint8Array, from: number, length: number): number {
  let value = 0
  for (let at = length - 1; at >= 0; at--) value = value * 256 + bytes[from + at]
  return value
}
