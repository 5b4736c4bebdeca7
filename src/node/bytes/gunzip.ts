// gzip by zlib, fed piece by piece: several members in one file are one stream, as `gzip -d` has it.

import type { Gunzip } from 'node:zlib'
import { continued } from './continued'
import { UnreadableError } from './unreadableError'
import type { SizeCheck } from './sizeCheck'

/** zlib's own 16 KiB would spend more time in calls than in inflating. */
const OUTPUT_BYTES = 1024 * 1024

/** Below that a stream and its thread take longer than inflating does. */
const SMALL_BYTES = 256 * 1024
/** What a small file may become at once; more is inflated piece by piece, where it is stopped in time. */
const SMALL_OUTPUT_BYTES = 8 * 1024 * 1024

/** zlib says which of its inputs is broken but not where in it: this is how precise an error's place is. */
const PIECE_BYTES = 64 * 1024

export async function* gunzipped(packed: AsyncIterable<Uint8Array>, check: SizeCheck): AsyncGenerator<Uint8Array> {
  const chunks = packed[Symbol.asyncIterator]()
  try {
    const first = await chunks.next()
    if (first.done === true) return
    if (first.value.length > SMALL_BYTES) return yield* streamed(continued([first.value], chunks), check)
    // Kept, because the source overwrites it with the next one.
    const head = first.value.slice()
    const second = await chunks.next()
    const whole = second.done === true ? await inflated(head) : null
    if (whole === null) return yield* streamed(continued(second.done === true ? [head] : [head, second.value], chunks), check)
    check(whole.length)
    yield whole
  } finally {
    await chunks.return?.()
  }
}

/** Null where it is broken or becomes too much: then the stream says what is wrong, and where. */
async function inflated(packed: Uint8Array): Promise<Uint8Array | null> {
  const { gunzipSync } = await import('node:zlib')
  try {
    return gunzipSync(packed, { chunkSize: SMALL_BYTES, maxOutputLength: SMALL_OUTPUT_BYTES })
  } catch {
    return null
  }
}

async function* streamed(packed: AsyncIterable<Uint8Array>, check: SizeCheck): AsyncGenerator<Uint8Array> {
  // Loaded for packed files alone: it takes as long as a small profile does.
  const { createGunzip } = await import('node:zlib')
  const gunzip = createGunzip({ chunkSize: OUTPUT_BYTES })
  const feeding = feed(packed, gunzip)
  // What breaks the source breaks the stream, and what breaks the stream is thrown below.
  feeding.catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))))
  let unpackedBytes = 0
  try {
    for await (const chunk of outputOf(gunzip)) {
      unpackedBytes += chunk.length
      check(unpackedBytes)
      yield chunk
    }
  } catch (error) {
    throw isZlibError(error) ? broken(error, gunzip.bytesWritten) : error
  } finally {
    gunzip.destroy()
    // The source is closed when this ends, not some time later.
    await feeding.catch(() => undefined)
  }
}

/**
 * Waits until zlib has taken a piece, because the source overwrites its chunk with the next one. When zlib has failed, or has had
 * enough (zeros after the last member), it never says that it has taken the piece: then the stream's end ends the waiting.
 */
async function feed(packed: AsyncIterable<Uint8Array>, gunzip: Gunzip): Promise<void> {
  const closed = new Promise<'closed'>(resolve => gunzip.once('close', () => resolve('closed')))
  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const taken = new Promise<'taken'>((resolve, reject) => {
        gunzip.write(chunk.subarray(at, at + PIECE_BYTES), error => (error instanceof Error ? reject(error) : resolve('taken')))
      })
      if ((await Promise.race([taken, closed])) === 'closed') return
    }
  }
  gunzip.end()
}

/** The stream's own type leaves open what its chunks are. */
function outputOf(gunzip: Gunzip): AsyncIterable<Uint8Array> {
  return gunzip
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}

function broken(error: Error, byte: number): UnreadableError {
  return new UnreadableError({ kind: 'unpack', packing: 'gzip', what: error.message, byte })
}
