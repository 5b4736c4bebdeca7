// Where in a graph that is deeper than its window one is: what a scrollbar shows, and what dragging it does.

import { foldedRowsOf, showStretch, type FlameState, type FlameView } from './flameView'
import { extentOf } from './viewport'

/** Of the bar: it must be hit by hand. */
const MIN_THUMB_SHARE = 0.06

export type Depth = {
  /** Of the thumb, as shares of the bar, measured from the root. */
  readonly start: number
  readonly length: number
  /** The first one in the window, from 1. */
  readonly row: number
  readonly rows: number
}

/** Null where all rows are in the window. */
export function depthIn(state: FlameState): Depth | null {
  const { tree, rowPx, viewport } = state
  const scroll = scrollOf(state)
  if (tree === null || scroll === null) return null
  const { firstPx, wholePx, scrollPx } = scroll
  const length = Math.max(MIN_THUMB_SHARE, viewport.heightPx / wholePx)
  const start = ((viewport.topPx - firstPx) / scrollPx) * (1 - length)
  return { start, length, row: Math.min(tree.height, Math.floor(viewport.topPx / rowPx) + 1), rows: tree.height }
}

/** The middle of the thumb goes to this share of the bar, as far as it can. */
export function moveThumb(view: FlameView, share: number): void {
  const state = view.getState()
  const depth = depthIn(state)
  const scroll = scrollOf(state)
  if (depth === null || scroll === null) return
  const way = Math.min(1, Math.max(0, (share - depth.length / 2) / (1 - depth.length)))
  showStretch(view, { ...state.viewport, topPx: scroll.firstPx + way * scroll.scrollPx })
}

function scrollOf(state: FlameState): { readonly firstPx: number; readonly wholePx: number; readonly scrollPx: number } | null {
  const { tree, rowPx, viewport } = state
  if (tree === null || viewport.heightPx === 0) return null
  const { firstPx, heightPx } = extentOf(tree, rowPx, foldedRowsOf(state))
  const wholePx = heightPx - firstPx
  const scrollPx = wholePx - viewport.heightPx
  return scrollPx <= 0 ? null : { firstPx, wholePx, scrollPx }
}
