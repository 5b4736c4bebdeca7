// Writes a file whole or not at all: a reader never sees half of it, and a failure leaves what was there.

import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

/** A draft beside the file, renamed when it is complete. Throws what the system throws; the draft is gone then. */
export function writeWhole(path: string, contents: string | Uint8Array): void {
  const draft = `${path}.${process.pid}.part`
  try {
    writeFileSync(draft, contents)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Whether two paths name the same file; false when one of them does not exist. */
export function isSameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map(path => statSync(path, { throwIfNoEntry: false }))
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev
}
