// Names, each with the number that the reader gave it when it was first seen.

import { GROWTH, NONE, spread, taken } from '../shared/memory'
import { takeRoom } from '../shared/host'
import { hashed, isSame } from '../shared/words'
import { idOf } from './host'

// A name: hash, id + 1, where it stands, its size.
let slots: usize = taken(4096 << 4)
let slotMask: u32 = 4095
let names: u32 = 0
let pool: usize = 0
let poolEnd: usize = 0

/** The id of a name. */
export function idAt(from: usize, size: usize): i32 {
  const hash = hashed(size as u64, from, size)
  const short = (hash ^ (hash >> 32)) as u32
  for (let slot = short & slotMask; ; slot = (slot + 1) & slotMask) {
    const cell = slots + ((slot as usize) << 4)
    const known = load<i32>(cell, 4)
    if (known == 0) return addName(cell, short, from, size)
    if (load<u32>(cell) == short && load<u32>(cell, 12) == (size as u32) && isSame(load<u32>(cell, 8), from, size)) return known - 1
  }
  return NONE
}

function addName(cell: usize, hash: u32, from: usize, size: usize): i32 {
  if (poolEnd + size > pool) {
    const bytes: usize = max<usize>(1 << 16, size << 1)
    takeRoom(bytes as f64)
    poolEnd = taken(bytes)
    pool = poolEnd + bytes
  }
  memory.copy(poolEnd, from, size)
  const id = idOf(poolEnd, size as i32)
  store<u32>(cell, hash)
  store<i32>(cell, id + 1, 4)
  store<u32>(cell, poolEnd as u32, 8)
  store<u32>(cell, size as u32, 12)
  poolEnd += size
  if (++names << 1 > slotMask) {
    slots = spread(slots, slotMask + 1, 4)
    slotMask = (slotMask + 1) * GROWTH - 1
  }
  return id
}
