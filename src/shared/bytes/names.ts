// Interns pieces of bytes without making a string of each: a name is decoded when it is asked for and is a number otherwise.

import { takeRoom } from '../base/room'
import { textOf } from '../base/utf8'

export type ByteNames = {
  /** The row of `bytes[start..end)`; a new row is the number of rows before it. */
  intern(bytes: Uint8Array, start: number, end: number): number
  /** Puts the rows of `count` ranges of the same bytes into `rows`: faster than one by one where there are more names than the cache holds. */
  internAll(bytes: Uint8Array, from: Int32Array, to: Int32Array, count: number, rows: Int32Array): void
  /** The row of what starts at `start` and ends before the next `stop` or `otherStop`, or at `end`: one pass finds the end and hashes. */
  internUntil(bytes: Uint8Array, start: number, end: number, stop: number, otherStop?: number): number
  /** Where the name `row` ends if it stands at `start`, else −1: cheaper than interning where one name is likely. */
  endIfAt(row: number, bytes: Uint8Array, start: number, end: number): number
  /** Where the name of the last `internUntil` ended. */
  readonly lastEnd: () => number
  text(row: number): string
  /** The bytes themselves, which stay where they are until the next `intern`. */
  view(row: number): Uint8Array
  /** What all names are views of, and where one starts in it, for who walks over many: a view of each would cost more than reading it. */
  readonly pool: () => Uint8Array
  startOf(row: number): number
  readonly length: () => number
  /** What the names take together, without the tables beside them. */
  readonly sizeBytes: () => number
  /** Forgets every name; rows start at 0 again. */
  clear(): void
}

const EMPTY = -1
const FIRST_SLOTS = 4096
const FIRST_POOL_BYTES = 1 << 16
/** Half full at most: linear probing stays at one or two steps. */
const MAX_LOAD = 0.5
/** Hash, row, start and size side by side: a look-up touches one cache line before it compares the bytes. */
const SLOT_CELLS = 4
/** The same byte in all four places of a word. */
const EVERY_BYTE = 0x01010101
const EVERY_TOP_BIT = 0x80808080

