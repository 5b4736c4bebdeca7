// gzip by zlib, fed chunk by chunk: several members in one file are one stream, as `gzip -d` has it.

import { createGunzip, type Gunzip } from 'node:zlib'
import { UnreadableError } from './loadError'

/** zlib's own 16 KiB would spend more time in calls than in inflating. */
const OUTPUT_BYTES = 1024 * 1024

export async function* gunzipped(packed: AsyncIterable<Uint8Array>, check: (unpackedBytes: number) => void): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: OUTPUT_BYTES })
  const feeding = feed(packed, gunzip)
  // What breaks the source breaks the stream; what breaks the stream is thrown below.
  feeding.catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))))
  let unpackedBytes = 0
  try {
    for await (const chunk of chunksOf(gunzip)) {
      unpackedBytes += chunk.length
      check(unpackedBytes)
      yield chunk
    }
  } catch (error) {
    throw isZlibError(error) ? broken(error, gunzip.bytesWritten) : error
  } finally {
    gunzip.destroy()
    // The source is closed when this returns, not some time later.
    await feeding.catch(() => undefined)
  }
}

/** Waits until zlib has taken a chunk, because the source overwrites it with the next one. */
async function feed(packed: AsyncIterable<Uint8Array>, gunzip: Gunzip): Promise<void> {
  for await (const chunk of packed) {
    await new Promise<void>((resolve, reject) => {
      gunzip.write(chunk, error => (error === null || error === undefined ? resolve() : reject(error)))
    })
  }
  gunzip.end()
}

function chunksOf(gunzip: Gunzip): AsyncIterable<Uint8Array> {
  return gunzip
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}

function broken(error: Error, byte: number): UnreadableError {
  return new UnreadableError({ kind: 'unpack', packing: 'gzip', what: error.message, byte })
}
