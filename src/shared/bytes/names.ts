// Interns pieces of bytes without making a string of each: a name is decoded the first time it is seen and is a number from then on.

import { textOf } from '../base/utf8'

export type ByteNames = {
  /** The row of `bytes[start..end)`; a new row is the number of rows before it. */
  intern(bytes: Uint8Array, start: number, end: number): number
  text(row: number): string
  readonly length: () => number
}

const EMPTY = -1
const FIRST_SLOTS = 4096
const FIRST_POOL_BYTES = 1 << 16
/** Half full at most: linear probing stays at one or two steps. */
const MAX_LOAD = 0.5

export function byteNames(): ByteNames {
  let pool = new Uint8Array(FIRST_POOL_BYTES)
  let poolEnd = 0
  let starts = new Float64Array(FIRST_SLOTS)
  let hashes = new Int32Array(FIRST_SLOTS)
  let slots = new Int32Array(FIRST_SLOTS).fill(EMPTY)
  let length = 0

  function isRow(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = starts[row]
    const size = end - start
    if (starts[row + 1] - from !== size) return false
    for (let i = 0; i < size; i++) if (pool[from + i] !== bytes[start + i]) return false
    return true
  }

  function add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const size = end - start
    if (poolEnd + size > pool.length) {
      const bigger = new Uint8Array(Math.max(pool.length * 2, poolEnd + size))
      bigger.set(pool)
      pool = bigger
    }
    pool.set(bytes.subarray(start, end), poolEnd)
    poolEnd += size
    const row = length++
    if (row + 1 >= starts.length) {
      const biggerStarts = new Float64Array(starts.length * 2)
      biggerStarts.set(starts)
      starts = biggerStarts
      const biggerHashes = new Int32Array(hashes.length * 2)
      biggerHashes.set(hashes)
      hashes = biggerHashes
    }
    hashes[row] = hash
    starts[row + 1] = poolEnd
    if (length > slots.length * MAX_LOAD) grow()
    else place(row, slots)
    return row
  }

  function place(row: number, into: Int32Array): void {
    const mask = into.length - 1
    let slot = hashes[row] & mask
    while (into[slot] !== EMPTY) slot = (slot + 1) & mask
    into[slot] = row
  }

  function grow(): void {
    const bigger = new Int32Array(slots.length * 2).fill(EMPTY)
    for (let row = 0; row < length; row++) place(row, bigger)
    slots = bigger
  }

  return {
    intern(bytes, start, end) {
      const hash = hashBytes(bytes, start, end)
      const mask = slots.length - 1
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const row = slots[slot]
        if (row === EMPTY) return add(bytes, start, end, hash)
        if (hashes[row] === hash && isRow(row, bytes, start, end)) return row
      }
    },
    text: row => textOf(pool.subarray(starts[row], starts[row + 1])),
    length: () => length,
  }
}

/** FNV-1a with a final mix: its low bits alone are too regular for a table of a power of two. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ (hash >>> 13)
}
