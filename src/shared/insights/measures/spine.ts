// The way in: the nodes that hold nearly all active weight. Every program has one, and it is never what to optimize.

import { partsInto, SPINE_SHARE } from '../../analysis/commonSpine'
import { NONE } from '../../profile/profile'
import type { SampleTree } from './sampleTree'
import type { Symbols } from './symbols'
import type { Weights } from './weights'

export type Spine = {
  /** By node: 1 on the spine. */
  readonly isSpine: Uint8Array
  /** The spine's nodes, root first. */
  readonly nodes: readonly number[]
}

export function spineOf(tree: SampleTree, all: Weights, active: number): Spine {
  const isSpine = new Uint8Array(tree.length)
  const nodes: number[] = []
  const { total } = all
  for (let node = 0; node < tree.length;) {
    if (total[node] < SPINE_SHARE * active) {
      // Nothing above it weighs more.
      node = tree.subtreeEnd[node]
      continue
    }
    isSpine[node] = 1
    nodes.push(node++)
  }
  return { isSpine, nodes }
}

/** Where nearly everything is one stack, the leaf would be on the spine: then only the frames before the first real fork are. */
export function isOnWayIn(tree: SampleTree, all: Weights, symbols: Symbols, spine: Spine, leaf: number): (node: number) => boolean {
  if (spine.isSpine[leaf] === 0) return node => spine.isSpine[node] === 1
  const fork = spine.nodes.find(node => partsInto(tree, all, node) > 1) ?? NONE
  return node => node <= fork || symbols.frameClass[tree.symbol[node]] === 'entry'
}
