// A disk that is full, for tests of what happens then: a small one in memory, where the system lets us make one.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SIZE_KIB = 256

export type SmallDisk = {
  readonly folder: string
  /** From now on no more than this fits; without it, not a single byte. */
  fill(leftKib?: number): void
  remove(): void
}

/** Null where none can be made: on another system, or for who is not root. */
export function smallDisk(): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'flamewise-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_KIB}k`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    fill(leftKib = 0) {
      const filling = join(folder, 'filling')
      try {
        writeFileSync(filling, Buffer.alloc(SIZE_KIB * 1024 * 2))
      } catch {
        // As it shall be.
      }
      truncateSync(filling, Math.max(0, statSync(filling).size - leftKib * 1024))
    },
    remove() {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
