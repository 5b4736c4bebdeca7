// From the bytes of a folded stack to its row: the loop that a big file spends its time in. No string is made of a name seen before.

import { SEMICOLON } from '../../bytes/ascii'
import { byteNames } from '../../bytes/names'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { frameText, threadText } from './frameText'

export type StackScan = {
  /** To be called when other bytes come, or the same buffer with other content. */
  newBytes(bytes: Uint8Array): void
  /** The row of the stack written in `start..end` of those bytes, frames parted by `;`; NONE when there is no frame in it (or `end` is before `start`). */
  stackOf(start: number, end: number): number
  /** The row of a name, for a frame that may or may not come to be. */
  nameOf(start: number, end: number): number
  /** The stack `parent` with a frame of that name on top. */
  child(parent: number, name: number): number
  /** The thread that the last stack's root frame names, or NONE. */
  rootThread(): number
  /** Frames without a name in the last stack: they are left out. */
  emptyFrames(): number
}

/** Frames of the line before that the next one is compared with: deeper stacks share little more. */
const MAX_SHARED = 4096

export function stackScan(builder: ProfileBuilder): StackScan {
  const names = byteNames()
  const frameOfName: number[] = []
  const threadOfFrame = new Map<number, number>()
  let bytes: Uint8Array = new Uint8Array()
  let words: DataView = new DataView(bytes.buffer)
  // The stack of the line before: files are mostly sorted, so the next line begins with most of it.
  const frameEnds = new Int32Array(MAX_SHARED)
  const stacks = new Int32Array(MAX_SHARED)
  let shareable = 0
  let lastStart = 0
  let rootFrame = NONE
  let emptyFrames = 0

  function frameOf(name: number): number {
    while (frameOfName.length <= name) frameOfName.push(NONE)
    if (frameOfName[name] === NONE) frameOfName[name] = newFrame(names.text(name))
    return frameOfName[name]
  }

  function newFrame(text: string): number {
    const { name, file, line, column, module, flags } = frameText(text)
    const frame = builder.frame(builder.fn({ name, file, module }), line, column, flags)
    const thread = threadText(text)
    if (thread !== null) threadOfFrame.set(frame, builder.thread(thread))
    return frame
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
    stackOf(start, end) {
      let depth = sharedFrames(start, end)
      let stack = depth === 0 ? NONE : stacks[depth - 1]
      let from = depth === 0 ? start : start + frameEnds[depth - 1] + 1
      if (depth === 0) rootFrame = NONE
      emptyFrames = 0
      while (from <= end) {
        const name = names.internUntil(bytes, from, end, SEMICOLON)
        const to = names.lastEnd()
        if (to === from) {
          emptyFrames++
        } else {
          const frame = name < frameOfName.length && frameOfName[name] !== NONE ? frameOfName[name] : frameOf(name)
          if (stack === NONE) rootFrame = frame
          stack = builder.stack(stack, frame)
          if (depth < MAX_SHARED) {
            frameEnds[depth] = to - start
            stacks[depth] = stack
            depth++
          }
        }
        from = to + 1
      }
      lastStart = start
      // Empty frames would go uncounted in a line that shares them.
      shareable = emptyFrames === 0 ? depth : 0
      return stack
    },
    nameOf: (start, end) => names.intern(bytes, start, end),
    child(parent, name) {
      const frame = frameOf(name)
      if (parent === NONE) rootFrame = frame
      return builder.stack(parent, frame)
    },
    rootThread: () => (threadOfFrame.size === 0 ? NONE : (threadOfFrame.get(rootFrame) ?? NONE)),
    emptyFrames: () => emptyFrames,
  }
}
