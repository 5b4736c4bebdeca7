// A named pipe: opening one waits for who writes to it, which may be nobody.

import { closeSync, constants, openSync, readSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const CHUNK_BYTES = 256 * 1024
/** A program that is started in the same command has begun to write by then. */
const PATIENCE_MS = 5000
/** A pipe holds 64 KiB, so this is no brake. */
const LOOK_EVERY_MS = 1

/** A chunk is overwritten by the next one. Throws as the system does for a device that is not there, when nobody writes. */
export async function* pipeChunks(path: string): AsyncGenerator<Uint8Array> {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const buffer = new Uint8Array(CHUNK_BYTES)
  let hasWriter = false
  let waitedMs = 0
  try {
    for (;;) {
      const length = readSome(fd, buffer)
      if (length === 0 && hasWriter) return
      if (length !== 0) hasWriter = true
      if (length === 0 && waitedMs >= PATIENCE_MS)
        throw Object.assign(new Error(`nobody writes to ${path}`), { code: 'ENXIO', syscall: 'open' })
      if (length !== null && length > 0) yield buffer.subarray(0, length)
      else {
        await sleep(LOOK_EVERY_MS)
        waitedMs += LOOK_EVERY_MS
      }
    }
  } finally {
    closeSync(fd)
  }
}

/** 0 where nobody writes (any more); null where there is nothing to read yet. */
function readSome(fd: number, buffer: Uint8Array): number | null {
  try {
    return readSync(fd, buffer, 0, buffer.length, null)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null
    throw error
  }
}
