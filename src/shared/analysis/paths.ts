// Finds a node again in another tree: by the functions from the root down, which no sorting, filtering or rebuilding changes.

import { NONE } from '../profile/profile'
import { pathTo, type CallTree } from './callTree'
import type { FnPath } from './transforms'

export function fnPathTo(tree: CallTree, node: number): FnPath {
  return pathTo(tree, node).map(at => tree.fn[at])
}

/** The node that the path ends in, or NONE when the tree has no such node. */
export function nodeAtPath(tree: CallTree, path: FnPath): number {
  let node = NONE
  for (const fn of path) {
    node = childOf(tree, node, fn)
    if (node === NONE) return NONE
  }
  return node
}

/** The child of `node` (a root, for NONE) that is a call of `fn`, or NONE. */
export function childOf(tree: CallTree, node: number, fn: number): number {
  const end = node === NONE ? tree.length : tree.subtreeEnd[node]
  for (let child = node + 1; child < end; child = tree.subtreeEnd[child]) if (tree.fn[child] === fn) return child
  return NONE
}

/** The node before and after `node` under the same parent, or NONE. */
export function siblingsOf(tree: CallTree, node: number): { readonly before: number; readonly after: number } {
  const parent = tree.parent[node]
  const end = parent === NONE ? tree.length : tree.subtreeEnd[parent]
  let before = NONE
  for (let at = parent + 1; at < node; at = tree.subtreeEnd[at]) before = at
  const after = tree.subtreeEnd[node]
  return { before, after: after < end ? after : NONE }
}
