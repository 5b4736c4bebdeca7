// Where a profile's bytes come from: a file, standard input or an upload, all as one stream of chunks.

import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { pipeChunks } from './namedPipe'

export type Source = {
  /** Null where the length is not known before the end. */
  readonly sizeBytes: number | null
  /** May be walked once. A chunk is overwritten by the next one. */
  readonly chunks: AsyncIterable<Uint8Array>
  /** What was read of it is gone: a pipe. */
  readonly isGoneOnceRead?: true
  /** Where `chunks` come out of something packed: how much of that was read. Limits of unpacking count from it. */
  readonly packedBytes?: () => number
}

/** Larger reads gain nothing (the page cache gives 6 GB/s at this size), and a worker holds only one of them. */
const CHUNK_BYTES = 4 * 1024 * 1024

/** What every command takes for standard input. */
export const STDIN_NAME = '-'
/** Standard input as a file descriptor. */
const STDIN = 0

/** Throws what `open` throws: no such file, a folder, no permission. */
export function fileSource(path: string): Source {
  if (statSync(path).isFIFO()) return { sizeBytes: null, chunks: pipeChunks(path), isGoneOnceRead: true }
  const fd = openSync(path, 'r')
  const stat = fstatSync(fd)
  // A pipe or a device has no size that could be trusted.
  const sizeBytes = stat.isFile() ? stat.size : null
  return { sizeBytes, chunks: sizeBytes === null ? readAll(fd) : steady(readAll(fd), sizeBytes, path) }
}

export function stdinSource(): Source {
  const stat = fstatSync(STDIN)
  if (stat.isFile()) return { sizeBytes: stat.size, chunks: readAll(STDIN), isGoneOnceRead: true }
  return { sizeBytes: null, chunks: process.stdin, isGoneOnceRead: true }
}

/** The same bytes, each chunk shown to `onChunk` on its way. */
export function watched({ chunks, ...source }: Source, onChunk: (chunk: Uint8Array) => void): Source {
  async function* shown(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      onChunk(chunk)
      yield chunk
    }
  }
  return { ...source, chunks: shown() }
}

/** What the system has no word for, in the place of its code. */
export const SHRANK = 'SHRANK'
export const GREW = 'GREW'

/** A profiler that is still writing is read as far as it has come; what is always longer than before is never read to an end. */
const MOST_GROWTH = 2
const FREE_GROWTH_BYTES = 1024 * 1024 * 1024

/** The bytes of a file, if they are as many as it had when it was opened, or somewhat more. Files of the system say that they have none. */
async function* steady(chunks: AsyncIterable<Uint8Array>, sizeBytes: number, path: string): AsyncGenerator<Uint8Array> {
  let readBytes = 0
  for await (const chunk of chunks) {
    readBytes += chunk.length
    if (sizeBytes > 0 && readBytes > sizeBytes * MOST_GROWTH + FREE_GROWTH_BYTES) throw changed(GREW, path)
    yield chunk
  }
  if (readBytes < sizeBytes) throw changed(SHRANK, path)
}

function changed(code: string, path: string): Error {
  return Object.assign(new Error(`${path} changed while it was read`), { code, syscall: 'read' })
}

/** Reads are synchronous: nothing else runs on this thread, and waiting for the thread pool costs more than the page cache does. */
async function* readAll(fd: number): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK_BYTES)
  try {
    for (;;) {
      const length = readSync(fd, buffer, 0, CHUNK_BYTES, null)
      if (length === 0) return
      yield buffer.subarray(0, length)
    }
  } finally {
    if (fd !== STDIN) closeSync(fd)
  }
}
