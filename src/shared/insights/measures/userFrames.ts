// The nearest frames that somebody on the team wrote: where a person can act when the cost sits in a library.

import { NONE } from '../../profile/profile'
import type { Facts } from './facts'
import { isLibrary } from './runtimes'

/** Further down, a frame says where the program began and not who asked for this. */
const REACH_FRAMES = 200

/** Weight of `nodes` by the nearest user frame below each one's `from`. Heaviest first; samples without one are left out. */
export function nearestUserFrames(
  { tree, symbols, all, domains }: Facts,
  nodes: Int32Array,
  from: (node: number) => number,
): [number, number][] {
  const userBelow = new Map<number, number>()
  const isUser = new Map<number, boolean>()
  const byUser = new Map<number, number>()
  for (const node of nodes) {
    const start = from(node)
    let user = userBelow.get(start)
    if (user === undefined) {
      user = userSymbolBelow(start)
      userBelow.set(start, user)
    }
    if (user !== NONE) byUser.set(user, (byUser.get(user) ?? 0) + all.self[node])
  }
  return [...byUser].sort((a, b) => b[1] - a[1] || a[0] - b[0])

  function userSymbolBelow(start: number): number {
    let at = start === NONE ? NONE : tree.parent[start]
    for (let frames = 0; at !== NONE && frames < REACH_FRAMES; frames++, at = tree.parent[at]) {
      const symbol = tree.symbol[at]
      let answer = isUser.get(symbol)
      if (answer === undefined) {
        answer = symbols.frameClass[symbol] === null && domains.ofSymbol[symbol] === NONE && !isLibrary(symbols, symbol)
        isUser.set(symbol, answer)
      }
      if (answer) return symbol
    }
    return NONE
  }
}
