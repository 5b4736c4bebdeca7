// The body of a benchmark or test: what a harness calls is the way in to what is measured.

import { NONE } from '../../profile/profile'
import type { Facts } from './facts'
import { nodesOf } from './sampleTree'

/** More than chance leaves out. */
const MOSTLY = 0.9

/** Called by a harness and nothing else, and with little work of its own. */
export function isBenchmark({ tree, symbols, all }: Facts, symbol: number): boolean {
  if (all.symbolSelf[symbol] >= (1 - MOSTLY) * all.symbolTotal[symbol]) return false
  let called = 0
  for (const node of nodesOf(tree, symbol)) {
    const parent = tree.parent[node]
    if (parent !== NONE && symbols.frameClass[tree.symbol[parent]] === 'harness') called += all.total[node]
  }
  return called >= MOSTLY * all.symbolTotal[symbol]
}