export function byteNames(): ByteNames {
  let pool = new Uint8Array(FIRST_POOL_BYTES)
  let poolWords = wordsOf(pool)
  let poolEnd = 0
  let starts = new Float64Array(FIRST_SLOTS)
  let slots = emptySlots(FIRST_SLOTS)
  let mask = FIRST_SLOTS - 1
  let length = 0
  let lastEnd = 0
  // The words of the chunk that names come from: it is the same one for thousands of calls.
  let source: Uint8Array = pool
  let sourceWords = poolWords
  let batchHashes = new Int32Array(0)
  let batchPoolStarts = new Uint32Array(0)

  function wordsFor(bytes: Uint8Array): DataView {
    if (bytes !== source) {
      source = bytes
      sourceWords = wordsOf(bytes)
    }
    return sourceWords
  }

  function isSame(poolStart: number, start: number, size: number): boolean {
    if (size < 4) {
      for (let i = 0; i < size; i++) if (pool[poolStart + i] !== source[start + i]) return false
      return true
    }
    const last = size - 4
    for (let i = 0; i < last; i += 4) if (poolWords.getInt32(poolStart + i) !== sourceWords.getInt32(start + i)) return false
    // The last word may overlap the one before it, which saves a loop over single bytes.
    return poolWords.getInt32(poolStart + last) === sourceWords.getInt32(start + last)
  }

  function hasSameEnds(poolStart: number, start: number, size: number): boolean {
    if (size < 4) return true
    const last = size - 4
    return (
      poolWords.getInt32(poolStart) === sourceWords.getInt32(start) &&
      poolWords.getInt32(poolStart + last) === sourceWords.getInt32(start + last)
    )
  }

  function rowOf(hash: number, start: number, size: number): number {
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT_CELLS
      const row = slots[at + 1]
      if (row === EMPTY) return add(at, hash, start, size)
      if (slots[at] === hash && slots[at + 3] === size && isSame(slots[at + 2] >>> 0, start, size)) return row
    }
  }

  function add(at: number, hash: number, start: number, size: number): number {
    if (poolEnd + size > pool.length) {
      const bytes = Math.max(pool.length * 2, poolEnd + size)
      takeRoom(bytes - pool.length)
      const bigger = new Uint8Array(bytes)
      bigger.set(pool.subarray(0, poolEnd))
      pool = bigger
      poolWords = wordsOf(pool)
    }
    pool.set(source.subarray(start, start + size), poolEnd)
    const row = length++
    slots[at] = hash
    slots[at + 1] = row
    slots[at + 2] = poolEnd
    slots[at + 3] = size
    poolEnd += size
    if (length >= starts.length) {
      takeRoom(starts.byteLength)
      const bigger = new Float64Array(starts.length * 2)
      bigger.set(starts)
      starts = bigger
    }
    starts[length] = poolEnd
    if (length > (mask + 1) * MAX_LOAD) grow()
    return row
  }

  function grow(): void {
    const before = slots
    takeRoom(before.byteLength)
    mask = mask * 2 + 1
    slots = emptySlots(mask + 1)
    for (let from = 0; from < before.length; from += SLOT_CELLS) {
      if (before[from + 1] === EMPTY) continue
      let slot = before[from] & mask
      while (slots[slot * SLOT_CELLS + 1] !== EMPTY) slot = (slot + 1) & mask
      for (let cell = 0; cell < SLOT_CELLS; cell++) slots[slot * SLOT_CELLS + cell] = before[from + cell]
    }
  }

  function hashOf(bytes: Uint8Array, words: DataView, start: number, end: number): number {
    let hash = 0
    let at = start
    for (; at + 4 <= end; at += 4) hash = mixed(hash, words.getInt32(at, true))
    return finished(hash, shortWord(bytes, at, end), end - start)
  }

  return {
    intern(bytes, start, end) {
      return rowOf(hashOf(bytes, wordsFor(bytes), start, end), start, end - start)
    },
    internAll(bytes, from, to, count, rows) {
      const words = wordsFor(bytes)
      if (batchHashes.length < count) {
        batchHashes = new Int32Array(count)
        batchPoolStarts = new Uint32Array(count)
      }
      for (let i = 0; i < count; i++) batchHashes[i] = hashOf(bytes, words, from[i], to[i])
      // Looks at both ends of every likely name first: the processor fetches them side by side, and finds them in its cache below.
      for (let i = 0; i < count; i++) {
        const at = (batchHashes[i] & mask) * SLOT_CELLS
        const size = to[i] - from[i]
        const isLikely = slots[at] === batchHashes[i] && slots[at + 3] === size && hasSameEnds(slots[at + 2] >>> 0, from[i], size)
        batchPoolStarts[i] = slots[at + 2]
        rows[i] = isLikely ? slots[at + 1] : EMPTY
      }
      for (let i = 0; i < count; i++) {
        const size = to[i] - from[i]
        if (rows[i] === EMPTY || !isSame(batchPoolStarts[i], from[i], size)) rows[i] = rowOf(batchHashes[i], from[i], size)
      }
    },
    internUntil(bytes, start, end, stop, otherStop = stop) {
      const words = wordsFor(bytes)
      const stops = stop * EVERY_BYTE
      const otherStops = otherStop * EVERY_BYTE
      const lastWord = end - 4
      let hash = 0
      let at = start
      for (;;) {
        if (at > lastWord) {
          lastEnd = at
          while (lastEnd < end && bytes[lastEnd] !== stop && bytes[lastEnd] !== otherStop) lastEnd++
          return rowOf(finished(hash, shortWord(bytes, at, lastEnd), lastEnd - start), start, lastEnd - start)
        }
        const word = words.getInt32(at, true)
        const zeroAtStop = word ^ stops
        const zeroAtOther = word ^ otherStops
        // Sets the top bit of the lowest byte that is zero (and perhaps of some above it, which do not matter).
        const found = (((zeroAtStop - EVERY_BYTE) & ~zeroAtStop) | ((zeroAtOther - EVERY_BYTE) & ~zeroAtOther)) & EVERY_TOP_BIT
        if (found !== 0) {
          const bits = (31 - Math.clz32(found & -found)) & ~7
          lastEnd = at + (bits >> 3)
          return rowOf(finished(hash, word & ((1 << bits) - 1), lastEnd - start), start, lastEnd - start)
        }
        hash = mixed(hash, word)
        at += 4
      }
    },
    endIfAt(row, bytes, start, end) {
      wordsFor(bytes)
      const size = starts[row + 1] - starts[row]
      return start + size <= end && isSame(starts[row], start, size) ? start + size : -1
    },
    lastEnd: () => lastEnd,
    text: row => textOf(pool.subarray(starts[row], starts[row + 1])),
    view: row => pool.subarray(starts[row], starts[row + 1]),
    pool: () => pool,
    startOf: row => starts[row],
    length: () => length,
    sizeBytes: () => poolEnd,
    clear() {
      poolEnd = 0
      length = 0
      slots.fill(EMPTY)
    },
  }
}

function emptySlots(count: number): Int32Array {
  return new Int32Array(count * SLOT_CELLS).fill(EMPTY)
}

function wordsOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Up to three bytes as the low end of a word. */
function shortWord(bytes: Uint8Array, start: number, end: number): number {
  let word = 0
  for (let at = start; at < end; at++) word |= bytes[at] << ((at - start) * 8)
  return word
}

/** Four bytes a step, which is twice as fast as one. */
function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1)
  return product ^ (product >>> 15)
}

/** A last mix: the low bits alone are too regular for a table whose size is a power of two. */
function finished(hash: number, tail: number, size: number): number {
  const product = Math.imul(mixed(hash, tail) ^ size, 0x2c1b3c6d)
  return product ^ (product >>> 13)
}
