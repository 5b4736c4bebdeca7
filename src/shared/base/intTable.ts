// Finds the row of a tuple of integers: the hash table behind frames, functions and stacks, without an object an entry.

import { takeRoom } from './room'

export type IntTable = {
  /** The row of these three numbers, or −1. */
  find(a: number, b: number, c: number): number
  /** The row of these three numbers, added at the end if it is new. */
  intern(a: number, b: number, c: number): number
  readonly length: () => number
}

const EMPTY = -1
/** Half full at most: linear probing stays at one or two steps. */
const MAX_LOAD = 0.5
const FIRST_SLOTS = 1024

export function intTable(): IntTable {
  let slots = new Int32Array(FIRST_SLOTS).fill(EMPTY)
  let keys = new Int32Array(FIRST_SLOTS * MAX_LOAD * 3)
  let length = 0

  function slotOf(a: number, b: number, c: number): number {
    const mask = slots.length - 1
    let slot = hash3(a, b, c) & mask
    for (;;) {
      const row = slots[slot] ?? EMPTY
      if (row === EMPTY) return slot
      const at = row * 3
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c) return slot
      slot = (slot + 1) & mask
    }
  }

  function grow(): void {
    takeRoom(keys.byteLength + slots.byteLength)
    const biggerKeys = new Int32Array(keys.length * 2)
    biggerKeys.set(keys)
    keys = biggerKeys
    slots = new Int32Array(slots.length * 2).fill(EMPTY)
    for (let row = 0; row < length; row++) {
      const at = row * 3
      slots[slotOf(keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0)] = row
    }
  }

  return {
    find: (a, b, c) => slots[slotOf(a, b, c)] ?? EMPTY,
    intern(a, b, c) {
      let slot = slotOf(a, b, c)
      const found = slots[slot] ?? EMPTY
      if (found !== EMPTY) return found
      if (length * 3 === keys.length) {
        grow()
        slot = slotOf(a, b, c)
      }
      keys[length * 3] = a
      keys[length * 3 + 1] = b
      keys[length * 3 + 2] = c
      slots[slot] = length
      return length++
    },
    length: () => length,
  }
}

/** Mixes three integers into 32 well spread bits (multiply and shift, as in MurmurHash3's finaliser). */
export function hash3(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39)
  return (h ^ (h >>> 16)) >>> 0
}
