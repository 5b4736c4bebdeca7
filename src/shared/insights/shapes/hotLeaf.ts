// Functions whose own work is wide, summed over everything that calls them: what wide-leaf and deep-stack start from.

import { formatShare } from '../../base/quantity'
import { inheritanceText, inheritors } from '../measures/inheritance'
import { maySubject, surely, titleOf, type Facts } from '../measures/facts'
import { isOwnCodeEntry } from '../../names/frameClasses'
import { linesText } from '../measures/lines'
import { isLibrary } from '../measures/runtimes'
import { nodesOf } from '../measures/sampleTree'
import { callersOf, heaviestNode } from '../measures/surroundings'
import { nearestUserFrames } from '../measures/userFrames'
import { symbolsAbove } from '../measures/weights'
import type { Detail } from '../insight'
import type { Case } from '../rule'
import { listText, measuredText } from '../wording'

export type LeafLimits = {
  readonly minShare: number
  readonly minOwn: number
}

export const LEAF_LIMITS = {
  /** Below a tenth there is too little to win. */
  minShare: 0.1,
  /** Less, and what it calls matters as much as what it does. */
  minOwn: 0.6,
}

/** A script with everything at its top level has its cost in an entry point; less is the way in. */
const MIN_OWN_CODE_ENTRY = 0.5

/** Symbols, widest first. */
export function hotLeaves({ facts, rest, isInherited }: Case, { minShare, minOwn }: LeafLimits): number[] {
  return symbolsAbove(rest.symbolSelf, minShare * facts.active).filter(symbol => {
    const own = rest.symbolSelf[symbol]
    const isAllowed = maySubject(facts, symbol) || (own >= MIN_OWN_CODE_ENTRY * facts.active && isOwnCodeEntry(facts.symbols.name[symbol]))
    return isAllowed && isInherited[symbol] === 0 && own >= minOwn * rest.symbolTotal[symbol] && surely(facts, own) >= minShare
  })
}

export type HotLeaf = {
  readonly value: number
  readonly node: number
  readonly nodes: Int32Array
  readonly inherited: readonly number[]
  readonly evidence: string
  readonly details: readonly Detail[]
}

/** What is said of a leaf, whichever rule says it. */
export function hotLeafFacts({ facts, rest }: Case, symbol: number): HotLeaf {
  const { tree } = facts
  const nodes = nodesOf(tree, symbol).filter(node => rest.self[node] > 0)
  const value = rest.symbolSelf[symbol]
  const node = heaviestNode(tree, rest.self, symbol)
  const name = titleOf(facts, symbol)
  const inherited = inheritors(facts, nodes, node)
  const callers = callersOf(tree, rest, symbol)
  const ownPart = formatShare(value / rest.symbolTotal[symbol])
  return {
    value,
    node,
    nodes,
    inherited,
    evidence:
      `${name} itself takes ${measuredText(facts, value)}; ${ownPart} of what passes through it is its own.` +
      ` Called by ${listText(facts, callers, rest.symbolTotal[symbol], 2)}.` +
      `${userText(facts, symbol, nodes, value)}${linesText(facts, symbol)}${inheritanceText(facts, inherited, name)}`,
    details: [
      { label: 'Self', value: measuredText(facts, value) },
      { label: 'Part of its total that is its own', value: ownPart },
      { label: 'Callers', value: listText(facts, callers, rest.symbolTotal[symbol], 5) },
      ...(inherited.length === 0 ? [] : [{ label: 'Inherit its cost', value: inherited.map(at => titleOf(facts, at)).join(', ') }]),
    ],
  }
}

/** A library's function cannot be edited; its nearest caller in the program can. */
function userText(facts: Facts, symbol: number, nodes: Int32Array, value: number): string {
  if (!isLibrary(facts.symbols, symbol)) return ''
  const users = nearestUserFrames(facts, nodes, node => node)
  return users.length === 0 ? '' : ` In your code it is reached from ${listText(facts, users, value)}.`
}
