// The state of one flame graph on screen: its viewport with the way back and forward, and the frame under the pointer.

import { createStore, type StoreApi } from 'zustand/vanilla'
import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'
import { fnPathTo, nodeAtPath } from '../../shared/analysis/paths'
import type { FnPath } from '../../shared/analysis/transforms'
import {
  clamped,
  EMPTY_VIEWPORT,
  extentOf,
  panned,
  revealing,
  showAll,
  zoomedAbout,
  zoomedToNode,
  type Stretch,
  type Viewport,
} from './viewport'

export type FlameState = {
  readonly tree: CallTree | null
  readonly rowPx: number
  readonly viewport: Viewport
  /** The node that was zoomed to, by name, so that the zoom survives another order or direction. Empty for everything. */
  readonly zoomedPath: FnPath
  readonly past: readonly Stretch[]
  readonly future: readonly Stretch[]
  /** Node under the pointer, or NONE. */
  readonly hovered: number
  /** The selected node, or NONE. */
  readonly selected: number
}

export type FlameView = StoreApi<FlameState>

/** Further back than anyone remembers. */
const MAX_PAST = 50
/** Found by eye: a rounding error must not count as zoomed in. */
const WHOLE = 1 - 1e-9

export function createFlameView(): FlameView {
  return createStore<FlameState>()(() => ({
    tree: null,
    rowPx: 20,
    viewport: EMPTY_VIEWPORT,
    zoomedPath: [],
    past: [],
    future: [],
    hovered: NONE,
    selected: NONE,
  }))
}

/** Another tree in the same place: zoomed to the same node where it is still there, else everything. */
export function showTree(view: FlameView, tree: CallTree): void {
  const { tree: before, zoomedPath, viewport, rowPx } = view.getState()
  if (before === tree) return
  const extent = extentOf(tree, rowPx)
  const node = nodeAtPath(tree, zoomedPath)
  view.setState({
    tree,
    viewport: clamped(zoomedToNode({ ...viewport, topPx: 0 }, extent, tree, node, rowPx), extent),
    zoomedPath: node === NONE ? [] : zoomedPath,
    past: [],
    future: [],
    hovered: NONE,
    selected: NONE,
  })
}

export function resizeView(view: FlameView, widthPx: number, heightPx: number, rowPx: number): void {
  const { tree, viewport: before } = view.getState()
  const viewport = { ...before, widthPx, heightPx }
  if (tree === null) return view.setState({ rowPx, viewport })
  const extent = extentOf(tree, rowPx)
  view.setState({ rowPx, viewport: before.widthPx === 0 ? showAll(viewport, extent) : clamped(viewport, extent) })
}

export function panBy(view: FlameView, rightPx: number, awayPx: number): void {
  change(view, (viewport, tree, rowPx) => panned(viewport, extentOf(tree, rowPx), rightPx, awayPx))
}

export function zoomAbout(view: FlameView, value: number, factor: number): void {
  change(view, (viewport, tree, rowPx) => zoomedAbout(viewport, extentOf(tree, rowPx), value, factor))
}

/** Shows exactly this stretch, as dragging in the minimap does. */
export function showStretch(view: FlameView, stretch: Stretch): void {
  change(view, (viewport, tree, rowPx) => clamped({ ...viewport, ...stretch }, extentOf(tree, rowPx)))
}

/** Moves no further than needed for the node to be in sight. */
export function reveal(view: FlameView, node: number): void {
  change(view, (viewport, tree, rowPx) => revealing(viewport, extentOf(tree, rowPx), tree, node, rowPx))
}

/** Zooms and remembers the way back. NONE is everything. */
export function zoomTo(view: FlameView, node: number): void {
  const { tree, viewport, rowPx, past } = view.getState()
  if (tree === null) return
  view.setState({
    viewport: zoomedToNode(viewport, extentOf(tree, rowPx), tree, node, rowPx),
    zoomedPath: node === NONE ? [] : fnPathTo(tree, node),
    past: [...past, stretchOf(viewport)].slice(-MAX_PAST),
    future: [],
  })
}

export function goBack(view: FlameView): void {
  const { past, future, viewport } = view.getState()
  const last = past[past.length - 1]
  if (last === undefined) return
  view.setState({ past: past.slice(0, -1), future: [...future, stretchOf(viewport)] })
  showStretch(view, last)
}

export function goForward(view: FlameView): void {
  const { past, future, viewport } = view.getState()
  const next = future[future.length - 1]
  if (next === undefined) return
  view.setState({ future: future.slice(0, -1), past: [...past, stretchOf(viewport)] })
  showStretch(view, next)
}

export function isZoomedIn({ tree, viewport }: FlameState): boolean {
  return tree !== null && viewport.endValue - viewport.startValue < tree.totalValue * WHOLE
}

export function hover(view: FlameView, node: number): void {
  if (view.getState().hovered !== node) view.setState({ hovered: node })
}

export function markSelected(view: FlameView, node: number): void {
  if (view.getState().selected !== node) view.setState({ selected: node })
}

function change(view: FlameView, move: (viewport: Viewport, tree: CallTree, rowPx: number) => Viewport): void {
  const { tree, viewport, rowPx } = view.getState()
  if (tree !== null) view.setState({ viewport: move(viewport, tree, rowPx) })
}

function stretchOf({ startValue, endValue, topPx }: Viewport): Stretch {
  return { startValue, endValue, topPx }
}
