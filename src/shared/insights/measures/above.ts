// What stands above a function: how far its samples reach, and whether one other function is the real cost.

import { NONE } from '../../profile/profile'
import { nodesOf, type SampleTree } from './sampleTree'
import type { Weights } from './weights'

/** A symbol and what it holds; NONE and 0 where there is none. */
export type Held = { readonly symbol: number; readonly weight: number }

/** How much of a function's weight ends at most two frames above its last occurrence. */
export function weightNear(tree: SampleTree, weights: Weights, symbol: number, leastOccurrence = 1): number {
  let near = 0
  for (const node of nodesOf(tree, symbol)) {
    if (tree.occurrence[node] < leastOccurrence || weights.total[node] === 0) continue
    near += weights.self[node]
    for (let child = node + 1; child < tree.subtreeEnd[node]; child = tree.subtreeEnd[child]) {
      if (tree.symbol[child] === symbol) continue
      near += weights.self[child]
      for (let grandchild = child + 1; grandchild < tree.subtreeEnd[child]; grandchild = tree.subtreeEnd[grandchild]) {
        if (tree.symbol[grandchild] !== symbol) near += weights.self[grandchild]
      }
    }
  }
  return near
}

/** The function above the first occurrence that holds most, and how much; the function itself and recursive ones left out. */
export function heaviestAbove(tree: SampleTree, weights: Weights, symbol: number): Held {
  const held = new Map<number, number>()
  for (const top of nodesOf(tree, symbol)) {
    if (tree.previous[top] !== NONE || weights.total[top] === 0) continue
    for (let node = top + 1; node < tree.subtreeEnd[top]; node++) {
      if (weights.total[node] === 0) {
        node = tree.subtreeEnd[node] - 1
        continue
      }
      const above = tree.symbol[node]
      if (above !== symbol && tree.previous[node] < top) held.set(above, (held.get(above) ?? 0) + weights.total[node])
    }
  }
  return heaviestOf(held)
}

/** As `heaviestAbove`, but above the last of at least `leastOccurrence` occurrences; symbols that `isSkipped` names do not count. */
export function heaviestAboveLast(
  tree: SampleTree,
  weights: Weights,
  symbol: number,
  leastOccurrence: number,
  isSkipped: (symbol: number) => boolean,
): Held {
  const last = new Int32Array(tree.length)
  const region = weights.self.slice()
  const held = new Map<number, number>()
  for (const top of nodesOf(tree, symbol)) {
    if (tree.previous[top] !== NONE || weights.total[top] === 0) continue
    const end = tree.subtreeEnd[top]
    for (let node = top; node < end; node++) last[node] = tree.symbol[node] === symbol ? node : last[tree.parent[node]]
    for (let node = end - 1; node > top; node--) if (tree.symbol[node] !== symbol) region[tree.parent[node]] += region[node]
    for (let node = top + 1; node < end; node++) {
      const above = tree.symbol[node]
      const isFirst = above !== symbol && tree.previous[node] < last[node]
      if (isFirst && region[node] > 0 && tree.occurrence[last[node]] >= leastOccurrence && !isSkipped(above)) {
        held.set(above, (held.get(above) ?? 0) + region[node])
      }
    }
  }
  return heaviestOf(held)
}

function heaviestOf(held: ReadonlyMap<number, number>): Held {
  let best: Held = { symbol: NONE, weight: 0 }
  for (const [symbol, weight] of held) if (weight > best.weight) best = { symbol, weight }
  return best
}
