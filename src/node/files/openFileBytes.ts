// A file of this machine to read single places of. Only what is a plain file: a name in a recording must not make us wait for a pipe.

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import type { FileBytes } from '../../shared/bytes/fileBytes'

export type OpenFileBytes = FileBytes & { close(): void }

/** Null where there is no such file, or none that may be read. Files that the kernel makes up have no size and are read to their end. */
export function openFileBytes(path: string): OpenFileBytes | null {
  let fd: number
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch {
    return null
  }
  const close = () => closeSync(fd)
  const stat = fstatSync(fd)
  if (!stat.isFile()) {
    close()
    return null
  }
  return {
    sizeBytes: stat.size,
    close,
    read(at, length) {
      const end = stat.size === 0 ? length : Math.min(length, Math.max(0, stat.size - at))
      const bytes = new Uint8Array(Math.max(0, end))
      let filled = 0
      try {
        while (filled < bytes.length) {
          const count = readSync(fd, bytes, filled, bytes.length - filled, at + filled)
          if (count === 0) break
          filled += count
        }
      } catch {
        // What cannot be read is not there.
      }
      return bytes.subarray(0, filled)
    },
  }
}
