// The frames of the event that is being read, leaf first as perf prints them, and of the event before it.

import { taken } from '../shared/memory'
import { childOf } from '../shared/stacks'
import { isSame } from '../shared/words'
import { frameOf, framesOf, metAt, setMetAt, traitsOf } from './groups'

const NEWLINE: i32 = 10
/** A stack whose text was compared in vain so often is not like the one before. */
const MAX_TRIES: i32 = 4
const FIRST_FRAMES: i32 = 256
// What a group may be, as the reader says it.
const UNKNOWN_SYMBOL: i32 = 1
const INLINED_ADDRESS: i32 = 2
const HIDDEN: i32 = 4

// A frame: its group, where the next line starts; of the event before too, and the node of each depth of it.
let room: i32 = FIRST_FRAMES
let frames: usize = taken((FIRST_FRAMES as usize) << 3)
let framesBefore: usize = taken((FIRST_FRAMES as usize) << 3)
let nodes: usize = taken((FIRST_FRAMES as usize) << 2)
let length: i32 = 0
let lengthBefore: i32 = 0
let root: i32 = 0
let rootBefore: i32 = 0

// What the text of the event before is known of.
let isJava: bool = false
let wasJava: bool = false
let isPlain: bool = false
let tries: i32 = 0
let blankBefore: usize = 0
let metFrames: i64 = 0
let metFramesBefore: i64 = 0

/** Of the stack closed last. */
let unknownFrames: i32 = 0
let hiddenFrames: i32 = 0
let addressFrames: i32 = 0

export function depth(): i32 {
  return length
}

export function unknowns(): i32 {
  return unknownFrames
}

export function hidden(): i32 {
  return hiddenFrames
}

export function addresses(): i32 {
  return addressFrames
}

export function ofJava(): bool {
  return isJava
}

/** Other bytes come: nothing of the event before is there, and of the open one only its groups. */
export function forgetText(): void {
  isPlain = false
  blankBefore = 0
}

/** An event begins, on top of the stack at node `above`. */
export function start(above: i32, java: bool): void {
  root = above
  isJava = java
  length = 0
  isPlain = true
  tries = 0
}

function cellOf(list: usize, frame: i32): usize {
  return list + ((frame as usize) << 3)
}

function grow(): void {
  frames = grown(frames, 3)
  framesBefore = grown(framesBefore, 3)
  nodes = grown(nodes, 2)
  room <<= 1
}

function grown(before: usize, shift: usize): usize {
  const made = taken((room as usize) << (shift + 1))
  memory.copy(made, before, (room as usize) << shift)
  return made
}

/** A frame whose line ends before `next`. */
export function push(group: i32, next: usize): void {
  if (length == room) grow()
  const cell = cellOf(frames, length++)
  store<i32>(cell, group)
  store<u32>(cell, next as u32, 4)
}

/** The open event has something else than frames with a line of their own: it is compared with nothing. */
export function otherLine(): void {
  isPlain = false
}

export function lastGroup(): i32 {
  return length == 0 ? -1 : load<i32>(cellOf(frames, length - 1))
}

export function replaceLast(group: i32): void {
  store<i32>(cellOf(frames, length - 1), group)
}

/**
 * Adds the frames behind the last one where the event before has the same text there, with a blank line behind it. Gives where that is;
 * 0 when nothing was added.
 */
export function addSame(next: usize, end: usize): usize {
  if (blankBefore == 0 || !isPlain || tries == MAX_TRIES || isJava != wasJava || length == 0) return 0
  const met = metAt(lastGroup()) - metFramesBefore
  if (met < 0) return 0
  const before = met as i32
  const from = load<u32>(cellOf(framesBefore, before), 4) as usize
  const size = blankBefore - from
  // Where the blank line would be, one must be: most others end here.
  if (next + size >= end || (load<u8>(next + size) as i32) != NEWLINE || (load<u8>(next + size - 1) as i32) != NEWLINE) return 0
  tries++
  if (!isSame(next, from, size)) return 0
  for (let at = before + 1; at < lengthBefore; at++) {
    const cell = cellOf(framesBefore, at)
    push(load<i32>(cell), (load<u32>(cell, 4) as usize) + next - from)
  }
  return next + size
}

function sharedDepth(): i32 {
  if (root != rootBefore) return 0
  const limit = min(length, lengthBefore)
  let shared = 0
  while (shared < limit && load<i32>(cellOf(frames, length - 1 - shared)) == load<i32>(cellOf(framesBefore, lengthBefore - 1 - shared)))
    shared++
  return shared
}

/** The node of the stack. `blank`: where the blank line is that ends the event, 0 where none does. */
export function close(blank: usize): i32 {
  endText(blank)
  const node = walked()
  const used = frames
  frames = framesBefore
  framesBefore = used
  lengthBefore = length
  rootBefore = root
  return node
}

function walked(): i32 {
  unknownFrames = 0
  hiddenFrames = 0
  addressFrames = length
  const shared = sharedDepth()
  let node = shared == 0 ? root : load<i32>(nodes + (((shared - 1) as usize) << 2))
  for (let at = 0; at < length; at++) {
    const group = load<i32>(cellOf(frames, length - 1 - at))
    const traits = traitsOf(group)
    if ((traits & UNKNOWN_SYMBOL) != 0) unknownFrames++
    if ((traits & HIDDEN) != 0) hiddenFrames++
    if ((traits & INLINED_ADDRESS) != 0) addressFrames--
    if (at < shared) continue
    const count = framesOf(group)
    for (let member = 0; member < count; member++) node = childOf(node, frameOf(group, count, member))
    store<i32>(nodes + ((at as usize) << 2), node)
  }
  return node
}

function endText(blank: usize): void {
  metFramesBefore = metFrames
  blankBefore = isPlain ? blank : 0
  if (blankBefore == 0) return
  wasJava = isJava
  for (let at = 0; at < length; at++) setMetAt(load<i32>(cellOf(frames, at)), metFrames + (at as i64))
  metFrames += length as i64
}
