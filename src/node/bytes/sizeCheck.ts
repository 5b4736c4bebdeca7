// What unpacking may make of a file, so that a few hostile bytes do not fill the memory.

import { UnreadableError } from './unreadableError'

/** Told how much has come out so far; throws when that is too much. */
export type SizeCheck = (unpackedBytes: number) => void

/** No profile that was seen packs better than 100 to 1 … */
const MAX_RATIO = 150
/** … but a small file may: below this it costs too little to argue. */
const FREE_BYTES = 32 * 1024 * 1024
/** What a megabyte of packed text makes when a profiler wrote it is less than this; a bomb as small must cost seconds and no gigabyte. */
const SMALL_RATIO = 64
const SMALL_BYTES = 1024 * 1024
/** Far above any recording that was seen; unpacking it takes about three minutes. */
const MAX_UNPACKED_BYTES = 64 * 1024 ** 3

/** What a reader may keep of a small file: no profile of a megabyte that was seen needs a tenth, and three times as much is taken at the worst moment. */
const SMALL_ROOM_BYTES = 320 * 1024 * 1024
/** … and for each byte more: columns take less than what they were read from, which `MAX_RATIO` and the densest text bound. */
const ROOM_RATIO = 64

/** How much a reader may keep of a file of which so much has been read, before it was unpacked. */
export function roomBytes(packedBytes: number): number {
  return SMALL_ROOM_BYTES + ROOM_RATIO * Math.max(0, packedBytes - SMALL_BYTES)
}

/** `packedBytes` says how much has been read of the file so far. */
export function sizeCheck(packedBytes: () => number): SizeCheck {
  return unpackedBytes => {
    const packed = packedBytes()
    const byRatio = SMALL_RATIO * Math.min(packed, SMALL_BYTES) + MAX_RATIO * Math.max(0, packed - SMALL_BYTES)
    const limitBytes = Math.min(MAX_UNPACKED_BYTES, Math.max(FREE_BYTES, byRatio))
    if (unpackedBytes > limitBytes) throw new UnreadableError({ kind: 'too-large', what: 'what is packed in it', limitBytes })
  }
}
