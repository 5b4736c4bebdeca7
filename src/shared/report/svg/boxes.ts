// Chooses which frames a report draws: all that can be seen, and never more than keep the file small enough to mail.

import type { CallTree } from '../../analysis/callTree'
import { pxPerValueOf, walkBoxes, type VisibleBoxes } from '../../analysis/visibleBoxes'
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
export const SMALLEST_PX = 0.5
/** With its name, numbers and place a frame takes some 250 bytes; this many stay below 2.5 MB. */
const MAX_BOXES = 8000
/** Each round leaves out frames up to half as wide again as the last. */
const WIDENING = 1.5

export function chooseBoxes(tree: CallTree, view: GraphView, widthPx: number, maxRows: number): Boxes {
  let inside = tree.hidden?.count ?? 0
  walkReport(tree, { ...view, widthPx, minPx: 0, rows: Infinity }, { box: () => inside++, crumb: () => undefined })
  for (let minPx = SMALLEST_PX; ; minPx *= WIDENING) {
    const nodes: number[] = []
    let count = 0
    const box = (node: number) => {
      if (count++ < MAX_BOXES) nodes.push(node)
    }
    walkReport(tree, { ...view, widthPx, minPx, rows: maxRows }, { box, crumb: () => undefined })
    if (count > MAX_BOXES) continue
    const rows = nodes.reduce((most, node) => Math.max(most, tree.depth[node] + 1), 0)
    return { nodes: Int32Array.from(nodes), inside, left: inside - count, minPx, rows }
  }
}

export type ReportPart = Pick<GraphView, 'startValue' | 'endValue'> & {
  readonly widthPx: number
  readonly minPx: number
  readonly rows: number
}

/** Paper has edges: what counts of a box is how wide it is inside of them, for boxes and for what is too narrow to be one. */
export function walkReport(tree: CallTree, { minPx, rows, ...part }: ReportPart, visit: VisibleBoxes): void {
  const minValue = minPx / pxPerValueOf(part)
  walkBoxes(
    tree,
    { ...part, firstDepth: 0, lastDepth: rows - 1, minBoxPx: minPx },
    {
      box(node, leftPx, rightPx) {
        const width = widthInside(tree, part, node)
        if (width > 0) visit[width >= minValue ? 'box' : 'crumb'](node, leftPx, rightPx)
      },
      crumb(node, leftPx, rightPx) {
        if (widthInside(tree, part, node) > 0) visit.crumb(node, leftPx, rightPx)
      },
    },
  )
}

function widthInside(tree: CallTree, { startValue, endValue }: Pick<GraphView, 'startValue' | 'endValue'>, node: number): number {
  return Math.min(endValue, tree.start[node] + tree.total[node]) - Math.max(startValue, tree.start[node])
}
