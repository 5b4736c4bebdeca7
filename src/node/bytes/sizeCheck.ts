// What unpacking may make of a file, so that a few hostile bytes do not fill the memory.

import { mostUnpackedBytes, SMALL_BYTES } from '../../shared/bytes/unpackedLimit'
import { UnreadableError } from './unreadableError'

/** Told how much has come out so far; throws when that is too much. */
export type SizeCheck = (unpackedBytes: number) => void

/** What a reader may keep of a small file: no profile of a megabyte that was seen needs a tenth, and three times as much is taken at the worst moment. */
const SMALL_ROOM_BYTES = 320 * 1024 * 1024
/** … and for each byte more: columns take less than what they were read from, which the ratio of unpacking and the densest text bound. */
const ROOM_RATIO = 64

/** How much a reader may keep of a file of which so much has been read, before it was unpacked. */
export function roomBytes(packedBytes: number): number {
  return SMALL_ROOM_BYTES + ROOM_RATIO * Math.max(0, packedBytes - SMALL_BYTES)
}

/** `packedBytes` says how much has been read of the file so far. */
export function sizeCheck(packedBytes: () => number): SizeCheck {
  return unpackedBytes => {
    const limitBytes = mostUnpackedBytes(packedBytes())
    if (unpackedBytes > limitBytes) throw new UnreadableError({ kind: 'too-large', what: 'what is packed in it', limitBytes })
  }
}
