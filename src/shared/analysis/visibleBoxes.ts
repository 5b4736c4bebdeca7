// Walks the part of a call tree that a drawing shows. Subtrees that cannot be seen are skipped by one assignment, so a frame costs what is visible.

import { NONE } from '../profile/profile'
import type { CallTree } from './callTreeType'

/** What a drawing shows of a tree: from which value to which over how many pixels, and from which row to which, the last one included. */
export type DrawnPart = {
  readonly startValue: number
  readonly endValue: number
  readonly widthPx: number
  readonly firstDepth: number
  readonly lastDepth: number
  /** Narrower boxes are crumbs. */
  readonly minBoxPx: number
}

/** Edges are in pixels of the drawing; they may lie outside it. */
export type VisibleBoxes = {
  box(node: number, leftPx: number, rightPx: number): void
  /** Too narrow to be drawn as a box: it stands for all that is called from it as well. */
  crumb(node: number, leftPx: number, rightPx: number): void
}

export function walkBoxes(tree: CallTree, part: DrawnPart, visit: VisibleBoxes): void {
  const { startValue, endValue, firstDepth, lastDepth } = part
  const pxPerValue = pxPerValueOf(part)
  const minValue = part.minBoxPx / pxPerValue
  for (let node = 0; node < tree.length;) {
    const start = tree.start[node]
    const total = tree.total[node]
    const width = Math.max(0, total)
    const depth = tree.depth[node]
    if (start >= endValue) {
      // Later siblings are further right.
      const parent = tree.parent[node]
      node = parent === NONE ? tree.length : tree.subtreeEnd[parent]
    } else if (start + width <= startValue || depth > lastDepth || total === 0) {
      // What weighs nothing at all stands in a comparison for what only the other side has.
      node = tree.subtreeEnd[node]
    } else {
      const leftPx = (start - startValue) * pxPerValue
      const rightPx = leftPx + width * pxPerValue
      if (total < minValue) {
        visit.crumb(node, leftPx, rightPx)
        node = tree.subtreeEnd[node]
      } else {
        if (depth >= firstDepth) visit.box(node, leftPx, rightPx)
        node++
      }
    }
  }
}

/** 0 where there is nothing to show. */
export function pxPerValueOf({ startValue, endValue, widthPx }: Pick<DrawnPart, 'startValue' | 'endValue' | 'widthPx'>): number {
  return endValue > startValue ? widthPx / (endValue - startValue) : 0
}
