// The stack that shows a finding, as the file has it: with thread roots, which rules do not see but every view does.

import { NONE } from '../../profile/profile'
import { subtreeTotals } from '../../analysis/stackView'
import type { Facts } from './facts'

/** By node: rows of the profile's functions, root first, along the heaviest of the stacks that were merged into it. Empty for NONE. */
export function shownStacks({ profile, view, tree }: Facts, nodes: readonly number[]): number[][] {
  const total = subtreeTotals(view)
  const rowOf = new Map<number, number>(nodes.map(node => [node, NONE]))
  for (let row = 0; row < total.length; row++) {
    const node = tree.nodeOfStack[row]
    const known = rowOf.get(node)
    const parent = view.parent[row]
    // A row with its parent's node is a frame that was dropped: the profiler's own, standing on the subject.
    if (known === undefined || node === NONE || (parent !== NONE && tree.nodeOfStack[parent] === node)) continue
    if (known === NONE || total[row] > total[known]) rowOf.set(node, row)
  }
  return nodes.map(node => {
    const stack: number[] = []
    for (let row = rowOf.get(node) ?? NONE; row !== NONE; row = view.parent[row]) stack.push(profile.frames.fn[view.frame[row]])
    return stack.reverse()
  })
}
