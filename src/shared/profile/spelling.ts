// How folded stacks spell a frame: the field's tools write what a frame is, and where it stands, behind its name.

import { collapsedName } from './collapsedName'
import { NONE, type Profile } from './profile'

/** What is written behind a name: nothing, or kernel, inlined, compiled, waker, interpreted, compiled by the JVM's C1. */
const FRAME_MARKS = ['', '_[k]', '_[i]', '_[j]', '_[w]', '_[0]', '_[1]'] as const
export type FrameMark = (typeof FRAME_MARKS)[number]

const MARK_SHIFT = 8
const MARK_MASK = 0xf
const FLAG_WITH_PLACE = 1 << 12
const SPELLING_BITS = -1 << MARK_SHIFT

/** To be added to frameFlags. `withPlace`: the file and line are written behind the name too, as py-spy does. */
export function spellingFlags(mark: FrameMark, withPlace = false): number {
  return (FRAME_MARKS.indexOf(mark) << MARK_SHIFT) | (withPlace ? FLAG_WITH_PLACE : 0)
}

/** To be added to frameFlags: the name is spelled as stackcollapse-perf.pl does. */
export const FLAG_COLLAPSED = 1 << 13

/** The same profile, in which folded stacks spell every name in full. */
export function withFullNames(profile: Profile): Profile {
  const flags = profile.frames.flags.map(bits => bits & ~FLAG_COLLAPSED)
  return { ...profile, frames: { ...profile.frames, flags } }
}

/** The same profile, in which folded stacks spell no place behind a name: for formats that hold file and line of a frame by themselves. */
export function withPlacesApart(profile: Profile): Profile {
  const flags = profile.frames.flags.map(bits => bits & ~FLAG_WITH_PLACE)
  return { ...profile, frames: { ...profile.frames, flags } }
}

/** Whether the frame's own place is part of its name in folded stacks. */
export function isSpelledWithPlace(flags: number): boolean {
  return (flags & FLAG_WITH_PLACE) !== 0
}

/** What is written behind the frame's name. */
export function spelledMark(flags: number): FrameMark {
  return FRAME_MARKS[(flags >> MARK_SHIFT) & MARK_MASK] ?? ''
}

/** Each frame as folded stacks spell it: no `;` and no line end, which would part it. By row of FrameTable. */
export function spelledFrames(profile: Profile): string[] {
  const { functions, frames, strings } = profile
  const names = Array.from(functions.name, row => (strings[row] ?? '').replace(/[;\r\n]/g, partingSign))
  return Array.from(frames.fn, (fn, frame) => {
    const flags = frames.flags[frame]
    const isCollapsed = (flags & FLAG_COLLAPSED) !== 0
    const name = isCollapsed ? collapsedName(strings[functions.name[fn]] ?? '') : names[fn]
    if (!isSpelledApart(flags)) return name
    const place = isSpelledWithPlace(flags) ? ` (${placeText(profile, frame)})` : ''
    return name + place + spelledMark(flags)
  })
}

/** Whether folded stacks write more than the function's name. */
export function isSpelledApart(flags: number): boolean {
  return flags >> MARK_SHIFT !== 0
}

export function withoutSpelling(flags: number): number {
  return flags & ~SPELLING_BITS
}

function placeText({ functions, frames, strings }: Profile, frame: number): string {
  const file = strings[functions.file[frames.fn[frame]]] ?? ''
  const column = frames.column[frame]
  return column === NONE ? `${file}:${frames.line[frame]}` : `${file}:${frames.line[frame]}:${column}`
}

function partingSign(sign: string): string {
  return sign === ';' ? ':' : ' '
}
