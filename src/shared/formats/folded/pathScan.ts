// From the bytes of folded stacks to their frames: the loop that a big file spends its time in. No string is made of a name seen before.

import { SEMICOLON } from '../../bytes/ascii'
import { byteNames } from '../../bytes/names'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { frames } from './frames'
import type { FrameText } from './frameText'

/** Hears of a stack what is not as in the one before. */
export type Path = {
  /** The first `depth` frames stay; what stood above them is gone. Called once a stack, before its new frames. */
  cutTo(depth: number): void
  /** One more frame on top. */
  push(frame: number): void
}

export type PathScan = {
  /** To be called when other bytes come, or the same buffer with other content. */
  newBytes(bytes: Uint8Array): void
  /** Walks the stack written in `start..end` of those bytes, frames parted by `;` (none where `end` is before `start`). */
  walk(start: number, end: number): void
  /** The row of a name, for a frame that may or may not come to be. */
  nameOf(start: number, end: number): number
  /** The frame of that name. */
  frameOf(name: number): number
  /** The thread that a root frame stands for, or NONE. */
  threadOf(frame: number): number
  /** The last stack's root frame, or NONE. */
  rootFrame(): number
  /** Frames without a name in the last stack: they are left out. */
  emptyFrames(): number
}

/** Frames of the line before that the next one is compared with: deeper stacks share little more. */
export const MAX_SHARED = 4096

export function pathScan(builder: ProfileBuilder, frameText: (text: string) => FrameText, path: Path): PathScan {
  const names = byteNames()
  const frameOfName: number[] = []
  const known = frames(builder, frameText)
  let bytes: Uint8Array = new Uint8Array()
  let words: DataView = new DataView(bytes.buffer)
  // The stack of the line before: files are mostly sorted, so the next line begins with most of it.
  const frameEnds = new Int32Array(MAX_SHARED)
  let shareable = 0
  let lastStart = 0
  let root = NONE
  let emptyFrames = 0

  function frameOf(name: number): number {
    while (frameOfName.length <= name) frameOfName.push(NONE)
    if (frameOfName[name] === NONE) frameOfName[name] = known.frameOf(names.text(name))
    return frameOfName[name]
  }

  /** How many frames from the root `start..end` has in common with the line before. */
  function sharedFrames(start: number, end: number): number {
    if (shareable === 0) return 0
    const limit = Math.min(end - start, frameEnds[shareable - 1])
    let same = 0
    while (same + 4 <= limit && words.getInt32(start + same) === words.getInt32(lastStart + same)) same += 4
    while (same < limit && bytes[start + same] === bytes[lastStart + same]) same++
    let shared = 0
    while (shared < shareable && frameEnds[shared] <= same && endsFrame(start + frameEnds[shared], end)) shared++
    return shared
  }

  function endsFrame(at: number, end: number): boolean {
    return at === end || bytes[at] === SEMICOLON
  }

  return {
    newBytes(next) {
      bytes = next
      words = new DataView(next.buffer, next.byteOffset, next.byteLength)
      shareable = 0
    },
    walk(start, end) {
      let depth = sharedFrames(start, end)
      let from = depth === 0 ? start : start + frameEnds[depth - 1] + 1
      if (depth === 0) root = NONE
      emptyFrames = 0
      path.cutTo(depth)
      while (from <= end) {
        const name = names.internUntil(bytes, from, end, SEMICOLON)
        const to = names.lastEnd()
        if (to === from) {
          emptyFrames++
        } else {
          const frame = name < frameOfName.length && frameOfName[name] !== NONE ? frameOfName[name] : frameOf(name)
          if (root === NONE) root = frame
          path.push(frame)
          if (depth < MAX_SHARED) frameEnds[depth++] = to - start
        }
        from = to + 1
      }
      lastStart = start
      // Empty frames would go uncounted in a line that shares them.
      shareable = emptyFrames === 0 ? depth : 0
    },
    nameOf: (start, end) => names.intern(bytes, start, end),
    frameOf,
    threadOf: known.threadOf,
    rootFrame: () => root,
    emptyFrames: () => emptyFrames,
  }
}
