// The stack that shows a finding, as the file has it: with thread roots, which rules do not see but every view does.

import { NONE } from '../../profile/profile'
import type { Facts } from './facts'

/** By node: rows of the profile's functions, root first, along the first of the stacks that were merged into it. Empty for NONE. */
export function shownStacks({ profile, view, tree }: Facts, nodes: readonly number[]): number[][] {
  const isWanted = new Uint8Array(tree.length)
  for (const node of nodes) if (node !== NONE) isWanted[node] = 1
  const rowOf = new Map<number, number>(nodes.map(node => [node, NONE]))
  for (let row = 0; row < view.parent.length; row++) {
    const node = tree.nodeOfStack[row]
    // The first row of a node is its own; later ones are other threads', or the profiler's frames that were dropped on top of it.
    if (isWanted[node] === 1 && rowOf.get(node) === NONE) rowOf.set(node, row)
  }
  return nodes.map(node => {
    const stack: number[] = []
    for (let row = rowOf.get(node) ?? NONE; row !== NONE; row = view.parent[row]) stack.push(profile.frames.fn[view.frame[row]])
    return stack.reverse()
  })
}
