// Chooses which frames a report draws: all that can be seen, and never more than keep the file small enough to mail.

import type { CallTree } from '../../analysis/callTree'
import type { GraphView } from './model'

export type Boxes = {
  /** Nodes of the tree, in depth-first order. */
  readonly nodes: Int32Array
  /** Frames of the stretch that is drawn. */
  readonly inside: number
  /** Those of them that are narrower than `minPx` or deeper than the limit. */
  readonly left: number
  readonly minPx: number
  /** Rows that have boxes. */
  readonly rows: number
}

/** Half a pixel still gives a hint of colour in print. */
const SMALLEST_PX = 0.5
/** With its name, numbers and place a frame takes some 250 bytes; this many stay below 2.5 MB. */
const MAX_BOXES = 8000
/** Each round leaves out frames up to half as wide again as the last. */
const WIDENING = 1.5

export function chooseBoxes(tree: CallTree, view: GraphView, widthPx: number, maxRows: number): Boxes {
  const pxPerValue = pxPerValueOf(view, widthPx)
  const inside = nodesInside(tree, view)
  for (let minPx = SMALLEST_PX; ; minPx *= WIDENING) {
    const nodes = wideNodes(tree, view, minPx / pxPerValue, maxRows)
    if (nodes === null) continue
    const rows = nodes.reduce((most, node) => Math.max(most, tree.depth[node] + 1), 0)
    return { nodes: Int32Array.from(nodes), inside, left: inside - nodes.length, minPx, rows }
  }
}

export function pxPerValueOf({ startValue, endValue }: GraphView, widthPx: number): number {
  return endValue > startValue ? widthPx / (endValue - startValue) : 0
}

/** What of a node's width lies in the stretch; 0 or less when it is outside. */
export function widthInside(tree: CallTree, { startValue, endValue }: GraphView, node: number): number {
  return Math.min(endValue, tree.start[node] + tree.total[node]) - Math.max(startValue, tree.start[node])
}

function nodesInside(tree: CallTree, view: GraphView): number {
  let inside = 0
  for (let node = 0; node < tree.length;) {
    const isInside = widthInside(tree, view, node) > 0
    if (isInside) inside++
    node = isInside ? node + 1 : tree.subtreeEnd[node]
  }
  return inside
}

/** Null when there are too many. */
function wideNodes(tree: CallTree, view: GraphView, minValue: number, maxRows: number): number[] | null {
  const nodes: number[] = []
  for (let node = 0; node < tree.length;) {
    const width = widthInside(tree, view, node)
    if (width <= 0 || width < minValue || tree.depth[node] >= maxRows) {
      node = tree.subtreeEnd[node]
      continue
    }
    if (nodes.length === MAX_BOXES) return null
    nodes.push(node++)
  }
  return nodes
}
