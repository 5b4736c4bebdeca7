// The lines a function was met on: V8 counts them for each node, so a node's samples are shared out over its lines in that proportion.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { NodeColumns } from './nodes'
import type { NodeStacks } from './stacks'

export type LineStacks = {
  /** The stack of the node's next sample: over all its samples each line comes as often as the file says. */
  next(node: number): number
  /** The node on a line. */
  on(node: number, line: number): number
  /** The node's first tick and the one after a tick, or NONE. */
  first(node: number): number
  after(tick: number): number
  /** The tick's node on the tick's line. */
  stack(tick: number): number
}

export function lineStacks(nodes: NodeColumns, stacks: NodeStacks, builder: ProfileBuilder): LineStacks {
  const count = nodes.tickOf.length()
  const firstTick = new Int32Array(stacks.stack.length).fill(NONE)
  const tickAfter = new Int32Array(count).fill(NONE)
  const stackOfTick = new Int32Array(count).fill(NONE)
  // From the last to the first, so that putting each before the others leaves them in the file's order.
  for (let tick = count - 1; tick >= 0; tick--) {
    const node = nodes.tickOf.get(tick)
    if (!(nodes.ticks.get(tick) >= 1 && nodes.tickLine.get(tick) >= 1) || stacks.fn[node] === NONE) continue
    tickAfter[tick] = firstTick[node]
    firstTick[node] = tick
  }
  const current = firstTick.slice()
  const left = Float64Array.from(current, tick => nodes.ticks.get(tick))

  function on(node: number, line: number): number {
    return builder.stack(stacks.below[node], builder.frame(stacks.fn[node], line, NONE, frameFlags('unknown')))
  }

  function stack(tick: number): number {
    if (stackOfTick[tick] === NONE) stackOfTick[tick] = on(nodes.tickOf.get(tick), nodes.tickLine.get(tick))
    return stackOfTick[tick]
  }

  return {
    next(node) {
      const tick = current[node]
      if (tick === NONE) return stacks.stack[node]
      if (--left[node] < 1) {
        current[node] = tickAfter[tick] === NONE ? firstTick[node] : tickAfter[tick]
        left[node] = nodes.ticks.get(current[node])
      }
      return stack(tick)
    },
    on,
    first: node => firstTick[node],
    after: tick => tickAfter[tick],
    stack,
  }
}
