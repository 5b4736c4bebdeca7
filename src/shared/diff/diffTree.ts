// The union flame graph: one layout that holds both sides, so that what is gone can be seen beside what is new.

import { buildCallTree, type CallTree, type SiblingOrder } from '../analysis/callTree'
import type { StackView } from '../analysis/stackView'
import { NONE } from '../profile/profile'
import type { Changes } from './changes'

/** Whose widths the graph has. 'larger' is the only one in which nothing of either side is without width. */
export type WidthBy = 'current' | 'baseline' | 'larger'

/** A call tree over the union's functions. Side columns are by node, in the unit of the sample type, unscaled. */
export type DiffTree = {
  readonly tree: CallTree
  readonly baseSelf: Float64Array
  readonly currentSelf: Float64Array
  readonly baseTotal: Float64Array
  readonly currentTotal: Float64Array
}

export function diffTree(changes: Changes, widthBy: WidthBy, order: SiblingOrder = 'heaviest'): DiffTree {
  const { union, base, current } = changes.comparison
  const width = widths(base.mean, current.mean, changes.valueFactor, widthBy)
  const tree = buildCallTree(union, { parent: current.mean.parent, frame: current.mean.frame, self: width }, order)
  const baseSelf = byNode(tree, base.mean.self)
  const currentSelf = byNode(tree, current.mean.self)
  return { tree, baseSelf, currentSelf, baseTotal: totals(tree, baseSelf), currentTotal: totals(tree, currentSelf) }
}

function widths(base: StackView, current: StackView, factor: number, by: WidthBy): Float64Array {
  if (by === 'current') return current.self
  if (by === 'baseline') return base.self
  return current.self.map((value, stack) => Math.max(value, base.self[stack] * factor))
}

function byNode(tree: CallTree, self: Float64Array): Float64Array {
  const column = new Float64Array(tree.length)
  for (let stack = 0; stack < self.length; stack++) {
    const node = tree.nodeOfStack[stack]
    if (node !== NONE) column[node] += self[stack]
  }
  return column
}

function totals(tree: CallTree, self: Float64Array): Float64Array {
  const total = self.slice()
  for (let node = tree.length - 1; node >= 0; node--) {
    if (tree.parent[node] !== NONE) total[tree.parent[node]] += total[node]
  }
  return total
}
