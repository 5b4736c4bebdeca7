// Bytes as if they were a file of which single places are read.

import type { FileBytes } from '../shared/bytes/fileBytes'

export function memoryBytes(bytes: Uint8Array): FileBytes {
  return { sizeBytes: bytes.length, read: (at, length) => bytes.subarray(Math.max(0, at), Math.max(0, at + length)) }
}
