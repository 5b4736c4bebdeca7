// The bars of a Pyroscope flame graph, level by level: where a bar lies says which bar below it called it.

import type { Float64Column } from '../../base/columns'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'

/** Numbers of a bar: where it starts behind the one before it, how wide it is, how much of that is its own; for both sides of a comparison; its name. */
const SINGLE = 4
const DOUBLE = 7

type Bars = {
  /** Left edges in the order of the level, and where the last ends. */
  readonly start: number[]
  readonly stack: number[]
}

export type Bar = { readonly stack: number; readonly selves: readonly number[] }

/** Calls back for each bar. `frameOf` is the builder's frame of a name; a bar of NONE is not shown, and what is above it stands lower. */
export function walkLevels(
  levels: readonly Float64Column[],
  isDouble: boolean,
  frameOf: (name: number) => number,
  builder: ProfileBuilder,
  report: Report,
  onBar: (bar: Bar) => void,
): void {
  const size = isDouble ? DOUBLE : SINGLE
  let below: Bars | null = null
  for (const level of levels) {
    if (level.length() % size !== 0) report('levels whose last bar is cut off', null)
    const bars: Bars = { start: [], stack: [] }
    let end = 0
    let under = 0
    for (let at = 0; at + size <= level.length(); at += size) {
      const offset = level.get(at) + (isDouble ? level.get(at + 3) : 0)
      const width = level.get(at + 1) + (isDouble ? level.get(at + 4) : 0)
      const start = end + offset
      end = start + width
      // Bars of a level lie in order, and so do those below them.
      while (below !== null && under + 1 < below.start.length && below.start[under + 1] <= start) under++
      const parent = below === null ? NONE : (below.stack[under] ?? NONE)
      const frame = frameOf(level.get(at + size - 1))
      const stack = frame === NONE ? parent : builder.stack(parent, frame)
      // What lies on another bar of the same stack and of no width is found on the one before as well.
      const isAgain = width === 0 && offset === 0 && bars.stack.at(-1) === stack
      if (!isAgain) {
        bars.start.push(start)
        bars.stack.push(stack)
      }
      onBar({ stack, selves: isDouble ? [level.get(at + 2), level.get(at + 5)] : [level.get(at + 2)] })
    }
    below = bars
  }
}
