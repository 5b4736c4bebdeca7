// Keeps the canvas over a flame graph drawn. Returns what ends it.

import type { CallTree } from '../../shared/analysis/callTree'
import type { FlameView } from './flameView'
import { drawMarks, type MarksPaint } from './drawMarks'
import type { Marks } from './badges'

export type ShownMarks = {
  /** What nodes are rows of. */
  readonly tree: CallTree
  readonly marks: Marks
  /** By node: 1 where it is lit. Null lights all. */
  readonly lit: Uint8Array | null
}

export function showMarks(canvas: HTMLCanvasElement, view: FlameView, { tree, marks, lit }: ShownMarks, paint: MarksPaint): () => void {
  const context = canvas.getContext('2d')
  if (context === null) return () => undefined
  let frameRequest = 0

  function draw(): void {
    frameRequest = 0
    const { tree: shown, viewport } = view.getState()
    if (context === null || viewport.widthPx === 0) return
    const width = Math.round(viewport.widthPx / paint.devicePx)
    const height = Math.round(viewport.heightPx / paint.devicePx)
    // Setting the size clears a canvas, so only when it changes.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    context.setTransform(1 / paint.devicePx, 0, 0, 1 / paint.devicePx, 0, 0)
    // For a moment the view may still show the tree before.
    if (shown === tree) drawMarks(context, tree, viewport, marks, lit, paint)
  }

  const stop = view.subscribe((now, before) => {
    if (now.viewport === before.viewport && now.tree === before.tree) return
    if (frameRequest === 0) frameRequest = requestAnimationFrame(draw)
  })
  frameRequest = requestAnimationFrame(draw)
  return () => {
    stop()
    cancelAnimationFrame(frameRequest)
    context.clearRect(0, 0, canvas.width, canvas.height)
  }
}
