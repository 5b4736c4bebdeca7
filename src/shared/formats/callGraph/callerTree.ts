// A tree that somebody printed upside down, a function a line, who called it indented under it: as samples of what no caller accounts for.

import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'

export type CallerTree = {
  /** The next line: `value` is that of the function in this place, with all its callers'. */
  line(depth: number, frame: number, value: number, type: number): void
  finish(): void
}

/** `own` is what no caller below it has been seen to account for. A frame of NONE stands for nothing (the heap's allocator). */
type Open = { readonly depth: number; readonly frame: number; readonly type: number; own: number }

/** Printed figures are rounded: callers may exceed the function by less than that. */
const ROUNDING = 1e-9

export function callerTree(builder: ProfileBuilder): CallerTree {
  const open: Open[] = []

  /** The line and those above it, which it calls: the deepest is the root. */
  function close(last: Open): void {
    if (last.own <= ROUNDING) return
    let stack = last.frame === NONE ? NONE : builder.stack(NONE, last.frame)
    for (let at = open.length - 1; at >= 0; at--) if (open[at].frame !== NONE) stack = builder.stack(stack, open[at].frame)
    builder.weigh(builder.sample(stack), last.type, last.own)
  }

  function closeTo(depth: number): void {
    for (let last = open.at(-1); last !== undefined && last.depth >= depth; last = open.at(-1)) {
      open.pop()
      close(last)
    }
  }

  return {
    line(depth, frame, value, type) {
      closeTo(depth)
      const callee = open.at(-1)
      if (callee !== undefined) callee.own -= value
      open.push({ depth, frame, type, own: value })
    },
    finish: () => closeTo(-1),
  }
}
