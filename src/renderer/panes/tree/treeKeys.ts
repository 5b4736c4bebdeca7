// Moving through a tree table by keyboard: up and down its rows, right to open, left to close, as trees are walked everywhere.

import type { KeyboardEvent } from 'react'
import { NONE } from '../../../shared/profile/profile'
import type { CallTree } from '../../../shared/analysis/callTree'
import { showTab } from '../../state/view'
import { hasCallees, withSubtreeOpen } from '../../state/treeRows'

type Rows = {
  readonly tree: CallTree
  /** Nodes, as they stand below each other. */
  readonly rows: Int32Array
  /** −1 when none of them is selected. */
  readonly selectedRow: number
  readonly open: ReadonlySet<number>
  readonly pageRows: number
  readonly go: (node: number) => void
  readonly toggle: (node: number) => void
  readonly fold: (open: ReadonlySet<number>) => void
}

export function treeKeys(event: KeyboardEvent, given: Rows): void {
  if (event.altKey || event.ctrlKey || event.metaKey || given.rows.length === 0) return
  if (!handle(event.key, given)) return
  event.preventDefault()
  event.stopPropagation()
}

/** False for a key that means nothing here. */
function handle(key: string, { tree, rows, selectedRow, open, pageRows, go, toggle, fold }: Rows): boolean {
  const node = selectedRow === -1 ? NONE : rows[selectedRow]
  const toRow = (row: number) => go(rows[Math.min(rows.length - 1, Math.max(0, row))])
  switch (key) {
    case 'ArrowDown':
      toRow(selectedRow + 1)
      return true
    case 'ArrowUp':
      toRow(selectedRow - 1)
      return true
    case 'PageDown':
      toRow(selectedRow + pageRows)
      return true
    case 'PageUp':
      toRow(selectedRow - pageRows)
      return true
    case 'Home':
      toRow(0)
      return true
    case 'End':
      toRow(rows.length - 1)
      return true
    case 'ArrowRight':
      if (node !== NONE && hasCallees(tree, node)) {
        if (open.has(node)) go(node + 1)
        else toggle(node)
      }
      return true
    case 'ArrowLeft':
      if (node === NONE) return true
      if (open.has(node)) toggle(node)
      else if (tree.parent[node] !== NONE) go(tree.parent[node])
      return true
    case '*':
      if (node !== NONE) fold(withSubtreeOpen(tree, open, node))
      return true
    case 'Enter':
      if (node !== NONE) showTab('flame')
      return true
    default:
      return false
  }
}
