// A call tree's columns while it grows, node by node in depth-first order.

import { grown } from '../base/columns'
import { NONE } from '../profile/profile'
import type { CallTree } from './callTreeType'

export type TreeColumns = {
  /** Adds a node below `parent` (NONE for a root), which must be the node before it or one above that. */
  add(fn: number, frame: number, parent: number, total: number): number
  setSelf(node: number, value: number): void
  finish(nodeOfStack: Int32Array): CallTree
}

const MIN_CAPACITY = 1024

/** `capacity`: how many nodes are likely; more are taken too. */
export function treeColumns(capacity: number): TreeColumns {
  let fns = new Int32Array(capacity)
  let frames = new Int32Array(capacity)
  let parents = new Int32Array(capacity)
  let depths = new Int32Array(capacity)
  let ends = new Int32Array(capacity)
  let starts = new Float64Array(capacity)
  let selfs = new Float64Array(capacity)
  let totals = new Float64Array(capacity)
  let length = 0
  let totalValue = 0
  /** By depth: the nodes from the root to the newest. */
  const path: number[] = []
  /** By depth: where the next node begins. Children lie side by side from their parent's left edge. */
  const edges: number[] = [0]
  let openDepths = 0
  let height = 0

  function grow(): void {
    const size = Math.max(MIN_CAPACITY, fns.length * 2)
    fns = grown(fns, new Int32Array(size))
    frames = grown(frames, new Int32Array(size))
    parents = grown(parents, new Int32Array(size))
    depths = grown(depths, new Int32Array(size))
    ends = grown(ends, new Int32Array(size))
    starts = grown(starts, new Float64Array(size))
    selfs = grown(selfs, new Float64Array(size))
    totals = grown(totals, new Float64Array(size))
  }

  function closeFrom(depth: number): void {
    for (let at = depth; at < openDepths; at++) ends[path[at]] = length
  }

  return {
    add(fn, frame, parent, total) {
      if (length === fns.length) grow()
      const depth = parent === NONE ? 0 : depths[parent] + 1
      closeFrom(depth)
      path[depth] = length
      openDepths = depth + 1
      if (openDepths > height) height = openDepths
      const start = edges[depth]
      // What is below zero (a saved difference) takes no room.
      if (total > 0) edges[depth] = start + total
      edges[depth + 1] = start
      if (depth === 0) totalValue += total
      fns[length] = fn
      frames[length] = frame
      parents[length] = parent
      depths[length] = depth
      starts[length] = start
      totals[length] = total
      return length++
    },
    setSelf(node, value) {
      selfs[node] = value
    },
    finish(nodeOfStack) {
      closeFrom(0)
      return {
        length,
        fn: trimmed(fns, length),
        frame: trimmed(frames, length),
        parent: trimmed(parents, length),
        depth: trimmed(depths, length),
        subtreeEnd: trimmed(ends, length),
        start: trimmed(starts, length),
        self: trimmed(selfs, length),
        total: trimmed(totals, length),
        totalValue,
        height,
        nodeOfStack,
        cutStacks: 0,
      }
    },
  }
}

/** The column itself where it is full: a copy would be there beside it for a while. */
function trimmed<A extends Int32Array | Float64Array>(column: A, length: number): A {
  // The named edge: `slice` gives the kind of array it was called on.
  return column.length === length ? column : (column.slice(0, length) as A)
}
