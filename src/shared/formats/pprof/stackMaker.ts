// Makes stacks of frames out of a file's lists of locations.

import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { LocationFrames } from './locationFrames'

export type StackMaker = {
  /** The stack of the first `length` locations, leaf first; NONE for an empty one. */
  stack(locations: Int32Array, length: number): number
  /** True when there were so many frames that nothing can hold them: stacks after that are wrong. */
  readonly isOverfull: () => boolean
}

/** A stack takes 16 bytes while it is built: this many are a gigabyte, and no real profile has a tenth of it. */
const MAX_STACKS = 2 ** 26

/** `limit` is how many frames all stacks may have together. */
export function stackMaker(builder: ProfileBuilder, frames: LocationFrames, limit: number): StackMaker {
  let framesLeft = limit
  let lastStack = NONE
  return {
    stack(list, length) {
      let stack = NONE
      for (let at = length - 1, first = frames.firstKept(list, length); at >= first; at--) {
        const only = frames.onlyFrame[list[at]]
        if (only !== NONE) {
          if (--framesLeft < 0 || stack >= MAX_STACKS) break
          stack = builder.stack(stack, only)
          continue
        }
        const start = frames.start(list[at])
        const end = frames.end(list[at])
        framesLeft -= end - start
        if (framesLeft < 0 || stack >= MAX_STACKS) break
        for (let place = start; place < end; place++) stack = builder.stack(stack, frames.frame(place))
      }
      lastStack = Math.max(lastStack, stack)
      return stack
    },
    isOverfull: () => framesLeft < 0 || lastStack >= MAX_STACKS,
  }
}
