// The state of one flame graph on screen: its viewport with the way back and forward, and the frame under the pointer.

import { createStore, type StoreApi } from 'zustand/vanilla'
import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'
import { fnPathTo, nodeAtPath } from '../../shared/analysis/places'
import type { FnPath } from '../../shared/analysis/transforms'
import type { MergedBlock } from './mergedBlock'
import { clamped, EMPTY_VIEWPORT, extentOf, panned, revealing, zoomedAbout, zoomedToNode, type Stretch, type Viewport } from './viewport'

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
  /** What was clicked at that is too narrow for boxes. */
  readonly picked: MergedBlock | null
  /** Rows that hold nearly everything up to the first fork; 0 in a graph that does not fold them. */
  readonly spineRows: number
  readonly isSpineOpen: boolean
}

export type FlameView = StoreApi<FlameState>

/** Further back than anyone remembers. */
const MAX_PAST = 50
/** Found by eye: a rounding error must not count as zoomed in. */
const WHOLE = 1 - 1e-9

const EMPTY_STATE: FlameState = {
  tree: null,
  rowPx: 20,
  viewport: EMPTY_VIEWPORT,
  zoomedPath: [],
  past: [],
  future: [],
  hovered: NONE,
  selected: NONE,
  picked: null,
  spineRows: 0,
  isSpineOpen: false,
}

export function createFlameView(): FlameView {
  return createStore<FlameState>()(() => EMPTY_STATE)
}

/** How many rows one thin row stands for now. */
export function foldedRowsOf({ spineRows, isSpineOpen }: FlameState): number {
  return isSpineOpen ? 0 : spineRows
}

/** Another tree in the same place: zoomed to the same node where it is still there, else everything. */
export function showTree(view: FlameView, tree: CallTree, spineRows = 0): void {
  const { tree: before, zoomedPath, viewport, rowPx, isSpineOpen } = view.getState()
  if (before === tree) return
  const foldedRows = isSpineOpen ? 0 : spineRows
  const extent = extentOf(tree, rowPx, foldedRows)
  const node = nodeAtPath(tree, zoomedPath)
  view.setState({
    tree,
    spineRows,
    viewport: clamped(zoomedToNode({ ...viewport, topPx: 0 }, extent, tree, node, rowPx), extent),
    zoomedPath: node === NONE ? [] : zoomedPath,
    past: [],
    future: [],
    hovered: NONE,
    selected: NONE,
    picked: null,
  })
}

export function resizeView(view: FlameView, widthPx: number, heightPx: number, rowPx: number): void {
  const state = view.getState()
  const { tree, viewport: before, zoomedPath } = state
  const foldedRows = foldedRowsOf(state)
  const viewport = { ...before, widthPx, heightPx }
  if (tree === null) return view.setState({ rowPx, viewport })
  const extent = extentOf(tree, rowPx, foldedRows)
  view.setState({
    rowPx,
    viewport: before.widthPx === 0 ? zoomedToNode(viewport, extent, tree, nodeAtPath(tree, zoomedPath), rowPx) : clamped(viewport, extent),
  })
}

export function panBy(view: FlameView, rightPx: number, awayPx: number): void {
  change(view, (viewport, tree, rowPx, foldedRows) => panned(viewport, extentOf(tree, rowPx, foldedRows), rightPx, awayPx))
}

export function zoomAbout(view: FlameView, value: number, factor: number): void {
  change(view, (viewport, tree, rowPx, foldedRows) => zoomedAbout(viewport, extentOf(tree, rowPx, foldedRows), value, factor))
}

/** Shows exactly this stretch, as dragging in the minimap does. */
export function showStretch(view: FlameView, stretch: Stretch): void {
  change(view, (viewport, tree, rowPx, foldedRows) => clamped({ ...viewport, ...stretch }, extentOf(tree, rowPx, foldedRows)))
}

/** Moves no further than needed for the node to be in sight. */
export function reveal(view: FlameView, node: number): void {
  const state = view.getState()
  if (state.tree !== null && state.tree.depth[node] < foldedRowsOf(state)) openSpine(view, true)
  change(view, (viewport, tree, rowPx, foldedRows) => revealing(viewport, extentOf(tree, rowPx, foldedRows), tree, node, rowPx))
}

/** Shows the rows that hold nearly everything, or folds them into one again. */
export function openSpine(view: FlameView, isSpineOpen: boolean): void {
  const { viewport } = view.getState()
  view.setState({ isSpineOpen, viewport: isSpineOpen ? { ...viewport, topPx: 0 } : viewport })
  change(view, (now, tree, rowPx, foldedRows) => clamped(now, extentOf(tree, rowPx, foldedRows)))
}

/** Zooms and remembers the way back. NONE is everything. */
export function zoomTo(view: FlameView, node: number): void {
  const state = view.getState()
  const { tree, viewport, rowPx, past } = state
  if (tree === null) return
  const foldedRows = foldedRowsOf(state)
  view.setState({
    viewport: zoomedToNode(viewport, extentOf(tree, rowPx, foldedRows), tree, node, rowPx),
    zoomedPath: node === NONE ? [] : fnPathTo(tree, node),
    past: [...past, stretchOf(viewport)].slice(-MAX_PAST),
    future: [],
  })
}

/** Opens what was too narrow for boxes, in the rows where it stands. */
export function zoomToBlock(view: FlameView, { startValue, endValue }: MergedBlock): void {
  const { viewport, past } = view.getState()
  view.setState({ past: [...past, stretchOf(viewport)].slice(-MAX_PAST), future: [], zoomedPath: [], picked: null })
  showStretch(view, { startValue, endValue, topPx: viewport.topPx })
}

export function pickBlock(view: FlameView, picked: MergedBlock | null): void {
  if (view.getState().picked !== picked) view.setState({ picked })
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

function change(view: FlameView, move: (viewport: Viewport, tree: CallTree, rowPx: number, foldedRows: number) => Viewport): void {
  const state = view.getState()
  const { tree, viewport, rowPx } = state
  if (tree !== null) view.setState({ viewport: move(viewport, tree, rowPx, foldedRowsOf(state)) })
}

function stretchOf({ startValue, endValue, topPx }: Viewport): Stretch {
  return { startValue, endValue, topPx }
}
