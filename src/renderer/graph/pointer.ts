// What pointer and wheel do on a flame graph: hover, select, drag, scroll, zoom. Returns what ends it.

import { NONE } from '../../shared/profile/profile'
import { hover, panBy, pickBlock, zoomAbout, zoomToBlock, type FlameView } from './flameView'
import { depthAt, type FlamePaint } from './drawFlame'
import { blockAt, type MergedBlock } from './mergedBlock'
import { nodeAt } from './walkVisible'

export type FlameGestures = {
  /** NONE: beside every box. */
  onSelect(node: number, event: PointerEvent | MouseEvent): void
  onZoom(node: number): void
  onHover(under: Under, xPx: number, yPx: number): void
}

/** A box, or what is too narrow for boxes. */
export type Under =
  { readonly kind: 'node'; readonly node: number } | { readonly kind: 'block'; readonly block: MergedBlock } | { readonly kind: 'nothing' }

const NOTHING: Under = { kind: 'nothing' }

const RIGHT_BUTTON = 2
/** A hand that clicks may tremble this much. */
const DRAG_START_PX = 4
/** Found by hand: a notch of the wheel zooms by about a fifth. */
const ZOOM_PER_PX = 0.0022
/** Pinching sends small deltas. */
const PINCH_PER_PX = 0.012
/** Lines and pages of a wheel that does not count in pixels. */
const LINE_PX = 20

type Growth = Pick<FlamePaint, 'rowPx' | 'growsDown' | 'devicePx' | 'deepest'>

export function followPointer(element: HTMLElement, view: FlameView, growth: Growth, gestures: FlameGestures): () => void {
  let drag: { x: number; y: number; isMoving: boolean } | null = null

  function under(event: MouseEvent): Under {
    const { tree, viewport } = view.getState()
    if (tree === null || viewport.widthPx === 0) return NOTHING
    const box = element.getBoundingClientRect()
    const depth = depthAt(event.clientY - box.top, viewport, growth)
    const node = nodeAt(tree, valueUnder(event), depth)
    const minValue = (growth.devicePx * (viewport.endValue - viewport.startValue)) / viewport.widthPx
    if (node !== NONE && tree.total[node] >= minValue) return { kind: 'node', node }
    const block = blockAt({ tree, deepest: growth.deepest }, viewport, event.clientX - box.left, depth, growth.devicePx)
    return block === null ? NOTHING : { kind: 'block', block }
  }

  const nodeOf = (found: Under) => (found.kind === 'node' ? found.node : NONE)

  function valueUnder(event: MouseEvent): number {
    const { viewport } = view.getState()
    const share = (event.clientX - element.getBoundingClientRect().left) / viewport.widthPx
    return viewport.startValue + (viewport.endValue - viewport.startValue) * share
  }

  function showHovered(event: MouseEvent): void {
    const box = element.getBoundingClientRect()
    const found = under(event)
    hover(view, nodeOf(found))
    gestures.onHover(found, event.clientX - box.left, event.clientY - box.top)
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0) return
    drag = { x: event.clientX, y: event.clientY, isMoving: false }
  }

  function move(event: PointerEvent): void {
    if (drag === null) return showHovered(event)
    const byX = event.clientX - drag.x
    const byY = event.clientY - drag.y
    if (!drag.isMoving && Math.hypot(byX, byY) < DRAG_START_PX) return
    if (!drag.isMoving) {
      element.setPointerCapture(event.pointerId)
      element.dataset['dragging'] = ''
      hover(view, NONE)
      gestures.onHover(NOTHING, 0, 0)
    }
    drag = { x: event.clientX, y: event.clientY, isMoving: true }
    panBy(view, -byX, growth.growsDown ? -byY : byY)
  }

  function up(event: PointerEvent): void {
    const wasClick = drag !== null && !drag.isMoving
    drag = null
    delete element.dataset['dragging']
    if (!wasClick) return
    const found = under(event)
    pickBlock(view, found.kind === 'block' ? found.block : null)
    gestures.onSelect(nodeOf(found), event)
  }

  function leave(): void {
    hover(view, NONE)
    gestures.onHover(NOTHING, 0, 0)
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault()
    const unitPx = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX
    const byX = event.deltaX * unitPx
    const byY = event.deltaY * unitPx
    if (event.ctrlKey || event.metaKey) {
      // A pinch arrives as a wheel with Ctrl that nobody holds, in steps that no wheel has.
      const perPx = Number.isInteger(event.deltaY) ? ZOOM_PER_PX : PINCH_PER_PX
      zoomAbout(view, valueUnder(event), Math.exp(byY * perPx))
    } else if (event.shiftKey && byX === 0) {
      panBy(view, byY, 0)
    } else {
      panBy(view, byX, growth.growsDown ? byY : -byY)
    }
    showHovered(event)
  }

  // The Menu key opens the menu too, with no frame under it: it is about the selected one.
  const menu = (event: MouseEvent) => (event.button === RIGHT_BUTTON ? gestures.onSelect(nodeOf(under(event)), event) : undefined)
  const zoom = (event: MouseEvent) => {
    const found = under(event)
    if (found.kind === 'block') zoomToBlock(view, found.block)
    else gestures.onZoom(nodeOf(found))
  }
  const listeners = new AbortController()
  const { signal } = listeners
  element.addEventListener('pointerdown', down, { signal })
  element.addEventListener('pointermove', move, { signal })
  element.addEventListener('pointerup', up, { signal })
  element.addEventListener('pointercancel', up, { signal })
  element.addEventListener('pointerleave', leave, { signal })
  element.addEventListener('wheel', wheel, { signal, passive: false })
  element.addEventListener('dblclick', zoom, { signal })
  element.addEventListener('contextmenu', menu, { signal, capture: true })
  return () => listeners.abort()
}
