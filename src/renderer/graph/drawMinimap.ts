// Draws the whole call tree into a strip, where a row may be less than a pixel high.

import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'
import { skyline } from '../../shared/analysis/skyline'
import { walkBoxes } from '../../shared/analysis/visibleBoxes'
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
  const crumbs = skyline(widthPx)
  const topOf = (depth: number) => Math.floor(depth * rowPx)
  const fill = (leftPx: number, boxPx: number, topDepth: number, bottomDepth: number) => {
    const topPx = topOf(topDepth)
    const boxHeightPx = Math.max(1, topOf(bottomDepth + 1) - topPx)
    canvas.fillRect(leftPx, paint.growsDown ? topPx : heightPx - topPx - boxHeightPx, boxPx, boxHeightPx)
  }
  canvas.clearRect(0, 0, widthPx, heightPx)
  const whole = { startValue: 0, endValue: tree.totalValue, widthPx, firstDepth: 0, lastDepth: tree.height, minBoxPx: 1 }
  walkBoxes(tree, whole, {
    box(node, leftPx, rightPx) {
      const depth = tree.depth[node]
      // Of rows that share a pixel the first is drawn: a tower of a thousand calls costs no more than the strip is high.
      if (tree.parent[node] !== NONE && topOf(depth - 1) === topOf(depth)) return
      const isLit = paint.lit === null || paint.lit[tree.fn[node]] === 1
      canvas.fillStyle = (isLit ? paint.palette : paint.dimmed)[paint.slotOfNode?.[node] ?? paint.slotOfFrame[tree.frame[node]]]
      fill(leftPx, rightPx - leftPx, depth, depth)
    },
    crumb(node, leftPx, rightPx) {
      crumbs.add(Math.floor(leftPx), Math.floor(rightPx) + 1, tree.depth[node], paint.deepest[node])
    },
  })
  canvas.fillStyle = paint.crumbs
  for (const { from, to, topDepth, bottomDepth } of crumbs.runs()) fill(from, to - from, topDepth, bottomDepth)
}
