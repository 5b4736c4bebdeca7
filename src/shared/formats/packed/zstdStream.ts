// zstd in pieces, for a format that has it inside: all pieces are one stream, which may lack its end.

import { Decompress } from 'fzstd'
import { NoRoom } from '../../base/room'
import { wordsOf } from '../../base/wordsOf'
import type { ReadError } from '../format'
import { zstdFrames } from './zstdFrames'

/** No recording packs better than this … */
const MAX_RATIO = 250
/** … but a small one may. */
const FREE_BYTES = 256 * 2 ** 20
/** Few hostile bytes must not unpack to gigabytes between two looks at how much came out. */
const PIECE_BYTES = 16 * 1024

export type ZstdStream = {
  /** Hands what comes out of it to `onBytes`. Why it cannot go on, or null. */
  push(piece: Uint8Array): ReadError | null
}

/** `onBytes` gets bytes that are overwritten by what comes next. */
export function zstdStream(format: string, onBytes: (bytes: Uint8Array) => void): ZstdStream {
  const frames = zstdFrames()
  let packedBytes = 0
  let unpackedBytes = 0
  let failure: ReadError | null = null

  const decompress = new Decompress(chunk => {
    unpackedBytes += chunk.length
    const limitBytes = Math.max(FREE_BYTES, packedBytes * MAX_RATIO)
    if (unpackedBytes > limitBytes) failure ??= { kind: 'too-large', what: `what is packed in the ${format} file`, limitBytes }
    else if (failure === null) onBytes(chunk)
  })

  function one(piece: Uint8Array): void {
    failure = frames.push(piece)
    if (failure !== null) return
    try {
      decompress.push(piece, false)
    } catch (error) {
      if (error instanceof NoRoom) throw error
      failure ??= { kind: 'unpack', packing: 'zstd', what: wordsOf(error), byte: packedBytes }
    }
  }

  return {
    push(piece) {
      for (let at = 0; at < piece.length && failure === null; at += PIECE_BYTES) {
        // A copy: fzstd keeps what it cannot use yet.
        const part = piece.slice(at, at + PIECE_BYTES)
        packedBytes += part.length
        one(part)
      }
      return failure
    },
  }
}
