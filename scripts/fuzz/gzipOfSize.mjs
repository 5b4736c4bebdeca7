// gzip as large as a file may be, whatever is in it: limits of unpacking are by ratio, and what is behind them is to be tried too.

import { gzipSync } from 'node:zlib'

/** Of gzip's header (RFC 1952): ten bytes, the fourth of them flags, the fifth of which says that a comment follows. */
const HEADER_BYTES = 10
const FLAGS_AT = 3
const HAS_COMMENT = 16

/**
 * What is larger stays as large as it is.
 * @param {Uint8Array} bytes
 * @param {number} sizeBytes
 */
export function gzipOfSize(bytes, sizeBytes) {
  const packed = gzipSync(bytes)
  const missing = sizeBytes - packed.length - 1
  if (missing < 0) return packed
  const header = Buffer.from(packed.subarray(0, HEADER_BYTES))
  header[FLAGS_AT] |= HAS_COMMENT
  return Buffer.concat([header, Buffer.alloc(missing, 'x'), Buffer.of(0), packed.subarray(HEADER_BYTES)])
}
