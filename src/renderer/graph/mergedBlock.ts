// What a grey block of the graph holds: neighbours of one caller, each too narrow for a box of its own.

import type { CallTree } from '../../shared/analysis/callTree'
import { walkBoxes } from '../../shared/analysis/visibleBoxes'
import { NONE } from '../../shared/profile/profile'
import type { Viewport } from './viewport'

/** Rows of the tree, the end not included: whole subtrees that stand side by side. */
export type MergedBlock = {
  readonly first: number
  readonly end: number
  /** Where they begin and end, in the unit of the sample type. */
  readonly startValue: number
  readonly endValue: number
}

/** A block may be a single pixel wide, which no hand meets. */
const SLOP_PX = 2

type Drawn = { readonly tree: CallTree; readonly deepest: Int32Array }

/** At this point of the drawing, `depth` being its row; null where there is none. */
export function blockAt({ tree, deepest }: Drawn, view: Viewport, xPx: number, depth: number, minBoxPx: number): MergedBlock | null {
  if (view.widthPx === 0) return null
  const perPx = (view.endValue - view.startValue) / view.widthPx
  // Whatever falls on one pixel of the screen is drawn as one.
  const fromPx = Math.floor(xPx / minBoxPx) * minBoxPx - SLOP_PX
  const widthPx = minBoxPx + 2 * SLOP_PX
  const startValue = view.startValue + fromPx * perPx
  const column = { startValue, endValue: startValue + widthPx * perPx, widthPx, firstDepth: 0, lastDepth: depth, minBoxPx }
  let hit = NONE
  walkBoxes(tree, column, {
    box: () => undefined,
    crumb(node) {
      if (tree.depth[node] <= depth && deepest[node] >= depth && (hit === NONE || tree.total[node] > tree.total[hit])) hit = node
    },
  })
  return hit === NONE ? null : blockAround(tree, hit, minBoxPx * perPx)
}

/** The siblings on either side as far as they are too narrow as well. */
function blockAround(tree: CallTree, node: number, minValue: number): MergedBlock {
  const parent = tree.parent[node]
  const stop = parent === NONE ? tree.length : tree.subtreeEnd[parent]
  let first = NONE
  let end = parent + 1
  for (let child = parent + 1; child < stop; child = tree.subtreeEnd[child]) {
    const isNarrow = tree.total[child] < minValue
    if (!isNarrow && child > node) break
    if (!isNarrow) first = NONE
    else if (first === NONE) first = child
    end = tree.subtreeEnd[child]
  }
  const last = lastIn(tree, first, end)
  return { first, end, startValue: tree.start[first], endValue: tree.start[last] + Math.max(0, tree.total[last]) }
}

function lastIn(tree: CallTree, first: number, end: number): number {
  let last = first
  for (let child = first; child < end; child = tree.subtreeEnd[child]) last = child
  return last
}

export type BlockContents = {
  /** Different ones. */
  readonly functions: number
  readonly frames: number
  readonly totalValue: number
  /** The function with the most self time in it; of a tree without any, the first. */
  readonly heaviestFn: number
}

/** `functionCount`: of the whole profile. */
export function blockContents(tree: CallTree, { first, end }: MergedBlock, functionCount: number): BlockContents {
  const selfOf = new Float64Array(functionCount)
  const isIn = new Uint8Array(functionCount)
  let functions = 0
  for (let node = first; node < end; node++) {
    const fn = tree.fn[node]
    functions += 1 - isIn[fn]
    isIn[fn] = 1
    selfOf[fn] += tree.self[node]
  }
  let totalValue = 0
  for (let child = first; child < end; child = tree.subtreeEnd[child]) totalValue += tree.total[child]
  let heaviestFn = tree.fn[first]
  for (let fn = 0; fn < functionCount; fn++) if (selfOf[fn] > selfOf[heaviestFn]) heaviestFn = fn
  return { functions, frames: end - first, totalValue, heaviestFn }
}
