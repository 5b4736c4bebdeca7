// Which part of a flame graph is on screen: pure arithmetic of zooming and panning, in the unit of the sample type.

import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'

export type Viewport = {
  /** What is at the left and right edge, in the unit of the sample type. */
  readonly startValue: number
  readonly endValue: number
  /** How far the root row has been scrolled out of sight: downwards in an icicle graph, upwards in a flame graph. */
  readonly topPx: number
  readonly widthPx: number
  readonly heightPx: number
}

/** What there is to see. */
export type Extent = {
  readonly totalValue: number
  readonly heightPx: number
  /** Where the first row begins that is shown: further from the root where rows are folded away. */
  readonly firstPx: number
}

/** A part to show: what zooming remembers and goes back to. */
export type Stretch = Pick<Viewport, 'startValue' | 'endValue' | 'topPx'>

/** Float64 keeps the edges of boxes apart down to here; no profile has a billion samples side by side. */
const MAX_ZOOM = 1e9
/** A zoomed node shows this many of its callers above it, as a reminder of where one is. */
const CALLER_ROWS = 3

export const EMPTY_VIEWPORT: Viewport = { startValue: 0, endValue: 1, topPx: 0, widthPx: 0, heightPx: 0 }

/** The last of the rows that are folded stands for all of them. */
export function extentOf(tree: CallTree, rowPx: number, foldedRows = 0): Extent {
  // A row of air, so that the deepest frame is not glued to the edge.
  return {
    totalValue: Math.max(tree.totalValue, Number.MIN_VALUE),
    heightPx: (tree.height + 1) * rowPx,
    firstPx: Math.max(0, foldedRows - 1) * rowPx,
  }
}

export function showAll(viewport: Viewport, extent: Extent): Viewport {
  return { ...viewport, startValue: 0, endValue: extent.totalValue, topPx: extent.firstPx }
}

/** Kept within what there is: never narrower than the deepest zoom, never beyond an edge. */
export function clamped(viewport: Viewport, extent: Extent): Viewport {
  const widthValue = Math.min(extent.totalValue, Math.max(extent.totalValue / MAX_ZOOM, viewport.endValue - viewport.startValue))
  const startValue = Math.min(Math.max(0, viewport.startValue), extent.totalValue - widthValue)
  const topPx = Math.min(Math.max(extent.firstPx, viewport.topPx), Math.max(extent.firstPx, extent.heightPx - viewport.heightPx))
  return { ...viewport, startValue, endValue: startValue + widthValue, topPx }
}

/** A factor below 1 zooms in. What is at `value` stays where it is. */
export function zoomedAbout(viewport: Viewport, extent: Extent, value: number, factor: number): Viewport {
  const widthValue = Math.min(extent.totalValue, Math.max(extent.totalValue / MAX_ZOOM, (viewport.endValue - viewport.startValue) * factor))
  const share = (value - viewport.startValue) / (viewport.endValue - viewport.startValue)
  const startValue = value - widthValue * share
  return clamped({ ...viewport, startValue, endValue: startValue + widthValue }, extent)
}

/** Moves the content's window by pixels: right and away from the root are positive. */
export function panned(viewport: Viewport, extent: Extent, rightPx: number, awayPx: number): Viewport {
  const byValue = viewport.widthPx === 0 ? 0 : (rightPx * (viewport.endValue - viewport.startValue)) / viewport.widthPx
  return clamped(
    {
      ...viewport,
      startValue: viewport.startValue + byValue,
      endValue: viewport.endValue + byValue,
      topPx: viewport.topPx + awayPx,
    },
    extent,
  )
}

/** The node as wide as the window, with what it calls in sight. NONE is everything. */
export function zoomedToNode(viewport: Viewport, extent: Extent, tree: CallTree, node: number, rowPx: number): Viewport {
  if (node === NONE) return showAll(viewport, extent)
  const nodePx = tree.depth[node] * rowPx
  const isInSight = nodePx >= viewport.topPx && nodePx + rowPx <= viewport.topPx + viewport.heightPx / 2
  const topPx = isInSight ? viewport.topPx : nodePx - CALLER_ROWS * rowPx
  return clamped({ ...viewport, startValue: tree.start[node], endValue: tree.start[node] + Math.max(0, tree.total[node]), topPx }, extent)
}

/** Moved no further than needed for the node to be seen; a node wider than the window counts as seen when part of it is. */
export function revealing(viewport: Viewport, extent: Extent, tree: CallTree, node: number, rowPx: number): Viewport {
  const widthValue = viewport.endValue - viewport.startValue
  const left = tree.start[node]
  const right = left + Math.max(0, tree.total[node])
  let startValue = viewport.startValue
  if (right <= viewport.startValue || left >= viewport.endValue) startValue = (left + right - widthValue) / 2
  else if (right - left < widthValue) startValue = Math.max(right - widthValue, Math.min(left, startValue))
  const nodePx = tree.depth[node] * rowPx
  const topPx = Math.max(nodePx + 2 * rowPx - viewport.heightPx, Math.min(nodePx - rowPx, viewport.topPx))
  return clamped({ ...viewport, startValue, endValue: startValue + widthValue, topPx }, extent)
}
