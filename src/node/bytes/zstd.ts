// zstd by fzstd, fed in small pieces so that a few hostile bytes cannot unpack to gigabytes between two checks.

import { Decompress } from 'fzstd'
import { UnreadableError } from './unreadableError'
import type { SizeCheck } from './sizeCheck'
import { zstdFrames } from '../../shared/formats/packed/zstdFrames'

/** A run-length block makes 128 KiB from 4 bytes: half a gigabyte from one piece at worst, and `check` stops that on the way. */
const PIECE_BYTES = 16 * 1024

export async function* unzstd(packed: AsyncIterable<Uint8Array>, check: SizeCheck): AsyncGenerator<Uint8Array> {
  const frames = zstdFrames()
  let ready: Uint8Array[] = []
  let packedBytes = 0
  let unpackedBytes = 0
  const decompress = new Decompress(chunk => {
    unpackedBytes += chunk.length
    check(unpackedBytes)
    // A copy: fzstd writes its next block over this one.
    ready.push(chunk.slice())
  })

  function unpack(piece: Uint8Array, isLast: boolean): Uint8Array[] {
    const refusal = frames.push(piece)
    if (refusal !== null) throw new UnreadableError(refusal)
    try {
      decompress.push(piece, isLast)
    } catch (error) {
      throw error instanceof UnreadableError ? error : broken(error, packedBytes)
    }
    const chunks = ready
    ready = []
    return chunks
  }

  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      // A copy: fzstd keeps what it cannot use yet, and the source overwrites its chunk.
      const piece = chunk.slice(at, at + PIECE_BYTES)
      yield* unpack(piece, false)
      packedBytes += piece.length
    }
  }
  yield* unpack(new Uint8Array(), true)
}

function broken(error: unknown, byte: number): UnreadableError {
  const what = error instanceof Error ? error.message : String(error)
  return new UnreadableError({ kind: 'unpack', packing: 'zstd', what, byte })
}
