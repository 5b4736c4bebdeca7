// The call tree in depth-first columns: a subtree is a range, skipping it is one assignment, and `start` is the flame graph's layout.

import { compareUtf8 } from '../base/utf8'
import { functionName, NONE, type Profile } from '../profile/profile'
import type { CallTree } from './callTreeType'
import { growTree, type Collect, type GroupOrder, type TreeSource } from './growTree'
import type { StackView } from './stackView'

/** Siblings: heaviest first, by name, or as they first came in the file (by time, where it is in time order). */
export type SiblingOrder = 'heaviest' | 'name' | 'appearance'

export type { CallTree } from './callTreeType'

/** Callers above what they call. Stacks that differ in line, address or inlining only are one node. */
export function buildCallTree(profile: Profile, view: StackView, order: SiblingOrder = 'heaviest'): CallTree {
  const nodeOfStack = new Int32Array(view.parent.length).fill(NONE)
  return growTree(callees(profile, view, nodeOfStack), groupOrder(profile, order), nodeOfStack)
}

// What is known of a row lies side by side, because big trees are bound by cache misses.
const ROW_CELLS = 3
const FN = 0
const FIRST_CHILD = 1
const NEXT_SIBLING = 2

/** An item is a stack. Those with nothing on them in this sample type or selection would be nodes that nobody can see, find or count. */
function callees(profile: Profile, { parent, frame, self }: StackView, nodeOfStack: Int32Array): TreeSource {
  const { fn: fnOfFrame } = profile.frames
  const items = parent.length
  const total = self.slice()
  const rows = new Int32Array(items * ROW_CELLS)
  const isKept = new Uint8Array(items)
  let firstRoot = NONE
  let kept = 0
  // Backwards, so that a stack's total is complete when its turn comes and each goes to the head of its parent's list.
  for (let stack = items - 1; stack >= 0; stack--) {
    if (self[stack] === 0 && isKept[stack] === 0) continue
    kept++
    const at = stack * ROW_CELLS
    rows[at + FN] = fnOfFrame[frame[stack]]
    if (isKept[stack] === 0) rows[at + FIRST_CHILD] = NONE
    const above = parent[stack]
    if (above === NONE) {
      rows[at + NEXT_SIBLING] = firstRoot
      firstRoot = stack
      continue
    }
    const from = above * ROW_CELLS
    rows[at + NEXT_SIBLING] = isKept[above] === 0 ? NONE : rows[from + FIRST_CHILD]
    rows[from + FIRST_CHILD] = stack
    isKept[above] = 1
    total[above] += total[stack]
  }
  function collectList(first: number, collect: Collect): void {
    for (let stack = first; stack !== NONE; stack = rows[stack * ROW_CELLS + NEXT_SIBLING]) {
      collect(stack, rows[stack * ROW_CELLS + FN], total[stack])
    }
  }
  return {
    items,
    functions: profile.functions.name.length,
    nodes: kept,
    roots: collect => collectList(firstRoot, collect),
    frameOf: stack => frame[stack],
    open(stack, node, collect) {
      nodeOfStack[stack] = node
      collectList(rows[stack * ROW_CELLS + FIRST_CHILD], collect)
      return self[stack]
    },
  }
}

/** What is equal stands as it first came. */
export function groupOrder(profile: Profile, order: SiblingOrder): GroupOrder {
  if (order === 'appearance') return (a, b) => a.first - b.first
  const byName: GroupOrder = (a, b) => compareUtf8(functionName(profile, a.fn), functionName(profile, b.fn)) || a.first - b.first
  return order === 'name' ? byName : (a, b) => b.weight - a.weight || byName(a, b)
}

/** The nodes from the root down to `node`. */
export function pathTo(tree: Pick<CallTree, 'parent'>, node: number): number[] {
  const path: number[] = []
  for (let at = node; at !== NONE; at = tree.parent[at]) path.push(at)
  return path.reverse()
}
