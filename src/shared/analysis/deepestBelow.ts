// How deep the stacks above each node go: what is left to show of a subtree that is too narrow to be drawn.

import { NONE } from '../profile/profile'
import type { CallTree } from './callTree'

/** By node: the depth of the deepest node of its subtree. */
export function deepestBelow({ depth, parent, hidden }: Pick<CallTree, 'depth' | 'parent' | 'hidden'>): Int32Array {
  const deepest = hidden === undefined ? depth.slice() : depth.map((at, node) => at + hidden.rows[node])
  for (let node = deepest.length - 1; node >= 0; node--) {
    const above = parent[node]
    if (above !== NONE && deepest[node] > deepest[above]) deepest[above] = deepest[node]
  }
  return deepest
}
