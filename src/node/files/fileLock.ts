// A lock beside a kept file, so that of two windows that read, change and write it at once neither loses what the other wrote.

import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { isRunning } from './writeWhole'

/** Reading and writing a small file takes a few: who waits longer goes on without the lock, for a lock is no reason to stop a person. */
const MOST_WAITING_MS = 2000
const LOOK_EVERY_MS = 4
/** Nobody holds it that long; a process's number may be another's by then. */
const STALE_MS = 10_000
/** Between making a lock and signing it lies nothing: whose is unsigned for longer was killed there. */
const UNSIGNED_MS = 1000

/** Runs `work` while no other process does the same for this path. Its folder must be there. */
export function locked<T>(path: string, work: () => T): T {
  const lock = `${path}.lock`
  const isHeld = hold(path, lock)
  try {
    return work()
  } finally {
    if (isHeld) rmSync(lock, { force: true })
  }
}

/** False where it could not be had: a full disk, a folder only for reading, or somebody who does not let go of it. */
function hold(path: string, lock: string): boolean {
  const endMs = performance.now() + MOST_WAITING_MS
  for (;;) {
    try {
      return signed(openSync(lock, 'wx'), lock)
    } catch (error) {
      if (!isThere(error) || performance.now() > endMs) return false
    }
    if (!removedIfLeft(path, lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS)
  }
}

/** False, and nothing left, where not even a number fits on the disk. */
function signed(fd: number, lock: string): boolean {
  try {
    writeSync(fd, String(process.pid))
    return true
  } catch {
    rmSync(lock, { force: true })
    return false
  } finally {
    closeSync(fd)
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

/** What a killed process left. Renamed first: of two that find it only one removes it. */
function removedIfLeft(path: string, lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8') || NaN)
    const isSigned = !Number.isNaN(holder)
    const isStale = Date.now() - statSync(lock).mtimeMs > (isSigned ? STALE_MS : UNSIGNED_MS)
    if (!isStale && (!isSigned || isRunning(holder))) return false
    // The name of a draft of this process: what is left of it is removed as one.
    const aside = `${path}.${process.pid}.part`
    renameSync(lock, aside)
    rmSync(aside, { force: true })
  } catch {
    // Let go of, or removed by another.
  }
  return true
}
