// Uploaded bytes and standard input wait in a private folder, so that whatever is loaded is a file; the folder goes with the program.

import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { open, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export type Spool = {
  /** Returns the path of a file with these bytes. */
  keep(bytes: Bytes): Promise<string>
  /** Removes everything; nothing can be kept afterwards. */
  remove(): void
}

/** A baseline, a current profile and a few tries stay whatever their size … */
const MIN_FILES = 8
/** … and of more, a folder for a trend among them, the newest of so many bytes; older ones would fill the disk of a long session. */
const MAX_BYTES = 2 * 1024 ** 3

/** Other programs need some of the disk as well. */
const FREE_BYTES = 128 * 1024 ** 2
/** Asking costs little, but not nothing. */
const LOOK_BYTES = 16 * 1024 ** 2

/** False where the system does not say. */
async function isNearlyFull(path: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(path)
    return bavail * bsize < FREE_BYTES
  } catch {
    return false
  }
}

export function spool(): Spool {
  let folder: string | null = null
  let made = 0
  let totalBytes = 0
  const kept: { readonly path: string; readonly sizeBytes: number }[] = []

  async function write(path: string, bytes: Bytes): Promise<void> {
    const file = await open(path, 'wx', 0o600)
    let sinceLook = Infinity
    try {
      for await (const chunk of bytes) {
        sinceLook += chunk.length
        if (sinceLook >= LOOK_BYTES) {
          if (await isNearlyFull(path)) throw new Error('the disk of temporary files is nearly full')
          sinceLook = 0
        }
        await file.write(chunk)
      }
    } finally {
      await file.close()
    }
  }

  return {
    async keep(bytes) {
      folder ??= mkdtempSync(join(tmpdir(), 'flamewise-'))
      const path = join(folder, String(made++))
      try {
        await write(path, bytes)
      } catch (error) {
        rmSync(path, { force: true })
        throw error
      }
      kept.push({ path, sizeBytes: statSync(path).size })
      totalBytes += kept[kept.length - 1].sizeBytes
      while (kept.length > MIN_FILES && totalBytes > MAX_BYTES) {
        const old = kept.shift()
        if (old === undefined) break
        totalBytes -= old.sizeBytes
        rmSync(old.path, { force: true })
      }
      return path
    },
    remove() {
      if (folder !== null) rmSync(folder, { recursive: true, force: true })
    },
  }
}
