// The way in: how many rows hold nearly everything before the calls first part. Every program has them, and they say nothing.

import { NONE } from '../profile/profile'
import type { CallTree } from './callTreeType'

/** Less than a tenth beside a frame is background, not a fork. */
export const SPINE_SHARE = 0.9

/** Rows above the first frame that parts into several; 0 where nothing holds nearly everything, or where nothing ever parts. */
export function commonSpineRows(tree: CallTree): number {
  const floor = SPINE_SHARE * tree.totalValue
  let firstFork = NONE
  let last = NONE
  for (let node = heaviestIn(tree, 0, tree.length); node !== NONE && tree.total[node] >= floor && floor > 0;) {
    last = node
    if (firstFork === NONE && partsInto(tree, tree, node) > 1) firstFork = node
    node = heaviestIn(tree, node + 1, tree.subtreeEnd[node])
  }
  if (last === NONE) return 0
  // Where one stack holds nearly everything its leaf would be the fork: then it is the first frame that parts at all.
  const isLeaf = tree.subtreeEnd[last] === last + 1
  const fork = isLeaf ? firstFork : last
  return fork === NONE ? 0 : tree.depth[fork]
}

/** Among the nodes of one parent that stand in this stretch; NONE where nothing weighs anything. */
function heaviestIn(tree: CallTree, from: number, end: number): number {
  let heaviest = NONE
  for (let node = from; node < end; node = tree.subtreeEnd[node]) {
    if (tree.total[node] > 0 && (heaviest === NONE || tree.total[node] > tree.total[heaviest])) heaviest = node
  }
  return heaviest
}

/** Callees with weight, and its own code when that weighs something. */
export function partsInto(
  { subtreeEnd }: Pick<CallTree, 'subtreeEnd'>,
  { self, total }: Pick<CallTree, 'self' | 'total'>,
  node: number,
): number {
  let count = self[node] > 0 ? 1 : 0
  for (let child = node + 1; child < subtreeEnd[node]; child = subtreeEnd[child]) if (total[child] > 0) count++
  return count
}
