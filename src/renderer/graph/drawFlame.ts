// Draws a flame graph: a function of the tree, the viewport and the paint, that asks nothing else.

import type { CallTree } from '../../shared/analysis/callTree'
import { skyline } from '../../shared/analysis/skyline'
import type { Viewport } from './viewport'
import { walkVisible } from './walkVisible'

/** The few things of a 2D context that drawing needs. */
export type FlameCanvas = Pick<CanvasRenderingContext2D, 'fillStyle' | 'font' | 'textBaseline' | 'clearRect' | 'fillRect' | 'fillText'>

/** A colour, or a pattern of lines. */
export type Fill = FlameCanvas['fillStyle']

export type FlamePaint = {
  /** Colours by slot, and the same dimmed for what a search does not match. */
  readonly palette: readonly Fill[]
  readonly dimmed: readonly Fill[]
  /** By slot: the colour of the outline, null for none; then the same dimmed. Empty where no slot has one. */
  readonly edges: readonly (string | null)[]
  /** By frame row: its slot. */
  readonly slotOfFrame: Uint8Array
  /** By node: its slot, where a node has a colour of its own; null where frames have. */
  readonly slotOfNode: Uint8Array | null
  /** By function: 1 where it is lit. Null lights all. */
  readonly lit: Uint8Array | null
  /** By node: the depth of the deepest node of its subtree. */
  readonly deepest: Int32Array
  readonly text: string
  readonly dimmedText: string
  /** For what is too narrow for boxes. */
  readonly crumbs: string
  readonly font: string
  readonly rowPx: number
  /** Icicle graphs grow downwards from the root, flame graphs upwards. */
  readonly growsDown: boolean
  /** One pixel of the screen, in CSS pixels. */
  readonly devicePx: number
  /** By node: what its label leaves free at its right end. */
  readonly reservedPx: ReadonlyMap<number, number>
  readonly outline: { readonly hovered: string; readonly selected: string }
  /** The label of a function that fits this width; empty when none does. */
  readonly labelOf: (fn: number, widthPx: number) => string
}

/** Between the box's edge and its label. */
const LABEL_INSET_PX = 4
/** Below it no label fits. */
const MIN_LABEL_PX = 24
/** Found by eye: seen at a glance, and a label still fits beside it. */
const EDGE_PX = 1.5
/** Narrower boxes have no gap to their neighbour, or nothing of them would be left. */
const MIN_GAP_BOX_PX = 3

type Box = { readonly node: number; readonly leftPx: number; readonly widthPx: number; readonly topPx: number }

export function drawFlame(canvas: FlameCanvas, tree: CallTree, view: Viewport, paint: FlamePaint): void {
  const { rowPx, devicePx } = paint
  const bySlot: Box[][] = [...paint.palette, ...paint.dimmed].map(() => [])
  const crumbs = skyline(Math.ceil(view.widthPx / devicePx))
  walkVisible(tree, view, rowPx, devicePx, {
    box(node, left, right) {
      const leftPx = Math.round(Math.max(0, left) / devicePx) * devicePx
      const rightPx = Math.round(Math.min(view.widthPx, right) / devicePx) * devicePx
      const isLit = paint.lit === null || paint.lit[tree.fn[node]] === 1
      const slot = (paint.slotOfNode?.[node] ?? paint.slotOfFrame[tree.frame[node]]) + (isLit ? 0 : paint.palette.length)
      bySlot[slot].push({ node, leftPx, widthPx: Math.max(devicePx, rightPx - leftPx), topPx: rowTop(tree.depth[node], view, paint) })
    },
    crumb(node, left, right) {
      crumbs.add(Math.floor(left / devicePx), Math.floor(right / devicePx) + 1, tree.depth[node], paint.deepest[node])
    },
  })
  canvas.clearRect(0, 0, view.widthPx, view.heightPx)
  canvas.fillStyle = paint.crumbs
  for (const { from, to, topDepth, bottomDepth } of crumbs.runs()) {
    const edges = [rowTop(topDepth, view, paint), rowTop(bottomDepth, view, paint)]
    const topPx = Math.max(-rowPx, Math.min(...edges))
    const bottomPx = Math.min(view.heightPx, Math.max(...edges) + rowPx - devicePx)
    canvas.fillRect(from * devicePx, topPx, (to - from) * devicePx, bottomPx - topPx)
  }
  drawBoxes(canvas, bySlot, paint)
  canvas.font = paint.font
  canvas.textBaseline = 'middle'
  drawLabels(canvas, tree, bySlot.slice(paint.palette.length), paint, paint.dimmedText)
  drawLabels(canvas, tree, bySlot.slice(0, paint.palette.length), paint, paint.text)
}

