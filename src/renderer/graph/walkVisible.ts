// What of a call tree is in a window of its graph, and what is under a point of it.

import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'
import { walkBoxes, type VisibleBoxes } from '../../shared/analysis/visibleBoxes'
import type { Viewport } from './viewport'

/** Boxes narrower than `minBoxPx` are crumbs. */
export function walkVisible(tree: CallTree, view: Viewport, rowPx: number, minBoxPx: number, visit: VisibleBoxes): void {
  const firstDepth = Math.floor(view.topPx / rowPx)
  const lastDepth = Math.floor((view.topPx + view.heightPx - 1) / rowPx)
  walkBoxes(tree, { ...view, firstDepth, lastDepth, minBoxPx }, visit)
}

/** The node at this value in this row, or NONE: the way down the tree, one row at a time. */
export function nodeAt(tree: CallTree, value: number, depth: number): number {
  let node = 0
  let end = tree.length
  while (node < end) {
    const isHere = value >= tree.start[node] && value < tree.start[node] + Math.max(0, tree.total[node])
    if (!isHere) {
      node = tree.subtreeEnd[node]
    } else if (tree.depth[node] === depth) {
      return node
    } else {
      end = tree.subtreeEnd[node]
      node++
    }
  }
  return NONE
}
