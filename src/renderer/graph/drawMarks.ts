// Draws over a flame graph: everything but the lit frames dimmed, those outlined, and badges on frames with room for them.

import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'
import { rowTop } from './drawFlame'
import { walkVisible } from './walkVisible'
import type { Viewport } from './viewport'
import { BADGE_GAP_PX, badgesWidthPx, badgeWidthPx, type Badge, type Marks } from './badges'

/** The few things of a 2D context that drawing needs. */
export type MarksCanvas = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'clearRect'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'beginPath'
  | 'roundRect'
  | 'fill'
>

export type MarksPaint = {
  readonly rowPx: number
  readonly growsDown: boolean
  /** One pixel of the screen, in CSS pixels. */
  readonly devicePx: number
  /** Lies over what is not lit. */
  readonly scrim: string
  readonly outline: string
  readonly badge: string
  readonly badgeText: string
  readonly font: string
}

/** Wide enough to be seen on any colour; of narrower frames nothing would be left inside it. */
const OUTLINE_PX = 2
const MIN_OUTLINED_PX = 6
/** What has to be left of a frame beside its badges. */
const MIN_REST_PX = 6
/** Of a note's badge; a finding's is round. */
const NOTE_RADIUS_PX = 3

/** `lit` by node: 1 where it is lit; null lights all. */
export function drawMarks(
  canvas: MarksCanvas,
  tree: CallTree,
  view: Viewport,
  marks: Marks,
  lit: Uint8Array | null,
  paint: MarksPaint,
): void {
  canvas.clearRect(0, 0, view.widthPx, view.heightPx)
  if (lit !== null) drawLight(canvas, tree, view, lit, paint)
  canvas.font = paint.font
  canvas.textAlign = 'center'
  canvas.textBaseline = 'middle'
  for (const [node, badges] of marks) {
    const { leftPx, rightPx, topPx } = boxOf(tree, node, view, paint)
    const widthPx = badgesWidthPx(badges, paint.rowPx)
    if (rightPx - leftPx >= widthPx + MIN_REST_PX) drawBadges(canvas, badges, rightPx - widthPx, topPx, paint)
  }
}

function drawLight(canvas: MarksCanvas, tree: CallTree, view: Viewport, lit: Uint8Array, paint: MarksPaint): void {
  canvas.fillStyle = paint.scrim
  canvas.fillRect(0, 0, view.widthPx, view.heightPx)
  const outlined: number[] = []
  walkVisible(tree, view, paint.rowPx, paint.devicePx, {
    box(node) {
      if (lit[node] !== 1) return
      const { leftPx, rightPx, topPx } = boxOf(tree, node, view, paint)
      canvas.clearRect(leftPx, topPx, rightPx - leftPx, paint.rowPx)
      // What stands on a lit frame belongs to it: one outline says it.
      if (tree.parent[node] === NONE || lit[tree.parent[node]] !== 1) outlined.push(node)
    },
    crumb(node, leftPx, rightPx) {
      if (lit[node] === 1)
        canvas.clearRect(leftPx, rowTop(tree.depth[node], view, paint), Math.max(paint.devicePx, rightPx - leftPx), paint.rowPx)
    },
  })
  canvas.strokeStyle = paint.outline
  canvas.lineWidth = OUTLINE_PX
  for (const node of outlined) {
    const { leftPx, rightPx, topPx } = boxOf(tree, node, view, paint)
    if (rightPx - leftPx < MIN_OUTLINED_PX) continue
    const insetPx = OUTLINE_PX / 2
    canvas.strokeRect(leftPx + insetPx, topPx + insetPx, rightPx - leftPx - OUTLINE_PX, paint.rowPx - OUTLINE_PX)
  }
}

function drawBadges(canvas: MarksCanvas, badges: readonly Badge[], fromPx: number, topPx: number, { rowPx, ...paint }: MarksPaint): void {
  const heightPx = rowPx - 4
  let leftPx = fromPx
  for (const badge of badges) {
    const widthPx = badgeWidthPx(badge, rowPx)
    canvas.fillStyle = paint.badge
    canvas.beginPath()
    canvas.roundRect(leftPx, topPx + 1.5, widthPx, heightPx, badge.kind === 'finding' ? heightPx / 2 : NOTE_RADIUS_PX)
    canvas.fill()
    canvas.fillStyle = paint.badgeText
    canvas.fillText(badge.text, leftPx + widthPx / 2, topPx + 1.5 + heightPx / 2 + 0.5)
    leftPx += widthPx + BADGE_GAP_PX
  }
}

type Box = { readonly leftPx: number; readonly rightPx: number; readonly topPx: number }

/** The part of a frame that is on screen; its right edge is left of its left one when none is. */
function boxOf(tree: CallTree, node: number, view: Viewport, paint: MarksPaint): Box {
  const pxPerValue = view.widthPx / (view.endValue - view.startValue)
  const left = (tree.start[node] - view.startValue) * pxPerValue
  return {
    leftPx: Math.max(0, left),
    rightPx: Math.min(view.widthPx, left + tree.total[node] * pxPerValue),
    topPx: rowTop(tree.depth[node], view, paint),
  }
}
