// The call tree in depth-first columns: a subtree is a range, skipping it is one assignment, and `start` is the flame graph's layout.

import { compareUtf8 } from '../base/utf8'
import { functionName, NONE, type Profile } from '../profile/profile'
import { stackColumns } from '../profile/stackColumns'
import { depthFirst } from './depthFirst'
import type { StackView } from './stackView'

/** Siblings: heaviest first, by name, or as they first came in the file (by time, where it is in time order). */
export type SiblingOrder = 'heaviest' | 'name' | 'appearance'

/** Columns by node, in depth-first order; a forest (there is no node for "all"). Weights in the unit of the sample type. */
export type CallTree = {
  readonly length: number
  /** Row of the profile's functions. Siblings differ in it. */
  readonly fn: Int32Array
  /** Row of the profile's frames: the first of those that were merged into this node. */
  readonly frame: Int32Array
  /** Node, or NONE for a root. */
  readonly parent: Int32Array
  readonly depth: Int32Array
  /** The first node after the subtree. */
  readonly subtreeEnd: Int32Array
  /** Left edge, in the same unit as `total`: roots lie side by side from 0. */
  readonly start: Float64Array
  readonly self: Float64Array
  readonly total: Float64Array
  /** Sum over the roots. */
  readonly totalValue: number
  /** Rows that a drawing needs: the deepest node's depth + 1. */
  readonly height: number
  /** By row of the view it was made of: the node that holds it, or NONE where it weighs nothing. */
  readonly nodeOfStack: Int32Array
}

export function buildCallTree(profile: Profile, view: StackView, order: SiblingOrder = 'heaviest'): CallTree {
  const merged = mergeByFunction(profile, view)
  const length = merged.parent.length
  const rowTotal = merged.self.slice()
  for (let row = length - 1; row >= 0; row--) {
    if (merged.parent[row] !== NONE) rowTotal[merged.parent[row]] += rowTotal[row]
  }
  const kept = withoutEmptySubtrees(merged, rowTotal)
  const { order: rows, subtreeEnd, parent, depth } = depthFirst(kept.parent, siblingCompare(profile, order, kept))
  const total = picked(kept.total, rows, new Float64Array(rows.length))
  const { start, totalValue } = layOut(parent, total)
  return {
    length: rows.length,
    fn: picked(kept.fn, rows, new Int32Array(rows.length)),
    frame: picked(kept.frame, rows, new Int32Array(rows.length)),
    parent,
    depth,
    subtreeEnd,
    start,
    self: picked(kept.self, rows, new Float64Array(rows.length)),
    total,
    totalValue,
    height: largest(depth) + 1,
    nodeOfStack: nodesOfStacks(merged.rowOfStack, kept.newRow, rows),
  }
}

/** Plain loops, here and below: `from`, `map` and `reduce` with a function take five times as long over a million rows. */
function picked<A extends Int32Array | Float64Array>(column: A, rows: Int32Array, into: A): A {
  for (let at = 0; at < rows.length; at++) into[at] = column[rows[at]]
  return into
}

function largest(column: Int32Array): number {
  let largestSoFar = -1
  for (let at = 0; at < column.length; at++) if (column[at] > largestSoFar) largestSoFar = column[at]
  return largestSoFar
}

function nodesOfStacks(rowOfStack: Int32Array, newRow: Int32Array | null, rows: Int32Array): Int32Array {
  const nodeOfRow = new Int32Array(rows.length)
  for (let node = 0; node < rows.length; node++) nodeOfRow[rows[node]] = node
  const nodes = new Int32Array(rowOfStack.length)
  for (let stack = 0; stack < nodes.length; stack++) {
    const row = newRow === null ? rowOfStack[stack] : newRow[rowOfStack[stack]]
    nodes[stack] = row === NONE ? NONE : nodeOfRow[row]
  }
  return nodes
}

type MergedRows = {
  readonly parent: Int32Array
  readonly fn: Int32Array
  readonly frame: Int32Array
  readonly self: Float64Array
  readonly rowOfStack: Int32Array
}

