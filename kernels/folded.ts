// The loop that a large folded file spends its time in, in AssemblyScript: `npm run kernels` builds it into the reader's folder. It takes
// lines that are a stack, one blank and a whole number; at any other it stops, and the reader looks at that line itself.

/** The frame or function of a name that was not seen before, as the reader numbers them. */
declare function idOf(start: usize, size: i32): i32
/** Throws where there is no room for so many bytes. */
declare function takeRoom(bytes: f64): void

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
/** What is read at once may go so far past the end. */
const SLACK: usize = 64
const GROWTH: i32 = 4
/** As the reader counts a stack. */
const STACK_ROOM: f64 = 48
const NONE: i32 = -1

let top: usize = __heap_base

/** Zeroed: memory is never used twice. */
function taken(bytes: usize): usize {
  const start = (top + 15) & ~15
  top = start + bytes + SLACK
  const pages = ((top + 0xffff) >> 16) as i32
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) takeRoom(Infinity)
  return start
}

let input: usize = 0
let inputSize: usize = 0

// A name: hash, id + 1, where it stands, its size.
let slots: usize = taken(4096 << 4)
let slotMask: u32 = 4095
let names: u32 = 0
let pool: usize = 0
let poolEnd: usize = 0

// A stack: parent, frame, first child, that one's frame; 0 is the forest.
let tree: usize = 0
let treeSize: i32 = 0
let stacks: i32 = 1
let counted: i32 = 1024
// Later children: hash, stack.
let children: usize = 0
let childMask: u32 = 0
let hashed: u32 = 0

const ends: usize = taken((MAX_SHARED as usize) << 2)
const nodes: usize = taken((MAX_SHARED as usize) << 2)
let shareable: i32 = 0
let lastStart: usize = 0
let root: i32 = NONE
let node: i32 = 0
let emptyFrames: i32 = 0

// Sums along the path that is open, by depth: function and weight; and by function: self, total, how often it is open.
let isSumming: bool = false
let path: usize = 0
let pathSize: i32 = 0
let depth: i32 = 0
let sums: usize = 0
let sumsSize: i32 = 0

/** By line: its stack or NONE, its root frame or NONE, its count. */
let lines: usize = 0
let linesSize: i32 = 0

export function start(onlySums: bool): void {
  isSumming = onlySums
  if (onlySums) {
    growPath(256)
    growSums(256)
    return
  }
  treeSize = 1024
  tree = taken((treeSize as usize) << 4)
  store<i32>(tree, NONE, 12)
  childMask = 2047
  children = taken(2048 << 3)
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

export function stacksAt(): usize {
  return tree
}

export function stackCount(): i32 {
  return stacks - 1
}

export function rootFrame(): i32 {
  return root
}

export function emptyCount(): i32 {
  return emptyFrames
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

/** Where the next `byte` is, or `end`. */
function find(from: usize, byte: i32, end: usize): usize {
  const wanted = i8x16.splat(byte as i8)
  for (let at = from; at < end; at += 16) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), wanted))
    if (mask != 0) return min(at + ctz(mask), end)
  }
  return end
}

function isSame(a: usize, b: usize, size: usize): bool {
  let at: usize = 0
  for (; at + 8 <= size; at += 8) if (load<u64>(a + at) != load<u64>(b + at)) return false
  return at == size || ((load<u64>(a + at) ^ load<u64>(b + at)) & lowBytes(size - at)) == 0
}

function lowBytes(count: usize): u64 {
  return ((1 as u64) << ((count as u64) << 3)) - 1
}

function mixed(hash: u64, word: u64): u64 {
  return (rotl(hash, 5) ^ word) * 0x517cc1b727220a95
}

/** The id of a name. */
function idAt(from: usize, size: usize): i32 {
  let hash: u64 = size as u64
  let at: usize = 0
  for (; at + 8 <= size; at += 8) hash = mixed(hash, load<u64>(from + at))
  if (at < size) hash = mixed(hash, load<u64>(from + at) & lowBytes(size - at))
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
  if (++names << 1 > slotMask) growSlots()
  return id
}

function growSlots(): void {
  const before = slots
  const size = slotMask + 1
  takeRoom(((size as usize) << 4) as f64)
  slotMask = size * GROWTH - 1
  slots = taken(((slotMask + 1) as usize) << 4)
  for (let from: u32 = 0; from < size; from++) {
    const cell = before + ((from as usize) << 4)
    if (load<i32>(cell, 4) == 0) continue
    let slot = load<u32>(cell) & slotMask
    while (load<i32>(slots + ((slot as usize) << 4), 4) != 0) slot = (slot + 1) & slotMask
    memory.copy(slots + ((slot as usize) << 4), cell, 16)
  }
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

function childOf(parent: i32, frame: i32): i32 {
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
      if (++hashed << 1 > childMask) growChildren()
      return added
    }
    const from = tree + ((known as usize) << 4)
    if (load<u32>(cell) == hash && load<i32>(from) == parent && load<i32>(from, 4) == frame) return known
  }
  return NONE
}

function growChildren(): void {
  const before = children
  const size = childMask + 1
  takeRoom(((size as usize) << 3) as f64)
  childMask = size * GROWTH - 1
  children = taken(((childMask + 1) as usize) << 3)
  for (let from: u32 = 0; from < size; from++) {
    const cell = before + ((from as usize) << 3)
    if (load<i32>(cell, 4) == 0) continue
    let slot = load<u32>(cell) & childMask
    while (load<i32>(children + ((slot as usize) << 3), 4) != 0) slot = (slot + 1) & childMask
    store<u64>(children + ((slot as usize) << 3), load<u64>(cell))
  }
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

function cutTo(kept: i32): void {
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

function push(fn: i32): void {
  if (fn >= sumsSize) growSums(max(sumsSize * GROWTH, fn + 1))
  if (depth == pathSize) growPath(pathSize << 1)
  const sum = sums + (fn as usize) * 24
  store<i32>(sum, load<i32>(sum, 16) + 1, 16)
  const open = path + ((depth as usize) << 4)
  store<i32>(open, fn)
  store<f64>(open, 0, 8)
  depth++
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

function weigh(count: f64): void {
  totalValue += count
  sizeOfAll += abs(count)
  if (depth == 0) return
  const open = path + (((depth - 1) as usize) << 4)
  const sum = sums + (load<i32>(open) as usize) * 24
  store<f64>(sum, load<f64>(sum) + count)
  store<f64>(open, load<f64>(open, 8) + count, 8)
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
