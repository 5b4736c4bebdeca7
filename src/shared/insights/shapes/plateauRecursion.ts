// A recursive function as a plateau: it calls itself again and again, and the samples end in it or just above.

import { isForkJoin } from '../../names/iterators'
import { formatShare } from '../../base/quantity'
import { heaviestAboveLast, weightNear } from '../measures/above'
import { maySubject, surely, titleOf, type Facts } from '../measures/facts'
import { linesText } from '../measures/lines'
import { nodesOf, type SampleTree } from '../measures/sampleTree'
import { nodesThrough, symbolsAbove, weightOf, type Weights } from '../measures/weights'
import type { Said } from '../rule/draft'
import { defineRule, type Limits } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { CACHING } from '../rule/tradeOffs'
import { gainText, shortOf } from '../rule/wording'

export const plateauRecursion = defineRule({
  id: 'plateau-recursion',
  kind: 'shape',
  reports: ['plateau'],
  repeats: true,
  limits: {
    /** Below a tenth there is too little to win. */
    minShare: 0.1,
    /** Twice is a helper that is used twice in a stack; three times is a habit. */
    minOccurrences: 3,
    /** Otherwise the function only leads to what is above it. */
    minEndsNear: 0.6,
    /** One other function with half of it is the real cost: the recursion is a tower (middleware, visitor). */
    maxOther: 0.5,
    /** Less of its own, and it only walks what others work on: a router, a visitor. */
    minOwn: 1 / 3,
    /** When most stacks are deep ones, the shallow ones are the same recursion. */
    minDeepPart: 0.5,
  },
  find(given, limits) {
    const { facts, rest } = given
    const { tree } = facts
    const deep = deepWeight(tree, rest, limits.minOccurrences)
    for (const symbol of symbolsAbove(deep, limits.minShare * facts.active)) {
      if (
        !maySubject(facts, symbol) ||
        isForkJoin(facts.symbols.name[symbol]) ||
        given.isInherited[symbol] === 1 ||
        surely(facts, deep[symbol]) < limits.minShare
      )
        continue
      if (weightNear(tree, rest, symbol, limits.minOccurrences) < limits.minEndsNear * deep[symbol]) continue
      const isRecursiveToo = (other: number) => deep[other] >= limits.maxOther * deep[symbol]
      if (ownOf(facts, rest, isRecursiveToo) < limits.minOwn * deep[symbol]) continue
      const other = heaviestAboveLast(tree, rest, symbol, limits.minOccurrences, isRecursiveToo)
      if (other.weight >= limits.maxOther * deep[symbol]) continue
      return draftOf(facts, rest, symbol, deep[symbol], limits)
    }
    return null
  },
})

/** What the functions of one recursion do themselves: two may call each other. */
function ownOf(facts: Facts, rest: Weights, isOfIt: (symbol: number) => boolean): number {
  return rest.symbolSelf.reduce((sum, own, symbol) => (own > 0 && isOfIt(symbol) && maySubject(facts, symbol) ? sum + own : sum), 0)
}

/** By symbol: weight of samples in whose stack it stands at least so often. */
function deepWeight(tree: SampleTree, rest: Weights, occurrences: number): Float64Array {
  const deep = new Float64Array(rest.symbolTotal.length)
  const { total } = rest
  for (let node = 0; node < tree.length; node++) if (tree.occurrence[node] === occurrences) deep[tree.symbol[node]] += total[node]
  return deep
}

function draftOf(facts: Facts, rest: Weights, symbol: number, deep: number, { minOccurrences, minDeepPart }: Limits): Said {
  const { tree } = facts
  const own = nodesOf(tree, symbol)
  const isMostlyDeep = deep >= minDeepPart * rest.symbolTotal[symbol]
  const nodes = nodesThrough(tree, rest, isMostlyDeep ? own : own.filter(node => tree.occurrence[node] === minOccurrences))
  const value = weightOf(rest, nodes)
  const shown = own.filter(node => tree.occurrence[node] === minOccurrences)
  const name = titleOf(facts, symbol)
  const deepest = own.reduce((most, node) => Math.max(most, rest.total[node] > 0 ? tree.occurrence[node] : 0), 0)
  return {
    kind: 'shape',
    severity: severityOf(facts, value),
    title: `Recursive function: ${name}`,
    symbol,
    node: shown.reduce((best, node) => (rest.total[node] > rest.total[best] ? node : best), shown[0]),
    value,
    what: `It calls itself, up to ${deepest} times in one stack, and no function above it holds the cost.`,
    more: [linesText(facts, symbol)].filter(text => text !== null),
    details: [
      { label: `In stacks with ${minOccurrences} or more of it`, value: formatShare(deep / facts.active) },
      { label: 'Ends within two frames of the last one', value: formatShare(weightNear(tree, rest, symbol, minOccurrences) / deep) },
      { label: 'Deepest recursion', value: String(deepest) },
      { label: 'Gain', value: gainText(facts, value, CACHING) },
    ],
    action: `Optimize the recursive function ${shortOf(facts, symbol)}: memoize it (${facts.runtime() === 'python' ? 'functools.lru_cache' : 'a map by argument'}), turn it into a loop, or cut the depth.`,
    tradeOff: CACHING.tradeOff,
    nodes,
    inherited: [],
  }
}
