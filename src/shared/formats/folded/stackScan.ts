// From the bytes of a folded stack to its row in the tree of stacks.

import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { FrameText } from './frameText'
import { MAX_SHARED, pathScan, type PathScan } from './pathScan'

export type StackScan = Pick<PathScan, 'newBytes' | 'nameOf' | 'emptyFrames'> & {
  /** The row of the stack written in `start..end`; NONE when there is no frame in it. */
  stackOf(start: number, end: number): number
  /** The stack `parent` with a frame of that name on top. */
  child(parent: number, name: number): number
  /** The thread that the last stack's root frame names, or NONE. */
  rootThread(): number
}

export function stackScan(builder: ProfileBuilder, frameText: (text: string) => FrameText): StackScan {
  /** By depth, of the stack that was walked last. */
  const stacks = new Int32Array(MAX_SHARED)
  let depth = 0
  let stack = NONE
  let rootFrame = NONE
  const scan = pathScan(builder, frameText, {
    cutTo(shared) {
      depth = shared
      stack = shared === 0 ? NONE : stacks[shared - 1]
    },
    push(frame) {
      stack = builder.stack(stack, frame)
      if (depth < MAX_SHARED) stacks[depth++] = stack
    },
  })
  return {
    newBytes: scan.newBytes,
    nameOf: scan.nameOf,
    emptyFrames: scan.emptyFrames,
    stackOf(start, end) {
      scan.walk(start, end)
      rootFrame = scan.rootFrame()
      return stack
    },
    child(parent, name) {
      const frame = scan.frameOf(name)
      if (parent === NONE) rootFrame = frame
      return builder.stack(parent, frame)
    },
    rootThread: () => scan.threadOf(rootFrame),
  }
}
