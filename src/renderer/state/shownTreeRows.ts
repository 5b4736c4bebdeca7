// Which rows of the call tree are unfolded on screen, for whoever writes them somewhere else.

import { hottestPath, openRows } from './treeRows'
import type { DrawnTree } from '../worker/opened'

let shown: { readonly drawn: DrawnTree; readonly rows: Int32Array } | null = null

export function noteTreeRows(drawn: DrawnTree, rows: Int32Array): void {
  shown = { drawn, rows }
}

/** As they were last on screen; of a tree that was not, what it would open with. */
export function shownTreeRows(drawn: DrawnTree): Int32Array {
  return shown?.drawn === drawn ? shown.rows : openRows(drawn.tree, new Set(hottestPath(drawn.tree)))
}
