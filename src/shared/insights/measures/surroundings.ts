// What stands next to a function: who calls it, and what it calls.

import { NONE } from '../../profile/profile'
import { nodesOf, type SampleTree } from './sampleTree'
import type { Weights } from './weights'

/** Weight by calling symbol (NONE: it is a root), at the first occurrence in each stack. Heaviest first. */
export function callersOf(tree: SampleTree, weights: Weights, symbol: number): [number, number][] {
  const callers = new Map<number, number>()
  for (const node of nodesOf(tree, symbol)) {
    if (tree.previous[node] !== NONE || weights.total[node] === 0) continue
    const caller = tree.parent[node] === NONE ? NONE : tree.symbol[tree.parent[node]]
    callers.set(caller, (callers.get(caller) ?? 0) + weights.total[node])
  }
  return heaviestFirst(callers)
}

/** Weight by called symbol, at the last occurrence in each stack. Heaviest first. */
export function calleesOf(tree: SampleTree, weights: Weights, symbol: number): [number, number][] {
  const own = nodesOf(tree, symbol)
  const callees = new Map<number, number>()
  const add = (callee: number, weight: number) => callees.set(callee, (callees.get(callee) ?? 0) + weight)
  for (const node of own) {
    if (weights.total[node] === 0) continue
    for (let child = node + 1; child < tree.subtreeEnd[node]; child = tree.subtreeEnd[child]) {
      if (tree.symbol[child] !== symbol && weights.total[child] > 0) add(tree.symbol[child], weights.total[child])
    }
    const former = tree.previous[node]
    if (former === NONE) continue
    // Samples that come back to the function belong to its deeper occurrence, not to the callee on the way there.
    let way = node
    while (tree.parent[way] !== former) way = tree.parent[way]
    if (way !== node) add(tree.symbol[way], -weights.total[node])
  }
  const least = ROUNDING * weights.symbolTotal[symbol]
  return heaviestFirst(callees).filter(([, weight]) => weight > least)
}

/** What is left of equal sums that were added up in another order. */
const ROUNDING = 1e-12

/** The node of a symbol with the most weight under it, or NONE. */
export function heaviestNode(tree: SampleTree, byNode: Float64Array, symbol: number): number {
  let best = NONE
  for (const node of nodesOf(tree, symbol)) if (byNode[node] > 0 && (best === NONE || byNode[node] > byNode[best])) best = node
  return best
}

function heaviestFirst(weights: ReadonlyMap<number, number>): [number, number][] {
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])
}
