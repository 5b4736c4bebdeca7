// For formats that must see a file's last byte before its first makes sense: gathers the chunks, then reads once.

import { fail, type Result } from '../base/result'
import { takeRoom } from '../base/room'
import type { ReadError } from './format'

/** The longest typed array that every supported V8 can make. */
const MAX_FILE_BYTES = 2 ** 32 - 1

export type WholeFile<T> = { push(chunk: Uint8Array): boolean; finish(): Result<T, ReadError> }

/** `read` gets all bytes at once; they are let go of as soon as it returns. A `WholeFile<Profile>` is a ProfileReader. */
export function wholeFile<T>(title: string, read: (bytes: Uint8Array) => Result<T, ReadError>): WholeFile<T> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  return {
    push(chunk) {
      sizeBytes += chunk.length
      if (sizeBytes > MAX_FILE_BYTES) return false
      takeRoom(chunk.length)
      chunks.push(chunk.slice())
      return true
    },
    finish() {
      if (sizeBytes > MAX_FILE_BYTES) return fail({ kind: 'too-large', what: title, limitBytes: MAX_FILE_BYTES })
      return read(joined(chunks, sizeBytes))
    },
  }
}

/** Empties `chunks` while it copies, so that a large file is in memory twice for an instant only. */
function joined(chunks: Uint8Array[], sizeBytes: number): Uint8Array {
  const [only] = chunks
  if (chunks.length === 1 && only !== undefined) return only
  const bytes = new Uint8Array(sizeBytes)
  let end = sizeBytes
  for (let chunk = chunks.pop(); chunk !== undefined; chunk = chunks.pop()) {
    end -= chunk.length
    bytes.set(chunk, end)
  }
  return bytes
}
