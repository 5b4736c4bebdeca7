// The memory of a kernel, which is never used twice, and its hash tables.

import { takeRoom } from './host'

export const NONE: i32 = -1
export const GROWTH: i32 = 4
/** What is read at once may go so far past the end. */
const SLACK: usize = 64

let top: usize = __heap_base

/** Zeroed. */
export function taken(bytes: usize): usize {
  const start = (top + 15) & ~15
  top = start + bytes + SLACK
  const pages = ((top + 0xffff) >> 16) as i32
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) takeRoom(Infinity)
  return start
}

/** A table of `size` cells of `1 << shift` bytes, in one of GROWTH times as many. A cell begins with a hash, and then with what is 0 where it is free. */
export function spread(before: usize, size: u32, shift: usize): usize {
  takeRoom(((size as usize) << shift) as f64)
  const mask: u32 = size * GROWTH - 1
  const made = taken(((mask + 1) as usize) << shift)
  for (let from: u32 = 0; from < size; from++) {
    const cell = before + ((from as usize) << shift)
    if (load<i32>(cell, 4) == 0) continue
    let slot = load<u32>(cell) & mask
    while (load<i32>(made + ((slot as usize) << shift), 4) != 0) slot = (slot + 1) & mask
    memory.copy(made + ((slot as usize) << shift), cell, (1 as usize) << shift)
  }
  return made
}
