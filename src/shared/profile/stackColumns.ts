// Grows the prefix tree of stacks: the innermost loop of every reader, so a child is found without an allocation.

import { int32Column } from '../base/columns'
import { hash3 } from '../base/intTable'
import { NONE, type StackTable } from './profile'

export type StackColumns = {
  /** The stack that is `parent` (NONE for a root) with `frame` on top, added if it is new. */
  child(parent: number, frame: number): number
  readonly length: () => number
  finish(): StackTable
}

const EMPTY = -1
const FIRST_SLOTS = 4096
/** Half full at most: linear probing stays at one or two steps. */
const MAX_LOAD = 0.5

/**
 * Most stacks have one child, so the first child of each is kept beside it and only later siblings go through the hash table:
 * one memory access instead of two on the common path.
 */
export function stackColumns(): StackColumns {
  const parents = int32Column()
  const frames = int32Column()
  let firstChild = new Int32Array(FIRST_SLOTS).fill(NONE)
  let slots = new Int32Array(FIRST_SLOTS).fill(EMPTY)
  let hashed = 0

  function add(parent: number, frame: number): number {
    const stack = parents.push(parent)
    frames.push(frame)
    if (stack >= firstChild.length) {
      const bigger = new Int32Array(firstChild.length * 2).fill(NONE)
      bigger.set(firstChild)
      firstChild = bigger
    }
    return stack
  }

  function slotOf(parent: number, frame: number): number {
    const mask = slots.length - 1
    let slot = hash3(parent, frame, 0) & mask
    for (;;) {
      const stack = slots[slot] ?? EMPTY
      if (stack === EMPTY || (frames.get(stack) === frame && parents.get(stack) === parent)) return slot
      slot = (slot + 1) & mask
    }
  }

  function grow(): void {
    const before = slots
    slots = new Int32Array(before.length * 2).fill(EMPTY)
    for (const stack of before) {
      if (stack !== EMPTY) slots[slotOf(parents.get(stack), frames.get(stack))] = stack
    }
  }

  return {
    child(parent, frame) {
      if (parent !== NONE) {
        const first = firstChild[parent] ?? NONE
        if (first === NONE) {
          const stack = add(parent, frame)
          firstChild[parent] = stack
          return stack
        }
        if (frames.get(first) === frame) return first
      }
      const slot = slotOf(parent, frame)
      const found = slots[slot] ?? EMPTY
      if (found !== EMPTY) return found
      const stack = add(parent, frame)
      slots[slot] = stack
      if (++hashed > slots.length * MAX_LOAD) grow()
      return stack
    },
    length: parents.length,
    finish: () => ({ parent: parents.finish(), frame: frames.finish() }),
  }
}
