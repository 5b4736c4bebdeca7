// The frames of the event that is being read, leaf first as perf prints them, until the stack can be made from its root.

import { grown } from '../../base/columns'
import { NONE, type Profile } from '../../profile/profile'
import { HIDDEN, INLINED_ADDRESS, UNKNOWN_SYMBOL, type FrameGroups } from './frameGroups'
import { sameTail } from './sameTail'

export type OpenStack = {
  /** Other bytes come, or the same buffer with other content; what they say is known from `start` to `end`. */
  newBytes(bytes: Uint8Array, start: number, end: number): void
  /** The stack of a root frame alone. */
  rootStack(frame: number): number
  /** `root` is the stack below the first frame, NONE for none; `table` is what lines are looked up in. */
  start(root: number, table?: object): void
  /** Adds the frames of usual lines from `start` on, where it can. Gives where it stopped: at the start of another line, or at `end`. */
  addUsual(start: number, end: number): number
  /** A frame, and where it has a line of its own what stands behind that. */
  add(group: number, next?: number): void
  /**
   * Adds the frames that stand behind the one added last, where the event before has the same text there. Gives the place of the blank
   * line behind them; NONE when nothing was added.
   */
  addSame(): number
  /** The event has a line that is no frame. */
  otherLine(): void
  /** Gives the frame added last its line of source; 0 is none that is known. */
  placeLast(source: number): void
  readonly length: () => number
  /** The row of the stack. `blankLine` is where the blank line is that ends it, if one does. */
  close(blankLine?: number): number
  /** Of the stack closed last: frames that perf could not name. */
  readonly unknownFrames: () => number
  /** Frames that collapsers leave out. */
  readonly hiddenFrames: () => number
  /** Frames with an address of their own. */
  readonly addresses: () => number
  /** Puts the stacks into a profile that was built without them, where they are kept apart. */
  finish(profile: Profile): Profile
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
  const tail = sameTail()
  let lastNext = NONE

  function push(group: number): void {
    if (length === frames.length) {
      frames = grown(frames, new Int32Array(length * 2))
      framesBefore = grown(framesBefore, new Int32Array(length * 2))
      stackAtDepth = grown(stackAtDepth, new Int32Array(length * 2))
    }
    frames[length++] = group
  }

  function sharedDepth(): number {
    if (root !== rootBefore) return 0
    const limit = Math.min(length, lengthBefore)
    let depth = 0
    while (depth < limit && frames[length - 1 - depth] === framesBefore[lengthBefore - 1 - depth]) depth++
    return depth
  }

  return {
    newBytes: (bytes, _, end) => tail.newBytes(bytes, end),
    rootStack: groups.rootStack,
    addUsual: start => start,
    start(rootStack, table = groups) {
      root = rootStack
      length = 0
      tail.start(table)
    },
    add(group, next = NONE) {
      push(group)
      if (next === NONE) tail.otherLine()
      else tail.frame(next)
      lastNext = next
    },
    addSame() {
      const from = tail.find(frames[length - 1], lastNext)
      if (from === NONE) return NONE
      for (let at = from; at < lengthBefore; at++) push(framesBefore[at])
      return tail.blankLine()
    },
    otherLine: tail.otherLine,
    placeLast(source) {
      tail.otherLine()
      if (source > 0 && length > 0) frames[length - 1] = groups.withSource(frames[length - 1], source)
    },
    length: () => length,
    close(blankLine = NONE) {
      tail.end(frames, length, blankLine)
      unknownFrames = 0
      hiddenFrames = 0
      addresses = length
      const shared = sharedDepth()
      let stack = shared === 0 ? root : stackAtDepth[shared - 1]
      for (let depth = 0; depth < length; depth++) {
        const group = frames[length - 1 - depth]
        const traits = groups.traits(group)
        if ((traits & UNKNOWN_SYMBOL) !== 0) unknownFrames++
        if ((traits & HIDDEN) !== 0) hiddenFrames++
        if ((traits & INLINED_ADDRESS) !== 0) addresses--
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
    finish: profile => profile,
  }
}
