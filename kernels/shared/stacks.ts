// The tree of stacks.

import { takeRoom } from './host'
import { GROWTH, NONE, spread, taken } from './memory'

/** As the reader counts a stack. */
export const STACK_ROOM: f64 = 48

// A stack: parent, frame, first child, that one's frame; 0 is the forest.
let tree: usize = 0
let treeSize: i32 = 0
let stacks: i32 = 1
let counted: i32 = 1024
// Later children: hash, stack.
let children: usize = 0
let childMask: u32 = 0
let hashed: u32 = 0

export function startStacks(): void {
  treeSize = 1024
  tree = taken((treeSize as usize) << 4)
  store<i32>(tree, NONE, 12)
  childMask = 2047
  children = taken(2048 << 3)
}

export function stacksAt(): usize {
  return tree
}

export function stackCount(): i32 {
  return stacks - 1
}

function addStack(parent: i32, frame: i32): i32 {
  if (stacks == counted) {
    takeRoom((counted as f64) * STACK_ROOM)
    counted <<= 1
  }
  if (stacks == treeSize) {
    const before = tree
    treeSize *= GROWTH
    tree = taken((treeSize as usize) << 4)
    memory.copy(tree, before, (stacks as usize) << 4)
  }
  const at = tree + ((stacks as usize) << 4)
  store<i32>(at, parent)
  store<i32>(at, frame, 4)
  store<i32>(at, NONE, 12)
  return stacks++
}

export function childOf(parent: i32, frame: i32): i32 {
  const at = tree + ((parent as usize) << 4)
  const first = load<i32>(at, 12)
  if (first == frame) return load<i32>(at, 8)
  if (first == NONE) {
    const added = addStack(parent, frame)
    // The tree may have moved.
    const from = tree + ((parent as usize) << 4)
    store<i32>(from, added, 8)
    store<i32>(from, frame, 12)
    return added
  }
  const product = ((parent as u32) * 0x9e3779b1) ^ ((frame as u32) * 0x85ebca77)
  const hash = product ^ (product >> 15)
  for (let slot = hash & childMask; ; slot = (slot + 1) & childMask) {
    const cell = children + ((slot as usize) << 3)
    const known = load<i32>(cell, 4)
    if (known == 0) {
      const added = addStack(parent, frame)
      store<u32>(cell, hash)
      store<i32>(cell, added, 4)
      if (++hashed << 1 > childMask) {
        children = spread(children, childMask + 1, 3)
        childMask = (childMask + 1) * GROWTH - 1
      }
      return added
    }
    const from = tree + ((known as usize) << 4)
    if (load<u32>(cell) == hash && load<i32>(from) == parent && load<i32>(from, 4) == frame) return known
  }
  return NONE
}
