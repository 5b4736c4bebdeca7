// The groups of frames that the reader made: what one address stands for, mostly one frame.

import { GROWTH, taken } from '../shared/memory'
import { takeRoom } from '../shared/host'

// A group: at which frame it was met last, counted over all events; its frame, or where its frames are; traits and how many frames.
let groups: usize = 0
let room: i32 = 0
let count: i32 = 0
let members: usize = 0
let memberRoom: i32 = 0
let memberCount: i32 = 0
let groupStart: i32 = 0

const TRAIT_BITS: i32 = 3
const TRAITS: i32 = 7

function cellOf(group: i32): usize {
  return groups + ((group as usize) << 4)
}

/** The next frame of the group that is told next, outermost first. */
export function member(frame: i32): void {
  if (memberCount == memberRoom) {
    const before = members
    memberRoom = max(1024, memberRoom * GROWTH)
    takeRoom((memberRoom as f64) * 4)
    members = taken((memberRoom as usize) << 2)
    memory.copy(members, before, (memberCount as usize) << 2)
  }
  store<i32>(members + ((memberCount++ as usize) << 2), frame)
}

export function group(traits: i32): void {
  if (count == room) {
    const before = groups
    room = max(1024, room * GROWTH)
    takeRoom((room as f64) * 16)
    groups = taken((room as usize) << 4)
    memory.copy(groups, before, (count as usize) << 4)
  }
  const cell = cellOf(count++)
  const frames = memberCount - groupStart
  store<i64>(cell, -1)
  store<i32>(cell, frames == 1 ? load<i32>(members + ((groupStart as usize) << 2)) : groupStart, 8)
  store<i32>(cell, traits | (frames << TRAIT_BITS), 12)
  groupStart = memberCount
}

export function traitsOf(group: i32): i32 {
  return load<i32>(cellOf(group), 12) & TRAITS
}

export function framesOf(group: i32): i32 {
  return load<i32>(cellOf(group), 12) >> TRAIT_BITS
}

/** Of a group of `frames` frames, the one at `at`. */
export function frameOf(group: i32, frames: i32, at: i32): i32 {
  const first = load<i32>(cellOf(group), 8)
  return frames == 1 ? first : load<i32>(members + (((first + at) as usize) << 2))
}

export function metAt(group: i32): i64 {
  return load<i64>(cellOf(group))
}

export function setMetAt(group: i32, frame: i64): void {
  store<i64>(cellOf(group), frame)
}
