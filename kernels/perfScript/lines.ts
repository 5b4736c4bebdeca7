// The shape that nearly every frame line has, `\t` address in 16 columns `symbol+0xoff (dso)`, looked up without address and offset.

import { GROWTH, NONE, spread, taken } from '../shared/memory'
import { takeRoom } from '../shared/host'
import { find, hashed, isSame } from '../shared/words'
import { groupOf } from './host'

const TAB: i32 = 9
const NEWLINE: i32 = 10
const BLANK: i32 = 32
const OPENING: i32 = 40
const PLUS: i32 = 43
const ZERO: i32 = 48
const LETTER_X: i32 = 120
const ADDRESS_COLUMNS: i32 = 16
/** Behind the address and the blank. */
const SYMBOL_AT: usize = 18
/** Of the symbol, and of what stands behind the offset: their sizes share a word. */
const SIZE_BITS: u32 = 15
const MAX_SIZE: usize = (1 << 15) - 1

// What was met: hash, group + 1, where its text is, the sizes of both parts and whether the program is one of Java.
let slots: usize = taken(4096 << 4)
let slotMask: u32 = 4095
let known: u32 = 0
let pool: usize = 0
let poolEnd: usize = 0
let lineEnd: usize = 0

/** The end of the line that was asked for last. */
export function lastEnd(): usize {
  return lineEnd
}

/** The group of the line at `start`; NONE where it has another shape. Behind `end` there may be anything, before it a newline. */
export function lineAt(start: usize, end: usize, isJava: bool): i32 {
  if (start + SYMBOL_AT >= end || !hasAddress(start)) return NONE
  const symbol = start + SYMBOL_AT
  const symbolEnd = findEither(symbol, PLUS, NEWLINE, end)
  if (symbolEnd == end) return NONE
  let tail = symbolEnd
  lineEnd = symbolEnd
  if ((load<u8>(symbolEnd) as i32) == PLUS) {
    tail = afterOffset(symbolEnd)
    if (tail == 0) return NONE
    lineEnd = find(tail, NEWLINE, end)
  }
  if (lineEnd >= end || symbolEnd - symbol > MAX_SIZE || lineEnd - tail > MAX_SIZE) return NONE
  return groupAt(start, symbol, symbolEnd - symbol, tail, lineEnd - tail, isJava)
}

/** Blanks and then hexadecimal digits, up to the last column; behind them a blank and no parenthesis: such a line has no symbol. */
function hasAddress(start: usize): bool {
  if ((load<u8>(start) as i32) != TAB || (load<u8>(start + 17) as i32) != BLANK || (load<u8>(start + SYMBOL_AT) as i32) == OPENING)
    return false
  const columns = v128.load(start + 1)
  const digits = i8x16.lt_u(i8x16.sub(columns, i8x16.splat(48)), i8x16.splat(10))
  const letters = i8x16.lt_u(i8x16.sub(v128.or(columns, i8x16.splat(32)), i8x16.splat(97)), i8x16.splat(6))
  const hex = i8x16.bitmask(v128.or(digits, letters))
  const blanks = i8x16.bitmask(i8x16.eq(columns, i8x16.splat(BLANK as i8)))
  return hex != 0 && (hex | blanks) == 0xffff && hex + (1 << ctz(hex)) == 1 << ADDRESS_COLUMNS
}

function findEither(from: usize, byte: i32, other: i32, end: usize): usize {
  const wanted = i8x16.splat(byte as i8)
  const wantedToo = i8x16.splat(other as i8)
  for (let at = from; at < end; at += 16) {
    const bytes = v128.load(at)
    const mask = i8x16.bitmask(v128.or(i8x16.eq(bytes, wanted), i8x16.eq(bytes, wantedToo)))
    if (mask != 0) return min(at + ctz(mask), end)
  }
  return end
}

function isHexDigit(byte: i32): bool {
  return ((byte - ZERO) as u32) < 10 || (((byte | 32) - 97) as u32) < 6
}

/** Behind `+0x1f`, where a blank must follow; 0 when the plus sign is a part of the name. */
function afterOffset(plus: usize): usize {
  if ((load<u8>(plus + 1) as i32) != ZERO || (load<u8>(plus + 2) as i32) != LETTER_X) return 0
  let at = plus + 3
  while (isHexDigit(load<u8>(at) as i32)) at++
  return at > plus + 3 && (load<u8>(at) as i32) == BLANK ? at : 0
}

function groupAt(line: usize, head: usize, headSize: usize, tail: usize, tailSize: usize, isJava: bool): i32 {
  const sizes = (headSize as u32) | ((tailSize as u32) << SIZE_BITS) | ((isJava ? 1 : 0) << 31)
  const hash = hashed(hashed(sizes as u64, head, headSize), tail, tailSize)
  const short = (hash ^ (hash >> 32)) as u32
  for (let slot = short & slotMask; ; slot = (slot + 1) & slotMask) {
    const cell = slots + ((slot as usize) << 4)
    const group = load<i32>(cell, 4)
    if (group == 0) return learnt(cell, short, sizes, line, head, tail)
    if (load<u32>(cell) != short || load<u32>(cell, 12) != sizes) continue
    const text = load<u32>(cell, 8) as usize
    if (isSame(text, head, headSize) && isSame(text + headSize, tail, tailSize)) return group - 1
  }
  return NONE
}

function learnt(cell: usize, hash: u32, sizes: u32, line: usize, head: usize, tail: usize): i32 {
  const group = groupOf(line, lineEnd)
  if (group == NONE) return NONE
  const headSize = (sizes & (MAX_SIZE as u32)) as usize
  const size = headSize + (lineEnd - tail)
  if (poolEnd + size > pool) {
    const bytes: usize = max<usize>(1 << 16, size)
    takeRoom(bytes as f64)
    poolEnd = taken(bytes)
    pool = poolEnd + bytes
  }
  memory.copy(poolEnd, head, headSize)
  memory.copy(poolEnd + headSize, tail, lineEnd - tail)
  store<u32>(cell, hash)
  store<i32>(cell, group + 1, 4)
  store<u32>(cell, poolEnd as u32, 8)
  store<u32>(cell, sizes, 12)
  poolEnd += size
  if (++known << 1 > slotMask) {
    slots = spread(slots, slotMask + 1, 4)
    slotMask = (slotMask + 1) * GROWTH - 1
  }
  return group
}
