// Ancestors that are wide only because of what they call: optimizing their own logic gains nothing.

import { firstReached } from '../../base/bisect'
import { isIteratorName } from '../../names/iterators'
import { NONE } from '../../profile/profile'
import type { Facts } from './facts'
import { nodesOf, type SampleTree } from './sampleTree'
import type { Weights } from './weights'

/** Most of the ancestor's width must be the subject's … */
const INHERITED_SHARE = 0.7
/** … and little of it its own. */
const OWN_SHARE = 0.15

/** Symbols that inherit the cost of `nodes`, from the subject's caller down to the root. */
export function inheritors({ tree, all, symbols }: Facts, nodes: Int32Array, subject: number): number[] {
  const weightUnder = sumsUnder(tree, all, nodes)
  const found: number[] = []
  const seen = new Set<number>([tree.symbol[subject]])
  for (let node = tree.parent[subject]; node !== NONE; node = tree.parent[node]) {
    const symbol = tree.symbol[node]
    if (seen.has(symbol)) continue
    seen.add(symbol)
    // An iterator has no logic of its own to optimize.
    if (symbols.frameClass[symbol] !== null || isIteratorName(symbols.name[symbol])) continue
    let held = 0
    for (const at of nodesOf(tree, symbol)) if (tree.previous[at] === NONE) held += weightUnder(at)
    const total = all.symbolTotal[symbol]
    if (held >= INHERITED_SHARE * total && all.symbolSelf[symbol] <= OWN_SHARE * total) found.push(symbol)
  }
  return found
}

/** What `nodes`, which are in order, weigh in the subtree of a node. Few of all nodes are asked about. */
function sumsUnder(tree: SampleTree, all: Weights, nodes: Int32Array): (node: number) => number {
  const before = new Float64Array(nodes.length + 1)
  for (let place = 0; place < nodes.length; place++) before[place + 1] = before[place] + all.self[nodes[place]]
  return node => before[placeOf(nodes, tree.subtreeEnd[node])] - before[placeOf(nodes, node)]
}

/** How many of them stand before a node. */
function placeOf(nodes: Int32Array, node: number): number {
  return firstReached(nodes.length, place => nodes[place] >= node)
}
