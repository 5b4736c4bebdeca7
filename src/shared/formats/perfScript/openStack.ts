// The frames of the event that is being read, leaf first as perf prints them, until the stack can be made from its root.

import type { FrameGroups } from './frameGroups'

export type OpenStack = {
  /** `root` is the stack below the first frame, NONE for none. */
  start(root: number): void
  add(group: number): void
  /** Gives the frame added last its line of source; 0 is none that is known. */
  placeLast(source: number): void
  readonly length: () => number
  /** The row of the stack. */
  close(): number
  /** Of the stack closed last: frames that perf could not name. */
  readonly unknownFrames: () => number
  /** Frames that collapsers leave out. */
  readonly hiddenFrames: () => number
  /** Frames with an address of their own. */
  readonly addresses: () => number
}

const FIRST_FRAMES = 256

export function openStack(groups: FrameGroups): OpenStack {
  let frames = new Int32Array(FIRST_FRAMES)
  let length = 0
  let root = 0
  let unknownFrames = 0
  let hiddenFrames = 0
  let addresses = 0
  // The stack before, leaf first too, and the row of each of its depths: stacks of one thread share most of what is near the root.
  let framesBefore = new Int32Array(FIRST_FRAMES)
  let lengthBefore = 0
  let rootBefore = 0
  let stackAtDepth = new Int32Array(FIRST_FRAMES)

  function grow(): void {
    frames = doubled(frames)
    framesBefore = doubled(framesBefore)
    stackAtDepth = doubled(stackAtDepth)
  }

  function sharedDepth(): number {
    if (root !== rootBefore) return 0
    const limit = Math.min(length, lengthBefore)
    let depth = 0
    while (depth < limit && frames[length - 1 - depth] === framesBefore[lengthBefore - 1 - depth]) depth++
    return depth
  }

  return {
    start(rootStack) {
      root = rootStack
      length = 0
    },
    add(group) {
      if (length === frames.length) grow()
      frames[length++] = group
    },
    placeLast(source) {
      if (source > 0 && length > 0) frames[length - 1] = groups.withSource(frames[length - 1], source)
    },
    length: () => length,
    close() {
      unknownFrames = 0
      hiddenFrames = 0
      addresses = length
      const shared = sharedDepth()
      let stack = shared === 0 ? root : stackAtDepth[shared - 1]
      for (let depth = 0; depth < length; depth++) {
        const group = frames[length - 1 - depth]
        if (!groups.isPlain(group)) {
          if (groups.isUnknown(group)) unknownFrames++
          if (groups.isHidden(group)) hiddenFrames++
          if (groups.isInlined(group)) addresses--
        }
        if (depth < shared) continue
        stack = groups.push(stack, group)
        stackAtDepth[depth] = stack
      }
      const used = frames
      frames = framesBefore
      framesBefore = used
      lengthBefore = length
      rootBefore = root
      return stack
    },
    unknownFrames: () => unknownFrames,
    hiddenFrames: () => hiddenFrames,
    addresses: () => addresses,
  }
}

function doubled(cells: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(cells.length * 2)
  bigger.set(cells)
  return bigger
}
