// Which nodes of a call tree a tree table shows: the roots, and under every open node its callees.

import { NONE } from '../../shared/profile/profile'
import type { CallTree } from '../../shared/analysis/callTree'
import { createStore } from 'zustand/vanilla'
import type { DrawnTree } from '../worker/opened'

export function openRows(tree: CallTree, open: ReadonlySet<number>): Int32Array {
  const rows: number[] = []
  for (let node = 0; node < tree.length;) {
    rows.push(node)
    node = open.has(node) ? node + 1 : tree.subtreeEnd[node]
  }
  return Int32Array.from(rows)
}

export function hasCallees(tree: CallTree, node: number): boolean {
  return tree.subtreeEnd[node] > node + 1
}

/** Where most of the time goes: from the widest root to its widest callee and on, until a frame has most of its time itself. */
export function hottestPath(tree: CallTree): number[] {
  const path: number[] = []
  let node = widest(tree, 0, tree.length)
  while (node !== NONE && hasCallees(tree, node) && tree.self[node] < tree.total[node] / 2) {
    path.push(node)
    node = widest(tree, node + 1, tree.subtreeEnd[node])
  }
  return path
}

/** Of the siblings from `from` to `end`. */
function widest(tree: CallTree, from: number, end: number): number {
  let found = NONE
  for (let node = from; node < end; node = tree.subtreeEnd[node]) {
    if (found === NONE || tree.total[node] > tree.total[found]) found = node
  }
  return found
}

/** Opened, so that the node can be seen. */
export function withCallersOpen(tree: CallTree, open: ReadonlySet<number>, node: number): ReadonlySet<number> {
  const opened = new Set(open)
  for (let at = tree.parent[node]; at !== NONE; at = tree.parent[at]) opened.add(at)
  return opened
}

/** More rows than these at one keystroke are no help to anyone. */
const MAX_OPENED = 5000

/** With all that it calls, as far as that is a matter of a screen or a hundred. */
export function withSubtreeOpen(tree: CallTree, open: ReadonlySet<number>, node: number): ReadonlySet<number> {
  const opened = new Set(open)
  const end = Math.min(tree.subtreeEnd[node], node + MAX_OPENED)
  for (let at = node; at < end; at++) if (hasCallees(tree, at)) opened.add(at)
  return opened
}

export function toggled(open: ReadonlySet<number>, node: number): ReadonlySet<number> {
  const changed = new Set(open)
  if (!changed.delete(node)) changed.add(node)
  return changed
}

/** What is unfolded on screen, for whoever writes it somewhere else. */
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
