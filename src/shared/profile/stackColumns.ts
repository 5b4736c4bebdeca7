// Grows the prefix tree of stacks: the innermost loop of every reader, so a child is found without an allocation.

import { hash3 } from '../base/intTable'
import { takeRoom } from '../base/room'
import { NONE, type StackTable } from './profile'

export type StackColumns = {
  /** The stack that is `parent` (NONE for a root) with `frame` on top, added if it is new. */
  child(parent: number, frame: number): number
  readonly length: () => number
  finish(): StackTable
}

const FIRST_STACKS = 1024
const FIRST_SLOTS = 2048
/** Half full at most: linear probing stays at one or two steps. */
const MAX_LOAD = 0.5

// A stack's cells lie side by side, because big trees are bound by cache misses: one look at a stack is one cache line.
const STACK_CELLS = 4
const PARENT = 0
const FRAME = 1
const FIRST_CHILD = 2
const FIRST_CHILD_FRAME = 3
/** Answers about stacks (call tree, findings, picture) take about 200 bytes for each at once, so each takes as much room as three. */
const ASKED_RATIO = 3
export const STACK_ROOM_BYTES = STACK_CELLS * Int32Array.BYTES_PER_ELEMENT * ASKED_RATIO
/** The whole hash and the stack: other stacks in a slot's way are passed without looking at them. */
const SLOT_CELLS = 2

/** Most stacks have one child, so the first child is kept with its parent; only later siblings and roots go through the hash table. */
export function stackColumns(): StackColumns {
  let stacks = new Int32Array(FIRST_STACKS * STACK_CELLS)
  let length = 0
  let slots = emptySlots(FIRST_SLOTS)
  let mask = FIRST_SLOTS - 1
  let hashed = 0

  function add(parent: number, frame: number): number {
    const at = length * STACK_CELLS
    if (at === stacks.length) {
      takeRoom(length * STACK_ROOM_BYTES)
      const bigger = new Int32Array(stacks.length * 2)
      bigger.set(stacks)
      stacks = bigger
    }
    stacks[at + PARENT] = parent
    stacks[at + FRAME] = frame
    stacks[at + FIRST_CHILD] = NONE
    stacks[at + FIRST_CHILD_FRAME] = NONE
    return length++
  }

  function laterChild(parent: number, frame: number): number {
    const hash = hash3(parent, frame, 0) | 0
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT_CELLS
      const stack = slots[at + 1]
      if (stack === NONE) {
        const added = add(parent, frame)
        slots[at] = hash
        slots[at + 1] = added
        if (++hashed > (mask + 1) * MAX_LOAD) grow()
        return added
      }
      const from = stack * STACK_CELLS
      if (slots[at] === hash && stacks[from + FRAME] === frame && stacks[from + PARENT] === parent) return stack
    }
  }

  function grow(): void {
    const before = slots
    takeRoom(before.byteLength)
    mask = mask * 2 + 1
    slots = emptySlots(mask + 1)
    for (let from = 0; from < before.length; from += SLOT_CELLS) {
      if (before[from + 1] === NONE) continue
      let slot = before[from] & mask
      while (slots[slot * SLOT_CELLS + 1] !== NONE) slot = (slot + 1) & mask
      slots[slot * SLOT_CELLS] = before[from]
      slots[slot * SLOT_CELLS + 1] = before[from + 1]
    }
  }

  return {
    child(parent, frame) {
      if (parent === NONE) return laterChild(parent, frame)
      const at = parent * STACK_CELLS
      const firstFrame = stacks[at + FIRST_CHILD_FRAME]
      if (firstFrame === frame) return stacks[at + FIRST_CHILD]
      if (firstFrame !== NONE) return laterChild(parent, frame)
      const stack = add(parent, frame)
      stacks[at + FIRST_CHILD] = stack
      stacks[at + FIRST_CHILD_FRAME] = frame
      return stack
    },
    length: () => length,
    finish() {
      const parent = new Int32Array(length)
      const frame = new Int32Array(length)
      for (let stack = 0; stack < length; stack++) {
        parent[stack] = stacks[stack * STACK_CELLS + PARENT]
        frame[stack] = stacks[stack * STACK_CELLS + FRAME]
      }
      return { parent, frame }
    },
  }
}

function emptySlots(count: number): Int32Array {
  return new Int32Array(count * SLOT_CELLS).fill(NONE)
}
