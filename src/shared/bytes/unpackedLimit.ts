// How much a packed file may hold: one rule for what is read, and for what is written so that it can be read.

/** No profile that was seen packs better than 100 to 1 … */
const MAX_RATIO = 150
/** … but a small file may: below this it costs too little to argue. */
const FREE_BYTES = 32 * 1024 * 1024
/** What a megabyte of packed text makes when a profiler wrote it is less than this; a bomb as small must cost seconds and no gigabyte. */
const SMALL_RATIO = 64
export const SMALL_BYTES = 1024 * 1024
/** Far above any recording that was seen; unpacking it takes about three minutes. */
const MAX_UNPACKED_BYTES = 64 * 1024 ** 3

/** What so many packed bytes may make, unpacked. */
export function mostUnpackedBytes(packedBytes: number): number {
  const byRatio = SMALL_RATIO * Math.min(packedBytes, SMALL_BYTES) + MAX_RATIO * Math.max(0, packedBytes - SMALL_BYTES)
  return Math.min(MAX_UNPACKED_BYTES, Math.max(FREE_BYTES, byRatio))
}
