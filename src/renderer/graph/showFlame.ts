// Keeps two canvases drawn: the boxes, and over them the outlines that follow pointer and selection. Returns what ends it.

import { NONE } from '../../shared/profile/profile'
import { resizeView, type FlameState, type FlameView } from './flameView'
import { drawFlame, rowTop, type FlamePaint } from './drawFlame'

export type FlameLayers = {
  /** What the canvases fill. */
  readonly frame: HTMLElement
  readonly boxes: HTMLCanvasElement
  readonly outlines: HTMLCanvasElement
}

export function showFlame({ frame, boxes, outlines }: FlameLayers, view: FlameView, paint: FlamePaint, onDrawn: () => void): () => void {
  const boxCanvas = contextOf(boxes)
  const outlineCanvas = contextOf(outlines)
  let frameRequest = 0
  let areBoxesStale = true

  /** One drawing a frame of the screen, however much has changed. */
  function request(): void {
    if (frameRequest === 0) frameRequest = requestAnimationFrame(draw)
  }

  function draw(): void {
    frameRequest = 0
    const state = view.getState()
    if (state.tree === null || state.viewport.widthPx === 0) return
    if (areBoxesStale) {
      drawFlame(boxCanvas, state.tree, state.viewport, paint)
      areBoxesStale = false
      onDrawn()
    }
    drawOutlines(outlineCanvas, state, paint)
  }

  function fit(): void {
    const { clientWidth, clientHeight } = frame
    for (const [canvas, context] of [
      [boxes, boxCanvas],
      [outlines, outlineCanvas],
    ] as const) {
      // Setting the size clears a canvas, so only when it changes.
      const width = Math.round(clientWidth / paint.devicePx)
      const height = Math.round(clientHeight / paint.devicePx)
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
      context.setTransform(1 / paint.devicePx, 0, 0, 1 / paint.devicePx, 0, 0)
    }
    resizeView(view, clientWidth, clientHeight, paint.rowPx)
    areBoxesStale = true
    draw()
  }

  const sizes = new ResizeObserver(fit)
  sizes.observe(frame)
  const stop = view.subscribe((now, before) => {
    if (now.viewport !== before.viewport || now.tree !== before.tree) areBoxesStale = true
    request()
  })
  request()
  return () => {
    stop()
    sizes.disconnect()
    cancelAnimationFrame(frameRequest)
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser has no 2D canvas.')
  return context
}

function drawOutlines(canvas: CanvasRenderingContext2D, state: FlameState, paint: FlamePaint): void {
  canvas.clearRect(0, 0, state.viewport.widthPx, state.viewport.heightPx)
  if (state.hovered !== state.selected) outlineNode(canvas, state, state.hovered, paint, paint.outline.hovered, 1)
  outlineNode(canvas, state, state.selected, paint, paint.outline.selected, 2)
}

function outlineNode(
  canvas: CanvasRenderingContext2D,
  { tree, viewport }: FlameState,
  node: number,
  paint: FlamePaint,
  colour: string,
  linePx: number,
): void {
  if (tree === null || node === NONE) return
  const pxPerValue = viewport.widthPx / (viewport.endValue - viewport.startValue)
  const leftPx = Math.max(-linePx, (tree.start[node] - viewport.startValue) * pxPerValue)
  const rightPx = Math.min(viewport.widthPx + linePx, (tree.start[node] + tree.total[node] - viewport.startValue) * pxPerValue)
  if (rightPx < 0 || leftPx > viewport.widthPx) return
  const topPx = rowTop(tree.depth[node], viewport, paint)
  canvas.strokeStyle = colour
  canvas.lineWidth = linePx
  // Inside the box, so that the first and last row are not cut at the edge.
  const insetPx = linePx / 2
  canvas.strokeRect(leftPx + insetPx, topPx + insetPx, Math.max(linePx, rightPx - leftPx - linePx), paint.rowPx - linePx)
}
