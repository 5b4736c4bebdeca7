// Draws the whole call tree into a strip, where a row may be less than a pixel high.

import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'
import { crumbColumns } from './crumbColumns'
import type { FlameCanvas, FlamePaint } from './drawFlame'

export type MinimapPaint = Pick<
  FlamePaint,
  'palette' | 'dimmed' | 'lit' | 'slotOfFrame' | 'slotOfNode' | 'growsDown' | 'deepest' | 'crumbs'
>

/** In pixels of the screen. */
export type MinimapSize = { readonly widthPx: number; readonly heightPx: number }

/** A shallow tree does not become a wall of colour. */
const MAX_ROW_PX = 6

export function drawMinimap(canvas: FlameCanvas, tree: CallTree, { widthPx, heightPx }: MinimapSize, paint: MinimapPaint): void {
  const rowPx = Math.min(MAX_ROW_PX, heightPx / Math.max(1, tree.height))
  const pxPerValue = widthPx / Math.max(tree.totalValue, Number.MIN_VALUE)
  const crumbs = crumbColumns(widthPx)
  const topOf = (depth: number) => Math.floor(depth * rowPx)
  const fill = (leftPx: number, boxPx: number, topDepth: number, bottomDepth: number) => {
    const topPx = topOf(topDepth)
    const boxHeightPx = Math.max(1, topOf(bottomDepth + 1) - topPx)
    canvas.fillRect(leftPx, paint.growsDown ? topPx : heightPx - topPx - boxHeightPx, boxPx, boxHeightPx)
  }
  canvas.clearRect(0, 0, widthPx, heightPx)
  for (let node = 0; node < tree.length;) {
    const leftPx = tree.start[node] * pxPerValue
    const boxPx = Math.max(0, tree.total[node]) * pxPerValue
    const depth = tree.depth[node]
    if (boxPx < 1) {
      crumbs.add(Math.floor(leftPx), Math.floor(leftPx + boxPx) + 1, depth, paint.deepest[node])
      node = tree.subtreeEnd[node]
      continue
    }
    // Of rows that share a pixel the first is drawn: a tower of a thousand calls costs no more than the strip is high.
    if (tree.parent[node] === NONE || topOf(depth - 1) !== topOf(depth)) {
      const isLit = paint.lit === null || paint.lit[tree.fn[node]] === 1
      canvas.fillStyle = (isLit ? paint.palette : paint.dimmed)[paint.slotOfNode?.[node] ?? paint.slotOfFrame[tree.frame[node]]]
      fill(leftPx, boxPx, depth, depth)
    }
    node++
  }
  canvas.fillStyle = paint.crumbs
  for (const { from, to, topDepth, bottomDepth } of crumbs.runs()) fill(from, to - from, topDepth, bottomDepth)
}
