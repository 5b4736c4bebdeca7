// Frames that the profiler itself left next to the leaf, found as pprof finds them (legacy_profile.go).

import type { LegacyStacks } from './legacyStacks'

/** A signal handler leaves at most two frames. */
const MAX_HANDLER_FRAMES = 2
/** One stack in so many may have another frame there. */
const STACKS_PER_EXCEPTION = 32

/** The leaf may be there twice: as the signal found it, and from the stack, where pprof has put it a byte back. */
export function removeDoubleLeaves(stacks: LegacyStacks): void {
  for (let row = 0; row < stacks.length(); row++) {
    if (stacks.depth(row) > 1 && stacks.isNext(stacks.at(row, 1), stacks.at(row, 0))) stacks.removeSecond(row)
  }
}

/** The frame that nearly every stack has next to its leaf is the signal handler's. */
export function removeHandlerFrames(stacks: LegacyStacks): void {
  const needed = stacks.length() - Math.floor(stacks.length() / STACKS_PER_EXCEPTION)
  for (let round = 0; round < MAX_HANDLER_FRAMES; round++) {
    const counts = new Map<number, number>()
    for (let row = 0; row < stacks.length(); row++) {
      if (stacks.depth(row) < 2) continue
      const second = stacks.at(row, 1)
      counts.set(second, (counts.get(second) ?? 0) + 1)
    }
    const [handler] = Array.from(counts).find(([, count]) => count >= needed) ?? []
    if (handler === undefined) return
    for (let row = 0; row < stacks.length(); row++) {
      if (stacks.depth(row) > 1 && stacks.at(row, 1) === handler) stacks.removeSecond(row)
    }
  }
}
