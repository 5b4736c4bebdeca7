// The loop that a large folded file spends its time in, in AssemblyScript: `npm run kernels` builds it into the reader's folder. It takes
// lines that are a stack, one blank and a whole number; at any other it stops, and the reader looks at that line itself.

import { GROWTH, NONE, taken } from '../shared/memory'
import { idAt } from './names'
import { childOf, startStacks } from '../shared/stacks'
import { cutTo, push, startSums, weigh } from './sums'
import { find } from '../shared/words'

export { stackCount, stacksAt } from '../shared/stacks'
export { size, sumsAt, sumsRoom, total } from './sums'

const NEWLINE: i32 = 10
const TAB: i32 = 9
const BLANK: i32 = 32
const HASH: i32 = 35
const ZERO: i32 = 48
const SEMICOLON: i32 = 59
/** Longer numbers may not be whole ones as a double. */
const MAX_DIGITS: i32 = 15
/** Frames of the line before that the next one is compared with. */
const MAX_SHARED: i32 = 4096

let input: usize = 0
let inputSize: usize = 0

const ends: usize = taken((MAX_SHARED as usize) << 2)
const nodes: usize = taken((MAX_SHARED as usize) << 2)
let shareable: i32 = 0
let lastStart: usize = 0
let root: i32 = NONE
let node: i32 = 0
let emptyFrames: i32 = 0
let isSumming: bool = false

/** By line: its stack or NONE, its root frame or NONE, its count. */
let lines: usize = 0
let linesSize: i32 = 0

export function start(onlySums: bool): void {
  isSumming = onlySums
  if (onlySums) startSums()
  else startStacks()
}

/** Where so many bytes may be put. */
export function inputOf(size: usize): usize {
  if (size > inputSize) {
    inputSize = size
    input = taken(size)
  }
  shareable = 0
  return input
}

export function linesAt(): usize {
  return lines
}

export function rootFrame(): i32 {
  return root
}

export function emptyCount(): i32 {
  return emptyFrames
}

/** How many frames from the root `from..end` has in common with the line before. */
function sharedFrames(from: usize, end: usize): i32 {
  if (shareable == 0) return 0
  const limit = min(end - from, load<i32>(ends + (((shareable - 1) as usize) << 2)) as usize)
  let same: usize = 0
  while (same + 8 <= limit && load<u64>(from + same) == load<u64>(lastStart + same)) same += 8
  while (same < limit && load<u8>(from + same) == load<u8>(lastStart + same)) same++
  let shared = 0
  for (; shared < shareable; shared++) {
    const frameEnd = load<i32>(ends + ((shared as usize) << 2)) as usize
    if (frameEnd > same || (from + frameEnd != end && (load<u8>(from + frameEnd) as i32) != SEMICOLON)) break
  }
  return shared
}

/** Walks the stack written in `from..end`. False where a frame has no name and none may be left out. */
function walked(from: usize, end: usize, mayBeEmpty: bool): bool {
  let shared = sharedFrames(from, end)
  let at = shared == 0 ? from : from + (load<i32>(ends + (((shared - 1) as usize) << 2)) as usize) + 1
  node = shared == 0 ? 0 : load<i32>(nodes + (((shared - 1) as usize) << 2))
  if (shared == 0) root = NONE
  emptyFrames = 0
  if (isSumming) cutTo(shared)
  while (at <= end) {
    const to = find(at, SEMICOLON, end)
    if (to == at) {
      if (!mayBeEmpty) {
        shareable = 0
        return false
      }
      emptyFrames++
    } else {
      const id = idAt(at, to - at)
      if (root == NONE) root = id
      if (isSumming) push(id)
      else node = childOf(node, id)
      if (shared < MAX_SHARED) {
        store<i32>(ends + ((shared as usize) << 2), (to - from) as i32)
        store<i32>(nodes + ((shared as usize) << 2), node)
        shared++
      }
    }
    at = to + 1
  }
  lastStart = from
  // Empty frames would go uncounted in a line that shares them.
  shareable = emptyFrames == 0 ? shared : 0
  return true
}

/** Any stack, with what it weighs; the row of it, or NONE. */
export function walk(from: usize, end: usize, count: f64): i32 {
  walked(from, end, true)
  if (isSumming) weigh(count)
  return node - 1
}

/** Closes the path. */
export function close(): void {
  cutTo(0)
  shareable = 0
}

let stoppedAt: usize = 0

/** Where `run` stopped: at a line that it does not take, or at the end. */
export function stopped(): usize {
  return stoppedAt
}

/** How many lines from `from` on were taken. */
export function run(from: usize, end: usize): i32 {
  let taking = 0
  let at = from
  while (at < end) {
    const lineEnd = find(at, NEWLINE, end)
    if (lineEnd == end || (load<u8>(at) as i32) == HASH) break
    let digits = lineEnd
    let count: u64 = 0
    let scale: u64 = 1
    while (digits > at && (((load<u8>(digits - 1) as i32) - ZERO) as u32) < 10) {
      digits--
      count += scale * (((load<u8>(digits) as i32) - ZERO) as u64)
      scale *= 10
      if (((lineEnd - digits) as i32) > MAX_DIGITS) break
    }
    const size = (lineEnd - digits) as i32
    const stackEnd = digits - 1
    if (size == 0 || size > MAX_DIGITS || digits < at + 2 || (load<u8>(stackEnd) as i32) != BLANK) break
    const last = load<u8>(stackEnd - 1) as i32
    if (last == BLANK || last == TAB || last == SEMICOLON) break
    if (!walked(at, stackEnd, false)) break
    if (isSumming) weigh(count as f64)
    else {
      if (taking == linesSize) growLines()
      const line = lines + ((taking as usize) << 4)
      store<i32>(line, node - 1)
      store<i32>(line, root, 4)
      store<f64>(line, count as f64, 8)
    }
    taking++
    at = lineEnd + 1
  }
  stoppedAt = at
  return taking
}

function growLines(): void {
  const size = max(4096, linesSize * GROWTH)
  const before = lines
  lines = taken((size as usize) << 4)
  memory.copy(lines, before, (linesSize as usize) << 4)
  linesSize = size
}