/** One colour after the other: a change of colour costs more than a box. */
function drawBoxes(
  canvas: FlameCanvas,
  bySlot: readonly (readonly Box[])[],
  { palette, dimmed, edges, rowPx, devicePx }: FlamePaint,
): void {
  const colours = [...palette, ...dimmed]
  const heightPx = rowPx - devicePx
  const drawnPx = ({ widthPx }: Box) => widthPx - (widthPx >= MIN_GAP_BOX_PX ? devicePx : 0)
  bySlot.forEach((boxes, slot) => {
    if (boxes.length === 0) return
    canvas.fillStyle = colours[slot]
    for (const box of boxes) canvas.fillRect(box.leftPx, box.topPx, drawnPx(box), heightPx)
    const edge = edges[slot] ?? null
    if (edge === null) return
    canvas.fillStyle = edge
    const edgePx = Math.max(1, Math.round(EDGE_PX / devicePx)) * devicePx
    for (const box of boxes) drawEdge(canvas, box.leftPx, box.topPx, drawnPx(box), heightPx, edgePx)
  })
}

/** Four strips inside the box; one too narrow for them is all outline. */
function drawEdge(canvas: FlameCanvas, leftPx: number, topPx: number, widthPx: number, heightPx: number, edgePx: number): void {
  if (widthPx <= 3 * edgePx) return canvas.fillRect(leftPx, topPx, widthPx, heightPx)
  canvas.fillRect(leftPx, topPx, widthPx, edgePx)
  canvas.fillRect(leftPx, topPx + heightPx - edgePx, widthPx, edgePx)
  canvas.fillRect(leftPx, topPx + edgePx, edgePx, heightPx - 2 * edgePx)
  canvas.fillRect(leftPx + widthPx - edgePx, topPx + edgePx, edgePx, heightPx - 2 * edgePx)
}

function drawLabels(canvas: FlameCanvas, tree: CallTree, bySlot: readonly (readonly Box[])[], paint: FlamePaint, colour: string): void {
  canvas.fillStyle = colour
  for (const boxes of bySlot) {
    for (const { node, leftPx, widthPx, topPx } of boxes) {
      if (widthPx < MIN_LABEL_PX) continue
      const label = paint.labelOf(tree.fn[node], widthPx - 2 * LABEL_INSET_PX - (paint.reservedPx.get(node) ?? 0))
      if (label !== '') canvas.fillText(label, leftPx + LABEL_INSET_PX, topPx + paint.rowPx / 2)
    }
  }
}

type Growth = Pick<FlamePaint, 'rowPx' | 'growsDown'>

/** The top edge of a row in the window. */
export function rowTop(depth: number, view: Viewport, { rowPx, growsDown }: Growth): number {
  return growsDown ? depth * rowPx - view.topPx : view.heightPx - (depth + 1) * rowPx + view.topPx
}

/** The row at a height of the window; may be beyond the tree. */
export function depthAt(yPx: number, view: Viewport, { rowPx, growsDown }: Growth): number {
  return Math.floor((growsDown ? yPx + view.topPx : view.heightPx - yPx + view.topPx) / rowPx)
}
