// Where something stands in a call tree, and how it is found again in another one: by the functions from the root down, which no
// sorting, filtering or rebuilding changes, or by their names, which outlive the file.

import { functionName, NONE, type ProfileNames } from '../profile/profile'
import { pathTo, type CallTree } from './callTree'
import type { FnPath } from './transforms'

/** A frame in any tree of one profile. `path`: from the root down to it; null where the way there is not known, or not that of the file's stacks. */
export type Place = { readonly fn: number; readonly path: FnPath | null }

/** The same in names: in any profile, and in what is kept on disk. */
export type NamedPlace = { readonly functionName: string; readonly stack: readonly string[] | null }

/** A name of 100 kB is told from others by its beginning. */
export const MAX_NAME_CHARS = 500
/** What is kept of a profile has a megabyte; frames of longer stacks are found by their function alone. */
const MAX_STACK_CHARS = 20_000

export function placeAt(tree: CallTree, node: number): Place & { readonly path: FnPath } {
  return { fn: tree.fn[node], path: fnPathTo(tree, node) }
}

export function fnPathTo(tree: CallTree, node: number): FnPath {
  return pathTo(tree, node).map(at => tree.fn[at])
}

export function namedPlace(names: ProfileNames, { fn, path }: Place): NamedPlace {
  return cutPlace(functionName(names, fn), path?.map(at => functionName(names, at)) ?? null)
}

/** As long as it may be kept. */
export function cutPlace(name: string, stack: readonly string[] | null): NamedPlace {
  const chars = stack?.reduce((sum, part) => sum + part.length, 0) ?? 0
  return { functionName: name.slice(0, MAX_NAME_CHARS), stack: chars > MAX_STACK_CHARS ? null : stack }
}

/** The node at the end of the path; in a tree that was folded otherwise, the widest of its function; NONE where it has none. */
export function findPlace(tree: CallTree, { fn, path }: Place): number {
  const node = path === null ? NONE : nodeAtPath(tree, path)
  return node === NONE ? widestWhere(tree, at => at === fn) : node
}

export function findNamedPlace(tree: CallTree, names: ProfileNames, { functionName: kept, stack }: NamedPlace): number {
  const node = stack === null ? NONE : nodeAtSteps(tree, stack, (fn, name) => functionName(names, fn) === name)
  return node === NONE ? widestWhere(tree, fn => isNamed(functionName(names, fn), kept)) : node
}

/** The node that the path ends in, or NONE when the tree has no such node. */
export function nodeAtPath(tree: CallTree, path: FnPath): number {
  return nodeAtSteps(tree, path, (fn, step) => fn === step)
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

/** One step of the way down: whether a call of `fn` is it. */
type IsStep<T> = (fn: number, step: T) => boolean

function nodeAtSteps<T>(tree: CallTree, steps: readonly T[], isStep: IsStep<T>): number {
  let node = NONE
  for (const step of steps) {
    node = childAt(tree, node, step, isStep)
    if (node === NONE) return NONE
  }
  return node
}

/** The child of `node` (a root, for NONE) that is this step, or NONE. */
function childAt<T>(tree: CallTree, node: number, step: T, isStep: IsStep<T>): number {
  const end = node === NONE ? tree.length : tree.subtreeEnd[node]
  for (let child = node + 1; child < end; child = tree.subtreeEnd[child]) if (isStep(tree.fn[child], step)) return child
  return NONE
}

/** The first of equally wide ones. */
function widestWhere({ length, fn, total }: CallTree, isWanted: (fn: number) => boolean): number {
  let widest = NONE
  for (let node = 0; node < length; node++) {
    if ((widest === NONE || total[node] > total[widest]) && isWanted(fn[node])) widest = node
  }
  return widest
}

/** Kept names are cut at their end. */
function isNamed(whole: string, kept: string): boolean {
  return whole === kept || (kept.length >= MAX_NAME_CHARS && whole.startsWith(kept))
}
