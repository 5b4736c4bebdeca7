// Walks the part of a call tree that is on screen. Subtrees that cannot be seen are skipped by one assignment, so a frame costs what is visible.

import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'
import type { Viewport } from './viewport'

/** Edges are in pixels of the window; they may lie outside it. */
export type VisibleBoxes = {
  box(node: number, leftPx: number, rightPx: number): void
  /** Too narrow to be drawn as a box: it stands for all that is called from it as well. */
  crumb(node: number, leftPx: number, rightPx: number): void
}

/** Boxes narrower than `minBoxPx` are crumbs. */
export function walkVisible(tree: CallTree, view: Viewport, rowPx: number, minBoxPx: number, visit: VisibleBoxes): void {
  const pxPerValue = view.widthPx / (view.endValue - view.startValue)
  const firstDepth = Math.floor(view.topPx / rowPx)
  const lastDepth = Math.floor((view.topPx + view.heightPx - 1) / rowPx)
  for (let node = 0; node < tree.length;) {
    const leftPx = (tree.start[node] - view.startValue) * pxPerValue
    const rightPx = leftPx + Math.max(0, tree.total[node]) * pxPerValue
    const depth = tree.depth[node]
    if (leftPx >= view.widthPx) {
      // Later siblings are further right.
      const parent = tree.parent[node]
      node = parent === NONE ? tree.length : tree.subtreeEnd[parent]
    } else if (rightPx <= 0 || depth > lastDepth || tree.total[node] === 0) {
      // What weighs nothing at all stands in a comparison for what only the other side has.
      node = tree.subtreeEnd[node]
    } else if (rightPx - leftPx < minBoxPx) {
      visit.crumb(node, leftPx, rightPx)
      node = tree.subtreeEnd[node]
    } else {
      if (depth >= firstDepth) visit.box(node, leftPx, rightPx)
      node++
    }
  }
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
