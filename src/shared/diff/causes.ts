// Where in a comparison's tree a change comes from, and which frames only call what changed: colour and zoom lead to the cause.

import type { CallTree } from '../analysis/callTreeType'
import { NONE } from '../profile/profile'
import type { NodeChanges } from './nodeChanges'

/** What a frame's change is: none worth a colour, one of what it calls, or its own. */
export const NO_CAUSE = 0
export const CALLS_CAUSE = 1
export const IS_CAUSE = 2

/**
 * By node. A change is a frame's own where its own weight changed by more than noise, or where the frame and all below it
 * stand on one side only.
 */
export function causesOf({ base, current, ofTotal, ofSelf }: NodeChanges): Uint8Array {
  return Uint8Array.from(base, (before, node) => {
    if (ofSelf.isSure[node] === 1) return IS_CAUSE
    if (ofTotal.isSure[node] !== 1) return NO_CAUSE
    return before === 0 || current[node] === 0 ? IS_CAUSE : CALLS_CAUSE
  })
}

/** Less of the change beside a subtree does not make a person look further up. */
const MOST_OF_CHANGE = 0.9

/** The smallest subtree that holds nearly all change that is more than noise; NONE where nothing is. */
export function changedSubtree(tree: CallTree, changes: NodeChanges): number {
  const causes = causesOf(changes)
  const below = Float64Array.from(changes.ofSelf.delta, (delta, node) => (causes[node] === IS_CAUSE ? Math.abs(delta) : 0))
  let whole = 0
  for (let node = tree.length - 1; node >= 0; node--) {
    if (tree.parent[node] === NONE) whole += below[node]
    else below[tree.parent[node]] += below[node]
  }
  if (whole <= 0) return NONE
  let smallest = NONE
  for (let node = 0, end = tree.length; node < end;) {
    if (below[node] < MOST_OF_CHANGE * whole) {
      node = tree.subtreeEnd[node]
    } else {
      smallest = node
      end = tree.subtreeEnd[node]
      node++
    }
  }
  return smallest
}
