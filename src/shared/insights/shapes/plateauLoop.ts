// A hot loop as a plateau: a flat, wide top with no one callee to blame.

import { effectiveNumber } from '../../analysis/effectiveNumber'
import { formatShare } from '../../base/quantity'
import { weightNear } from '../measures/above'
import { maySubject, surely, titleOf, type Facts } from '../measures/facts'
import { linesText } from '../measures/lines'
import { ownWork, ownWorkText } from '../measures/ownWork'
import { isLibrary } from '../measures/runtimes'
import { nodesOf } from '../measures/sampleTree'
import { calleesOf, heaviestNode } from '../measures/surroundings'
import { nodesThrough, symbolsAbove, weightOf, type Weights } from '../measures/weights'
import type { Said } from '../rule/draft'
import { defineRule } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { ALGORITHM } from '../rule/tradeOffs'
import { gainText, listText, shortOf } from '../rule/wording'

export const plateauLoop = defineRule({
  id: 'plateau-loop',
  kind: 'shape',
  reports: ['plateau'],
  repeats: true,
  limits: {
    /** Below a tenth there is too little to win. */
    minShare: 0.1,
    /** Sampling skid puts up to a twentieth of a hot leaf on its caller; a loop has clearly more of its own. */
    minOwn: 0.12,
    /** From here on the function itself is the cost: a wide leaf. */
    maxOwn: 0.6,
    /** A loop's body is shallow; work that goes deeper has its cost somewhere else. */
    minEndsNear: 0.9,
    /** With so much of its own … */
    clearlyOwn: 0.3,
    /** … less is enough: unoptimized builds call small functions of small functions. */
    minEndsNearOwn: 0.7,
    /** A callee with more is the cost. */
    maxCallee: 0.5,
    /** Two callees are two things to look at; more is a flat top. */
    minCallees: 2.5,
    /** So many others as far from the root at least half as wide, and the program is balanced: none of them stands out. */
    maxAlike: 4,
    /** Of its width: five of them are then three times as much as the widest, so only a balanced program has them. */
    alikePart: 0.5,
  },
  find({ facts, rest, isInherited }, limits) {
    for (const symbol of symbolsAbove(rest.symbolTotal, limits.minShare * facts.active)) {
      const total = rest.symbolTotal[symbol]
      const own = rest.symbolSelf[symbol] / total
      if (own < limits.minOwn || own >= limits.maxOwn || surely(facts, total) < limits.minShare) continue
      // The loops of a library are not this program's to change; who calls it is what to look at.
      if (!maySubject(facts, symbol) || isInherited[symbol] === 1 || isLibrary(facts.symbols, symbol)) continue
      const callees = calleesOf(facts.tree, rest, symbol)
      const largest = callees[0]?.[1] ?? 0
      if (largest > limits.maxCallee * total || effectiveNumber(callees.map(([, weight]) => weight)) < limits.minCallees) continue
      if (alikeAtDepth(facts, symbol, limits) >= limits.maxAlike) continue
      const near = weightNear(facts.tree, rest, symbol) / total
      if (near >= (own >= limits.clearlyOwn ? limits.minEndsNearOwn : limits.minEndsNear))
        return draftOf(facts, rest, symbol, callees, near)
    }
    return null
  },
})

/** Other functions as far from the root, at least half as wide, with work of their own; half as much will do, for chance's sake. */
function alikeAtDepth({ tree, all }: Facts, symbol: number, { alikePart, minOwn }: Record<'alikePart' | 'minOwn', number>): number {
  const node = heaviestNode(tree, all.total, symbol)
  let count = 0
  for (let other = 0; other < tree.length; other++) {
    if (tree.depth[other] !== tree.depth[node] || tree.symbol[other] === symbol || all.self[other] < (minOwn / 2) * all.total[other])
      continue
    if (all.total[other] >= alikePart * all.total[node]) count++
  }
  return count
}

function draftOf(facts: Facts, rest: Weights, symbol: number, callees: readonly (readonly [number, number])[], near: number): Said {
  const { tree } = facts
  const nodes = nodesThrough(tree, rest, nodesOf(tree, symbol))
  const value = weightOf(rest, nodes)
  const work = ownWork(facts, rest, symbol)
  const name = titleOf(facts, symbol)
  return {
    kind: 'shape',
    severity: severityOf(facts, value),
    title: `Hot loop: ${name}`,
    symbol,
    node: heaviestNode(tree, rest.total, symbol),
    value,
    what: `${ownWorkText(facts, work, value)}${work.added > 0 ? ',' : ''} and the rest is spread over ${callees.length} callees (the largest is ${listText(facts, callees.slice(0, 1), value)}): no one of them is to blame.`,
    more: [linesText(facts, symbol)].filter(text => text !== null),
    details: [
      { label: 'Of its own', value: formatShare(work.own / value) },
      { label: 'Ends within two frames above it', value: formatShare(near) },
      { label: 'Callees', value: listText(facts, callees, value, 5) },
      { label: 'Callees that matter (effective number)', value: effectiveNumber(callees.map(([, weight]) => weight)).toFixed(1) },
      { label: 'Gain', value: gainText(facts, value, ALGORITHM) },
    ],
    action: `Optimize the loop body of ${shortOf(facts, symbol)} or unroll it: hoist what does not change, batch the ${callees.length} small callees, move work out of the loop.`,
    tradeOff: ALGORITHM.tradeOff,
    nodes,
    inherited: [],
  }
}
