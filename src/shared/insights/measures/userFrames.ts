// The nearest frames that somebody on the team wrote: where a person can act when the cost sits in a library.

import { askedOnce } from '../../base/remember'
import { NONE } from '../../profile/profile'
import type { Facts } from './facts'
import { isLibrary } from './runtimes'
import { weightsBySymbol } from './weights'

/** Further down, a frame says where the program began and not who asked for this. */
const REACH_FRAMES = 200

const KNOWN = 2

/** Weight of `nodes` by the nearest user frame below each one's `from`. Heaviest first; samples without one are left out. */
export function nearestUserFrames(
  { tree, symbols, all, domains }: Facts,
  nodes: Int32Array,
  from: (node: number) => number,
): [number, number][] {
  const isUser = askedOnce(
    symbols.length,
    symbol => symbols.frameClass[symbol] === null && domains.ofSymbol[symbol] === NONE && !isLibrary(symbols, symbol),
  )
  /** By node: 0 until it is asked about, then what is below it and two more, so that NONE is 1. */
  const userBelow = new Int32Array(tree.length)
  // Neighbours mostly begin at the same node.
  let lastStart = NONE
  let lastUser = NONE
  return weightsBySymbol(tree, all.self, nodes, node => {
    const start = from(node)
    if (start === lastStart) return lastUser
    if (start === NONE) return NONE
    if (userBelow[start] === 0) userBelow[start] = userNodeBelow(start) + KNOWN
    lastStart = start
    return (lastUser = userBelow[start] - KNOWN)
  }).sort((a, b) => b[1] - a[1] || a[0] - b[0])

  function userNodeBelow(start: number): number {
    let at = tree.parent[start]
    for (let frames = 0; at !== NONE && frames < REACH_FRAMES; frames++, at = tree.parent[at]) {
      if (isUser(tree.symbol[at])) return at
    }
    return NONE
  }
}
