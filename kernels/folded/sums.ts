// Sums of functions along the path that is open.

import { takeRoom } from '../shared/host'
import { GROWTH, taken } from '../shared/memory'
import { STACK_ROOM } from '../shared/stacks'

// By depth: function and weight; and by function: self, total, how often it is open.
let path: usize = 0
let pathSize: i32 = 0
let depth: i32 = 0
let sums: usize = 0
let sumsSize: i32 = 0

export function startSums(): void {
  growPath(256)
  growSums(256)
}

export function sumsAt(): usize {
  return sums
}

/** How many functions there may be sums of. */
export function sumsRoom(): i32 {
  return sumsSize
}

let totalValue: f64 = 0
let sizeOfAll: f64 = 0

export function total(): f64 {
  return totalValue
}

export function size(): f64 {
  return sizeOfAll
}

function growPath(size: i32): void {
  if (pathSize > 0) takeRoom((pathSize as f64) * STACK_ROOM)
  const before = path
  path = taken((size as usize) << 4)
  memory.copy(path, before, (pathSize as usize) << 4)
  pathSize = size
}

function growSums(size: i32): void {
  const before = sums
  sums = taken((size as usize) * 24)
  memory.copy(sums, before, (sumsSize as usize) * 24)
  sumsSize = size
}

export function cutTo(kept: i32): void {
  while (depth > kept) {
    depth--
    const open = path + ((depth as usize) << 4)
    const weight = load<f64>(open, 8)
    const sum = sums + (load<i32>(open) as usize) * 24
    const times = load<i32>(sum, 16) - 1
    store<i32>(sum, times, 16)
    // Only the outermost call counts: the inner ones' weight is in it.
    if (times == 0) store<f64>(sum, load<f64>(sum, 8) + weight, 8)
    if (depth > 0) store<f64>(open - 16, load<f64>(open - 16, 8) + weight, 8)
  }
}

export function push(fn: i32): void {
  if (fn >= sumsSize) growSums(max(sumsSize * GROWTH, fn + 1))
  if (depth == pathSize) growPath(pathSize << 1)
  const sum = sums + (fn as usize) * 24
  store<i32>(sum, load<i32>(sum, 16) + 1, 16)
  const open = path + ((depth as usize) << 4)
  store<i32>(open, fn)
  store<f64>(open, 0, 8)
  depth++
}

export function weigh(count: f64): void {
  totalValue += count
  sizeOfAll += abs(count)
  if (depth == 0) return
  const open = path + (((depth - 1) as usize) << 4)
  const sum = sums + (load<i32>(open) as usize) * 24
  store<f64>(sum, load<f64>(sum) + count)
  store<f64>(open, load<f64>(open, 8) + count, 8)
}
