// Depth-first order of a forest given by parents, without recursion: a stack 100,000 deep must open.

import { NONE } from '../profile/profile'

export type ForestOrder = {
  /** Rows in depth-first order: `order[i]` is the row at place `i`. */
  readonly order: Int32Array
  /** By place: where the subtree that starts there ends. */
  readonly subtreeEnd: Int32Array
  /** By place: the place of the parent, or NONE. */
  readonly parent: Int32Array
  /** By place; roots are 0. */
  readonly depth: Int32Array
}

/** Siblings keep the order of their rows. */
export function depthFirst(parentRow: Int32Array): ForestOrder {
  const length = parentRow.length
  const { firstChild, nextSibling } = childLists(parentRow)
  const order = new Int32Array(length)
  const subtreeEnd = new Int32Array(length)
  const parent = new Int32Array(length)
  const depth = new Int32Array(length)
  let place = 0
  let parentPlace = NONE
  let row = firstChild[length]
  while (row !== NONE) {
    order[place] = row
    parent[place] = parentPlace
    depth[place] = parentPlace === NONE ? 0 : depth[parentPlace] + 1
    const current = place++
    if (firstChild[row] !== NONE) {
      parentPlace = current
      row = firstChild[row]
      continue
    }
    subtreeEnd[current] = place
    row = nextSibling[row]
    while (row === NONE && parentPlace !== NONE) {
      subtreeEnd[parentPlace] = place
      row = nextSibling[order[parentPlace]]
      parentPlace = parent[parentPlace]
    }
  }
  return { order, subtreeEnd, parent, depth }
}

/** By row: its first child and its next sibling, or NONE. The row after the last stands for the forest: its children are the roots. */
type ChildLists = { readonly firstChild: Int32Array; readonly nextSibling: Int32Array }

/** `isKept`: by row, 1 for those that are in the lists, with all that they stand on; all where it is not given. */
export function childLists(parentRow: Int32Array, isKept: Uint8Array | null = null): ChildLists {
  const length = parentRow.length
  const firstChild = new Int32Array(length + 1).fill(NONE)
  const nextSibling = new Int32Array(length)
  // Backwards, because each row goes to the head of its parent's list.
  for (let row = length - 1; row >= 0; row--) {
    if (isKept !== null && isKept[row] === 0) continue
    const owner = parentRow[row] === NONE ? length : parentRow[row]
    nextSibling[row] = firstChild[owner]
    firstChild[owner] = row
  }
  return { firstChild, nextSibling }
}
