// Where a profile's bytes come from: a file, standard input or an upload, all as one stream of chunks.

import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { pipeChunks } from './namedPipe'

export type Source = {
  /** Null where the length is not known before the end. */
  readonly sizeBytes: number | null
  /** May be walked once. A chunk is overwritten by the next one. */
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Larger reads gain nothing (the page cache gives 6 GB/s at this size), and a worker holds only one of them. */
const CHUNK_BYTES = 4 * 1024 * 1024

/** What every command takes for standard input. */
export const STDIN_NAME = '-'
/** Standard input as a file descriptor. */
const STDIN = 0

/** Throws what `open` throws: no such file, a folder, no permission. */
export function fileSource(path: string): Source {
  if (statSync(path).isFIFO()) return { sizeBytes: null, chunks: pipeChunks(path) }
  const fd = openSync(path, 'r')
  const stat = fstatSync(fd)
  // A pipe or a device has no size that could be trusted.
  return { sizeBytes: stat.isFile() ? stat.size : null, chunks: readAll(fd) }
}

export function stdinSource(): Source {
  const stat = fstatSync(STDIN)
  if (stat.isFile()) return { sizeBytes: stat.size, chunks: readAll(STDIN) }
  return { sizeBytes: null, chunks: process.stdin }
}

/** The same bytes, each chunk shown to `onChunk` on its way. */
export function watched({ sizeBytes, chunks }: Source, onChunk: (chunk: Uint8Array) => void): Source {
  async function* shown(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      onChunk(chunk)
      yield chunk
    }
  }
  return { sizeBytes, chunks: shown() }
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
