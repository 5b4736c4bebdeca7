// A narrow base and a wide middle: an intermediate function that many pay for, or that outweighs all its siblings.

import { NAMED } from '../measures/ruleNames'
import { effectiveNumber } from '../../analysis/effectiveNumber'
import { formatShare } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { heaviestAbove, weightNear } from '../measures/above'
import { isBenchmark } from '../measures/benchmarks'
import { maySubject, surely, titleOf, type Facts } from '../measures/facts'
import { isLibrary } from '../measures/runtimes'
import { nodesOf } from '../measures/sampleTree'
import { calleesOf, callersOf, heaviestNode } from '../measures/surroundings'
import { nodesThrough, symbolsAbove, weightOf, type Weights } from '../measures/weights'
import type { Said } from '../rule/draft'
import { ownWork } from '../measures/ownWork'
import { defineRule } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { CACHING } from '../rule/tradeOffs'
import { gainText, listText, shortOf } from '../rule/wording'

export const wideMiddle = defineRule({
  kind: 'shape',
  reports: ['wide-middle'],
  repeats: true,
  limits: {
    /** A middle is wider than a leaf has to be: much passes through any function that is near the root. */
    minShare: 0.2,
    /** Wider is the way in. */
    maxShare: 0.85,
    /** Where earlier findings explain more than half of it, they are what to look at. */
    minUnexplained: 0.5,
    /** More, and the function's own work is the matter. */
    maxOwn: 0.3,
    /** One function above it with more than half is the cost instead. */
    maxAbove: 0.5,
    /** Less, and it is a loop body or a leaf: a middle has work well above it. */
    minFarAbove: 0.4,
    /** Shared: no caller pays for more than half … */
    maxCaller: 0.5,
    /** … and more than two of them matter. */
    minCallers: 2.5,
    /** Single: (nearly) one caller … */
    minSingleCaller: 0.9,
    /** … to which it is much … */
    minSingleShare: 0.3,
    /** … and three times what any sibling is … */
    maxSibling: 1 / 3,
    /** … of at least two. */
    minSiblings: 2,
  },
  find({ facts, rest, found, isInherited }, limits) {
    // Cut stacks lose their roots, and then callers are whatever frame the cut left.
    if (found.some(({ rule }) => rule === NAMED.truncatedStacks)) return null
    for (const symbol of symbolsAbove(rest.symbolTotal, limits.minShare * facts.active)) {
      const total = rest.symbolTotal[symbol]
      const width = facts.all.symbolTotal[symbol]
      if (width > limits.maxShare * facts.active || total < limits.minUnexplained * width) continue
      if (rest.symbolSelf[symbol] >= limits.maxOwn * total) continue
      // Nobody refactors the calls inside of a library.
      if (isLibrary(facts.symbols, symbol)) continue
      // A search or a parser that calls itself is the way into what it walks.
      if (nodesOf(facts.tree, symbol).some(node => facts.tree.previous[node] !== NONE && facts.all.total[node] > 0)) continue
      if (!maySubject(facts, symbol) || isBenchmark(facts, symbol) || isInherited[symbol] === 1 || surely(facts, total) < limits.minShare)
        continue
      // The cheap half of the test above: most frames on the way to something wide fail here.
      if ((calleesOf(facts.tree, rest, symbol)[0]?.[1] ?? 0) > limits.maxAbove * total) continue
      const callers = callersOf(facts.tree, rest, symbol)
      if (!isShared(callers, total, limits) && !isSingle(facts, symbol, callers, total, limits)) continue
      if (1 - weightNear(facts.tree, rest, symbol) / total < limits.minFarAbove) continue
      const above = heaviestAbove(facts.tree, rest, symbol)
      if (above.weight <= limits.maxAbove * total) return draftOf(facts, rest, symbol, callers, above)
    }
    return null
  },
})

type Callers = readonly (readonly [number, number])[]
type CallerLimits = Readonly<
  Record<'maxCaller' | 'minCallers' | 'minSingleCaller' | 'minSingleShare' | 'maxSibling' | 'minSiblings', number>
>

function isShared(callers: Callers, total: number, { maxCaller, minCallers }: CallerLimits): boolean {
  return callers[0][1] <= maxCaller * total && effectiveNumber(callers.map(([, weight]) => weight)) >= minCallers
}

function isSingle(facts: Facts, symbol: number, callers: Callers, total: number, limits: CallerLimits): boolean {
  const [caller, weight] = callers[0]
  if (caller === NONE || weight < limits.minSingleCaller * total || surely(facts, total) < limits.minSingleShare) return false
  // Siblings with all they have: one that an earlier finding explains is still there.
  const siblings = calleesOf(facts.tree, facts.all, caller).filter(([sibling]) => sibling !== symbol)
  return siblings.length >= limits.minSiblings && siblings.every(([, width]) => width <= limits.maxSibling * total)
}

function draftOf(facts: Facts, rest: Weights, symbol: number, callers: Callers, above: { symbol: number; weight: number }): Said {
  const { tree } = facts
  const nodes = nodesThrough(tree, rest, nodesOf(tree, symbol))
  const value = weightOf(rest, nodes)
  const name = titleOf(facts, symbol)
  const own = ownWork(facts, rest, symbol).own / value
  const paying = callers.length === 1 ? '1 caller pays' : `${callers.length} callers pay`
  const far = 1 - weightNear(tree, rest, symbol) / value
  return {
    kind: 'shape',
    severity: severityOf(facts, value),
    title: `Expensive intermediate function: ${name}`,
    symbol,
    node: heaviestNode(tree, rest.total, symbol),
    value,
    what: `${paying} for it (${listText(facts, callers, value)}), ${formatShare(own)} is its own work, and no single function above it holds half.`,
    details: [
      { label: 'Of its own', value: formatShare(own) },
      { label: 'Callers', value: listText(facts, callers, value, 5) },
      { label: 'Callers that matter (effective number)', value: effectiveNumber(callers.map(([, weight]) => weight)).toFixed(1) },
      { label: 'Ends more than two frames above it', value: formatShare(far) },
      {
        label: 'Largest function above it',
        value: above.symbol === NONE ? 'none' : listText(facts, [[above.symbol, above.weight]], value),
      },
      { label: 'Gain', value: gainText(facts, value, CACHING) },
    ],
    action: `Refactor the call chain through ${shortOf(facts, symbol)}: compute once and pass the result on, batch the calls, or cache it per request.`,
    tradeOff: CACHING.tradeOff,
    nodes,
    inherited: [],
  }
}
