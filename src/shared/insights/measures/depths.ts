// How tall stacks are above the spine: what "a tall stack" is tall against.

import { NONE } from '../../profile/profile'
import type { SampleTree } from './sampleTree'
import type { Weights } from './weights'

/** By node: frames of its stack that are not on the way in. */
export function depthAbove(tree: SampleTree, isOnWayIn: (node: number) => boolean): Int32Array {
  const depth = new Int32Array(tree.length)
  for (let node = 0; node < depth.length; node++) {
    const below = tree.parent[node] === NONE ? 0 : depth[tree.parent[node]]
    depth[node] = below + (isOnWayIn(node) ? 0 : 1)
  }
  return depth
}

/** The depth that half of the weight does not reach past; samples of `symbol` itself left out. 0 when there are no others. */
export function medianDepthOfOthers(tree: SampleTree, all: Weights, depth: Int32Array, symbol: number): number {
  const byDepth: number[] = []
  let sum = 0
  for (let node = 0; node < depth.length; node++) {
    if (all.self[node] === 0 || tree.symbol[node] === symbol) continue
    byDepth[depth[node]] = (byDepth[depth[node]] ?? 0) + all.self[node]
    sum += all.self[node]
  }
  let reached = 0
  for (let at = 0; at < byDepth.length; at++) {
    reached += byDepth[at] ?? 0
    if (reached >= sum / 2) return at
  }
  return 0
}
