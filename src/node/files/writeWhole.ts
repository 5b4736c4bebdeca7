// Writes a file whole or not at all: a reader never sees half of it, and a failure leaves what was there.

import { closeSync, constants, openSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * A draft beside the file, renamed when it is complete. Throws what the system throws; the draft is gone then. A link stays one, and what
 * it leads to is written; a device or a pipe is written to and never replaced.
 */
export function writeWhole(path: string, contents: string | Uint8Array): void {
  const place = statSync(path, { throwIfNoEntry: false })
  if (place !== undefined && !place.isFile() && !place.isDirectory()) return writeInto(path, contents, place.isFIFO())
  const file = place === undefined ? path : realpathSync(path)
  const draft = `${file}.${process.pid}.part`
  try {
    writeFileSync(draft, contents)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function writeInto(path: string, contents: string | Uint8Array, isPipe: boolean): void {
  // Says at once that nobody reads, where opening to write would wait for ever.
  const probe = isPipe ? openSync(path, constants.O_WRONLY | constants.O_NONBLOCK) : null
  try {
    const fd = openSync(path, constants.O_WRONLY)
    try {
      writeFileSync(fd, contents)
    } finally {
      closeSync(fd)
    }
  } finally {
    if (probe !== null) closeSync(probe)
  }
}

/** Drafts of this file that a process left which was killed while it wrote: those of processes that still run are left alone. */
export function removeLeftDrafts(path: string): void {
  const [folder, start] = [dirname(path), `${basename(path)}.`]
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(start) ? /^(\d{1,10})\.part$/.exec(name.slice(start.length))?.[1] : undefined
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}

/** Of this machine. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's is not ours to ask.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether two paths name the same file; false when one of them does not exist. */
export function isSameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map(found)
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev
}

/** Undefined also for what leads nowhere or in a circle. */
function found(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}
