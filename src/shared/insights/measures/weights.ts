// Self and total by node and by symbol, of all active samples or of those that no rule has explained yet.

import { once } from '../../base/remember'
import { NONE } from '../../profile/profile'
import type { SampleTree } from './sampleTree'

/** In the unit of the sample type. */
export type Weights = {
  /** By node. */
  readonly self: Float64Array
  readonly total: Float64Array
  /** Nodes that have samples of their own, in order: few of all, and what most rules look at. */
  readonly sampled: Int32Array
  /** By symbol, over every stack. */
  readonly symbolSelf: Float64Array
  /** By symbol; a stack counts once, however often the symbol stands in it. */
  readonly symbolTotal: Float64Array
}

/** By how much of them sums of the same weights may differ. */
export const ROUNDING = 1e-6

export function weightsOf(tree: SampleTree, self: Float64Array): Weights {
  return weighed(tree, self, sampledOf(self, null))
}

/** What is left when the samples of these nodes are taken out. */
export function without(tree: SampleTree, weights: Weights, nodes: Int32Array): Weights {
  const self = weights.self.slice()
  for (let place = 0; place < nodes.length; place++) self[nodes[place]] = 0
  return weighed(tree, self, sampledOf(self, weights.sampled))
}

/** Sums are made on first use: a rule of names asks for samples alone, and each walk over a million nodes is felt. */
function weighed(tree: SampleTree, self: Float64Array, sampled: Int32Array): Weights {
  const sums = once(() => sumsOf(tree, self))
  return {
    self,
    sampled,
    get total() {
      return sums().total
    },
    get symbolSelf() {
      return sums().symbolSelf
    },
    get symbolTotal() {
      return sums().symbolTotal
    },
  }
}

/** `among`: those that may have some; all where it is null. */
function sampledOf(self: Float64Array, among: Int32Array | null): Int32Array {
  const most = among?.length ?? self.length
  const sampled = new Int32Array(most)
  let count = 0
  for (let place = 0; place < most; place++) {
    const node = among === null ? place : among[place]
    if (self[node] > 0) sampled[count++] = node
  }
  return sampled.slice(0, count)
}

function sumsOf(tree: SampleTree, self: Float64Array): Pick<Weights, 'total' | 'symbolSelf' | 'symbolTotal'> {
  const symbols = tree.firstNode.length - 1
  const symbolSelf = new Float64Array(symbols)
  const symbolTotal = new Float64Array(symbols)
  const total = self.slice()
  for (let node = tree.length - 1; node >= 0; node--) {
    const weight = total[node]
    if (weight === 0) continue
    const symbol = tree.symbol[node]
    symbolSelf[symbol] += self[node]
    if (tree.previous[node] === NONE) symbolTotal[symbol] += weight
    if (tree.parent[node] !== NONE) total[tree.parent[node]] += weight
  }
  return { total, symbolSelf, symbolTotal }
}

export function weightOf(weights: Weights, nodes: Int32Array): number {
  let sum = 0
  for (let place = 0; place < nodes.length; place++) sum += weights.self[nodes[place]]
  return sum
}

/** Nodes that have samples of their own left. */
export function nodesWhere(weights: Weights, isWanted: (node: number) => boolean): Int32Array {
  return weights.sampled.filter(isWanted)
}

/** Those of one domain: `ofNode` as `DomainSamples` has it. */
export function nodesOfDomain({ sampled }: Weights, ofNode: Int32Array, domain: number): Int32Array {
  const found = new Int32Array(sampled.length)
  let count = 0
  for (let place = 0; place < sampled.length; place++) if (ofNode[sampled[place]] === domain) found[count++] = sampled[place]
  return found.slice(0, count)
}

/** Nodes with samples left in which the symbol stands in the stack. */
export function nodesThrough(tree: SampleTree, weights: Weights, symbolNodes: Int32Array): Int32Array {
  const { sampled } = weights
  const found = new Int32Array(sampled.length)
  let count = 0
  let place = 0
  let end = 0
  for (const top of symbolNodes) {
    if (top < end) continue
    end = tree.subtreeEnd[top]
    while (place < sampled.length && sampled[place] < top) place++
    while (place < sampled.length && sampled[place] < end) found[count++] = sampled[place++]
  }
  return found.slice(0, count)
}

/** Weight of `nodes` by the symbol of what `keyOf` answers (a node or NONE), in the order in which symbols are met. */
export function weightsBySymbol(
  tree: SampleTree,
  self: Float64Array,
  nodes: ArrayLike<number>,
  keyOf: (node: number) => number,
): [symbol: number, weight: number][] {
  const bySymbol = new Float64Array(tree.firstNode.length - 1)
  const isMet = new Uint8Array(bySymbol.length)
  const met: number[] = []
  for (let place = 0; place < nodes.length; place++) {
    const key = keyOf(nodes[place])
    if (key === NONE) continue
    const symbol = tree.symbol[key]
    bySymbol[symbol] += self[nodes[place]]
    if (isMet[symbol] === 0) met.push(symbol)
    isMet[symbol] = 1
  }
  return met.map(symbol => [symbol, bySymbol[symbol]])
}

/** Symbols by falling weight, those of at least `least` only. */
export function symbolsAbove(bySymbol: Float64Array, least: number): number[] {
  const found: number[] = []
  for (let symbol = 0; symbol < bySymbol.length; symbol++) if (bySymbol[symbol] >= least && bySymbol[symbol] > 0) found.push(symbol)
  return found.sort((a, b) => bySymbol[b] - bySymbol[a] || a - b)
}
