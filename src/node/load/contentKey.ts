// Names a file by what is in it, so that notes and dismissed findings come back when it has been moved or renamed.

import { createHash } from 'node:crypto'

/** A profile's times, counts and first stacks differ within this; hashing gigabytes would cost more than reading them. */
const HASHED_BYTES = 4 * 1024 * 1024

/** 128 bits: no two files that a person has will ever share one. */
const KEY_CHARS = 32

export type ContentKey = {
  /** In order, from the file's first byte. */
  add(chunk: Uint8Array): void
  finish(): string
}

export function contentKeyOf(): ContentKey {
  const hash = createHash('sha256')
  let sizeBytes = 0
  return {
    add(chunk) {
      if (sizeBytes < HASHED_BYTES) hash.update(chunk.subarray(0, HASHED_BYTES - sizeBytes))
      sizeBytes += chunk.length
    },
    finish: () => hash.update(`;${sizeBytes}`).digest('hex').slice(0, KEY_CHARS),
  }
}
