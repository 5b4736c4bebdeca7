// Which rows of the call tree are unfolded on screen, for whoever writes them somewhere else.

import { createStore } from 'zustand/vanilla'
import { hottestPath, openRows } from './treeRows'
import type { DrawnTree } from '../worker/opened'

const shownRows = createStore<{ readonly shown: { readonly drawn: DrawnTree; readonly rows: Int32Array } | null }>()(() => ({
  shown: null,
}))

export function noteTreeRows(drawn: DrawnTree, rows: Int32Array): void {
  shownRows.setState({ shown: { drawn, rows } })
}

/** As they were last on screen; of a tree that was not, what it would open with. */
export function shownTreeRows(drawn: DrawnTree): Int32Array {
  const { shown } = shownRows.getState()
  return shown?.drawn === drawn ? shown.rows : openRows(drawn.tree, new Set(hottestPath(drawn.tree)))
}
