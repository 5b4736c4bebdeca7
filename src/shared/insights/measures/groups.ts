// Samples by the function that they are about, which each measure finds in its own way: what the rules of sites have in common.

import { NONE } from '../../profile/profile'
import type { Facts } from './facts'
import { isOwnCodeEntry } from '../../names/frameClasses'
import { isDependency, isLibrary } from './runtimes'
import { weightsBySymbol, type Weights } from './weights'

export type Group = {
  readonly symbol: number
  /** Its heaviest place. */
  readonly node: number
  readonly nodes: Int32Array
  readonly value: number
}

/** The heaviest group of what is left, or null. `subjectOf` answers the node that a sample is about, or NONE. */
export function heaviestGroup({ tree }: Facts, rest: Weights, subjectOf: (node: number) => number): Group | null {
  const bySymbol = new Map<number, { nodes: number[]; value: number; byNode: Map<number, number> }>()
  for (let node = 0; node < tree.length; node++) {
    const weight = rest.self[node]
    if (weight <= 0) continue
    const at = subjectOf(node)
    if (at === NONE) continue
    const symbol = tree.symbol[at]
    const group = bySymbol.get(symbol) ?? { nodes: [], value: 0, byNode: new Map<number, number>() }
    group.nodes.push(node)
    group.value += weight
    group.byNode.set(at, (group.byNode.get(at) ?? 0) + weight)
    bySymbol.set(symbol, group)
  }
  const [best] = [...bySymbol].sort((a, b) => b[1].value - a[1].value || a[0] - b[0])
  if (best === undefined) return null
  const [symbol, { nodes, value, byNode }] = best
  const [[node]] = [...byNode].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return { symbol, node, nodes: Int32Array.from(nodes), value }
}

/** Somebody on the team wrote it. */
export function isOwn({ symbols }: Facts, symbol: number): boolean {
  return symbols.frameClass[symbol] === null && !isLibrary(symbols, symbol)
}

/** Of the program and of what it depends on, but not of the language. */
export function isOwnOrDependency({ symbols }: Facts, symbol: number): boolean {
  return symbols.frameClass[symbol] === null && (!isLibrary(symbols, symbol) || isDependency(symbols, symbol))
}

/** A way in that is also somebody's code. */
function isOwnCode({ symbols }: Facts, symbol: number): boolean {
  return isOwnCodeEntry(symbols.name[symbol])
}

/** From a node towards the root: the nearest own frame; else the nearest frame that `mayBe` allows; else NONE. */
export function nearestOwn(
  facts: Facts,
  from: number,
  mayBe: (symbol: number) => boolean,
  isWanted: (facts: Facts, symbol: number) => boolean = isOwn,
): number {
  const { tree, symbols } = facts
  let second: number = NONE
  let entry: number = NONE
  for (let at = from; at !== NONE; at = tree.parent[at]) {
    const symbol = tree.symbol[at]
    if (!mayBe(symbol) || symbols.frameClass[symbol] === 'unknown') continue
    if (isWanted(facts, symbol)) return at
    if (second === NONE && symbols.frameClass[symbol] === null) second = at
    if (entry === NONE && symbols.frameClass[symbol] === 'entry' && isOwnCode(facts, symbol)) entry = at
  }
  // What `main` or a script's top level does itself.
  return second === NONE ? entry : second
}

/** Names of the frames next to the subject, heaviest first, with their part of the group. */
export function partsBy(
  { tree }: Facts,
  rest: Weights,
  { nodes }: Pick<Group, 'nodes'>,
  keyOf: (node: number) => number,
): [number, number][] {
  return weightsBySymbol(tree, rest.self, nodes, keyOf).sort((a, b) => b[1] - a[1] || a[0] - b[0])
}

export function rootOf({ tree }: Facts, node: number): number {
  let at = node
  while (tree.parent[at] !== NONE) at = tree.parent[at]
  return at
}
