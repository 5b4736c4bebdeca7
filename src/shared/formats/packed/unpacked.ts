// Unpacks parts of files that are packed inside, piece by piece and up to a limit: a few hostile bytes cannot fill the memory.

import { Gunzip, Unzlib } from 'fflate'
import { Decompress } from 'fzstd'
import { fail, ok, type Result } from '../../base/result'
import { NoRoom, takeRoom } from '../../base/room'
import { joinedBytes } from '../../bytes/joinedBytes'
import { zstdFrames } from './zstdFrames'

/** A piece of the densest packing unpacks to some hundred megabytes at worst, which is then seen. */
const PIECE_BYTES = 16 * 1024

/** Both libraries' decoders: they hand their output to `ondata` while they take a piece. */
type Decoder = { push(piece: Uint8Array, isLast: boolean): void }

/** What the bytes were, or in words why not. */
export function unzstd(bytes: Uint8Array, mostBytes: number): Result<Uint8Array, string> {
  const frames = zstdFrames()
  return unpack(
    bytes,
    mostBytes,
    onChunk => new Decompress(onChunk),
    piece => {
      const refusal = frames.push(piece)
      return refusal === null ? null : 'zstd data that needs more memory or a dictionary'
    },
  )
}

export function unzlib(bytes: Uint8Array, mostBytes: number): Result<Uint8Array, string> {
  return unpack(
    bytes,
    mostBytes,
    onChunk => new Unzlib(onChunk),
    () => null,
  )
}

export function gunzip(bytes: Uint8Array, mostBytes: number): Result<Uint8Array, string> {
  return unpack(
    bytes,
    mostBytes,
    onChunk => new Gunzip(onChunk),
    () => null,
  )
}

class TooMuch extends Error {}

function unpack(
  bytes: Uint8Array,
  mostBytes: number,
  decoderOf: (onChunk: (chunk: Uint8Array) => void) => Decoder,
  check: (piece: Uint8Array) => string | null,
): Result<Uint8Array, string> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  try {
    const decoder = decoderOf(chunk => {
      sizeBytes += chunk.length
      if (sizeBytes > mostBytes) throw new TooMuch()
      // A copy: the decoder writes its next block over this one. Joined in the end, it is there twice.
      takeRoom(2 * chunk.length)
      chunks.push(chunk.slice())
    })
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.slice(at, at + PIECE_BYTES)
      const refusal = check(piece)
      if (refusal !== null) return fail(refusal)
      decoder.push(piece, at + PIECE_BYTES >= bytes.length)
    }
  } catch (thrown) {
    if (thrown instanceof NoRoom) throw thrown
    return fail(thrown instanceof TooMuch ? 'packed data that unpacks to more than can be read' : 'packed data that is broken')
  }
  return ok(joinedBytes(chunks))
}
