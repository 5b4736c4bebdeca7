// Functions whose own work is wide, summed over everything that calls them: what wide-leaf and deep-stack start from.

import { formatShare, formatValue, isAll } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { inheritors } from '../measures/inheritance'
import { maySubject, surely, titleOf, type Facts } from '../measures/facts'
import { isOwnCodeEntry } from '../../names/frameClasses'
import { linesText } from '../measures/lines'
import { ownWork, ownWorkText, type OwnWork } from '../measures/ownWork'
import { isLibrary } from '../measures/runtimes'
import { nodesOf } from '../measures/sampleTree'
import { calleesOf, callersOf, heaviestNode } from '../measures/surroundings'
import { nearestUserFrames } from '../measures/userFrames'
import { symbolsAbove, type Weights } from '../measures/weights'
import type { Detail } from '../rule/draft'
import type { Case } from '../rule/rule'
import { inheritanceText, listText, shortOf } from '../rule/wording'

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
  readonly what: string
  readonly more: readonly string[]
  readonly details: readonly Detail[]
  /** As tables show it. */
  readonly work: OwnWork
}

/** What is said of a leaf, whichever rule says it. */
export function hotLeafFacts({ facts, rest }: Case, symbol: number): HotLeaf {
  const { tree } = facts
  const nodes = nodesOf(tree, symbol).filter(node => rest.self[node] > 0)
  const value = rest.symbolSelf[symbol]
  const node = heaviestNode(tree, rest.self, symbol)
  const inherited = inheritors(facts, nodes, node)
  const callers = callersOf(tree, rest, symbol)
  const nearest = inherited.find(at => maySubject(facts, at)) ?? NONE
  const work = ownWork(facts, rest, symbol)
  const whole = rest.symbolTotal[symbol]
  return {
    work,
    value,
    node,
    nodes,
    inherited,
    what: `${ownWorkText(facts, work, whole)}${calleesText(facts, rest, symbol)}${callersText(facts, callers, whole, nearest)}.`,
    more: [userText(facts, symbol, nodes, value), linesText(facts, symbol), inheritanceText(facts, inherited, symbol)].filter(
      text => text !== null,
    ),
    details: [
      { label: 'Self', value: formatValue(work.own, facts.unit) },
      ...(work.addedSymbol === NONE ? [] : [{ label: 'Counts for it', value: listText(facts, [[work.addedSymbol, work.added]], value) }]),
      { label: 'Part of its total that is its own', value: formatShare(work.own / whole) },
      { label: 'Callers', value: listText(facts, callers, whole, 5) },
      ...(inherited.length === 0 ? [] : [{ label: 'Inherit its cost', value: inherited.map(at => titleOf(facts, at)).join(', ') }]),
    ],
  }
}

/** Of its own, from here on: what it calls is not worth words. */
const MOSTLY_OWN = 0.6

function calleesText(facts: Facts, rest: Weights, symbol: number): string {
  const whole = rest.symbolTotal[symbol]
  if (rest.symbolSelf[symbol] >= MOSTLY_OWN * whole) return ''
  return `, the rest that of what it calls: ${listText(facts, calleesOf(facts.tree, rest, symbol), whole, 2)}`
}

/** Who calls it; of one caller that does nothing else (`nearest`), that too. */
function callersText(facts: Facts, callers: readonly (readonly [number, number])[], total: number, nearest: number): string {
  const [first] = callers
  if (first === undefined || first[0] === NONE) return ''
  if (first[0] === nearest && isAll(first[1] / total)) return `; ${shortOf(facts, nearest)} only calls it`
  return `; called by ${listText(facts, callers, total, 2)}`
}

/** A library's function cannot be edited; its nearest caller in the program can. */
function userText(facts: Facts, symbol: number, nodes: Int32Array, value: number): string | null {
  if (!isLibrary(facts.symbols, symbol)) return null
  const users = nearestUserFrames(facts, nodes, node => node)
  return users.length === 0 ? null : `In your code it is reached from ${listText(facts, users, value)}.`
}
