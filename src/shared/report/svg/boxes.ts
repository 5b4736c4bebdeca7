// Chooses which frames a report draws: all that can be seen, and never more than keep the file small enough to mail.

import type { CallTree } from '../../analysis/callTree'

export type Boxes = {
  /** Nodes of the tree, in depth-first order. */
  readonly nodes: Int32Array
  /** Frames that are narrower than `minPx` or deeper than the limit. */
  readonly left: number
  readonly minPx: number
  /** Rows drawn. */
  readonly rows: number
}

/** Half a pixel still gives a hint of colour in print. */
const SMALLEST_PX = 0.5
/** With its name, numbers and place a frame takes some 250 bytes; this many stay below 2.5 MB. */
const MAX_BOXES = 8000
/** Each round leaves out frames up to half as wide again as the last. */
const WIDENING = 1.5

export function chooseBoxes(tree: CallTree, widthPx: number, maxRows: number): Boxes {
  const pxPerValue = tree.totalValue > 0 ? widthPx / tree.totalValue : 0
  for (let minPx = SMALLEST_PX; ; minPx *= WIDENING) {
    const nodes = wideNodes(tree, minPx / pxPerValue, maxRows)
    if (nodes === null) continue
    const rows = nodes.reduce((most, node) => Math.max(most, tree.depth[node] + 1), 0)
    return { nodes: Int32Array.from(nodes), left: tree.length - nodes.length, minPx, rows }
  }
}

/** Null when there are too many. */
function wideNodes(tree: CallTree, minValue: number, maxRows: number): number[] | null {
  const nodes: number[] = []
  for (let node = 0; node < tree.length;) {
    if (tree.total[node] < minValue || tree.depth[node] >= maxRows) {
      node = tree.subtreeEnd[node]
      continue
    }
    if (nodes.length === MAX_BOXES) return null
    nodes.push(node++)
  }
  return nodes
}