/** Stacks that differ in line, address or inlining only are one node. */
function mergeByFunction(profile: Profile, view: StackView): MergedRows {
  const { fn: fnOfFrame } = profile.frames
  const columns = stackColumns()
  const rowOf = new Int32Array(view.parent.length)
  const frame = new Int32Array(view.parent.length)
  const self = new Float64Array(view.parent.length)
  for (let stack = 0; stack < rowOf.length; stack++) {
    const parent = view.parent[stack]
    const before = columns.length()
    const row = columns.child(parent === NONE ? NONE : rowOf[parent], fnOfFrame[view.frame[stack]])
    if (row === before) frame[row] = view.frame[stack]
    rowOf[stack] = row
    self[row] += view.self[stack]
  }
  const { parent, frame: fn } = columns.finish()
  return { parent, fn, frame: frame.subarray(0, parent.length), self: self.subarray(0, parent.length), rowOfStack: rowOf }
}

type KeptRows = Omit<MergedRows, 'rowOfStack'> & {
  readonly total: Float64Array
  /** By merged row: the kept row, or NONE. Null where every row is kept. */
  readonly newRow: Int32Array | null
}

/** Stacks that weigh nothing in this sample type or selection would be nodes that nobody can see, find or count. */
function withoutEmptySubtrees(merged: MergedRows, total: Float64Array): KeptRows {
  const length = merged.parent.length
  const isKept = new Uint8Array(length)
  let count = 0
  for (let row = length - 1; row >= 0; row--) {
    if (merged.self[row] !== 0 || isKept[row] === 1) {
      if (merged.parent[row] !== NONE) isKept[merged.parent[row]] = 1
      isKept[row] = 1
      count++
    }
  }
  if (count === length) return { ...merged, total, newRow: null }
  const kept = {
    parent: new Int32Array(count),
    fn: new Int32Array(count),
    frame: new Int32Array(count),
    self: new Float64Array(count),
    total: new Float64Array(count),
  }
  const newRow = new Int32Array(length).fill(NONE)
  let next = 0
  for (let row = 0; row < length; row++) {
    if (isKept[row] === 0) continue
    newRow[row] = next
    kept.parent[next] = merged.parent[row] === NONE ? NONE : newRow[merged.parent[row]]
    kept.fn[next] = merged.fn[row]
    kept.frame[next] = merged.frame[row]
    kept.self[next] = merged.self[row]
    kept.total[next] = total[row]
    next++
  }
  return { ...kept, newRow }
}

function siblingCompare(
  profile: Profile,
  order: SiblingOrder,
  rows: { readonly fn: Int32Array; readonly total: Float64Array },
): ((a: number, b: number) => number) | null {
  if (order === 'appearance') return null
  const byName = (a: number, b: number) => compareUtf8(functionName(profile, rows.fn[a]), functionName(profile, rows.fn[b]))
  if (order === 'name') return byName
  return (a, b) => rows.total[b] - rows.total[a] || byName(a, b)
}

/** Children lie side by side from their parent's left edge; what is below zero (a saved difference) takes no room. */
function layOut(parent: Int32Array, total: Float64Array): { start: Float64Array; totalValue: number } {
  const start = new Float64Array(total.length)
  const nextStart = new Float64Array(total.length)
  let nextRoot = 0
  let totalValue = 0
  for (let node = 0; node < total.length; node++) {
    const width = Math.max(0, total[node])
    const above = parent[node]
    if (above === NONE) {
      start[node] = nextRoot
      nextRoot += width
      totalValue += total[node]
    } else {
      start[node] = nextStart[above]
      nextStart[above] += width
    }
    nextStart[node] = start[node]
  }
  return { start, totalValue }
}

/** The nodes from the root down to `node`. */
export function pathTo(tree: CallTree, node: number): number[] {
  const path: number[] = []
  for (let at = node; at !== NONE; at = tree.parent[at]) path.push(at)
  return path.reverse()
}
