// A tall stack with a wide top: a long corridor of frames that only pass on what an expensive leaf costs.

import { formatShare } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { depthAbove, medianDepthOfOthers } from '../measures/depths'
import { titleOf, type Facts } from '../measures/facts'
import { isLibrary } from '../measures/runtimes'
import { isOnWayIn } from '../measures/spine'
import { defineRule } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { CACHING } from '../rule/tradeOffs'
import { gainText, shortOf } from '../rule/wording'
import { hotLeafFacts, hotLeaves, LEAF_LIMITS, type HotLeaf } from './hotLeaf'

export const deepStack = defineRule({
  kind: 'shape',
  reports: ['deep-stack'],
  repeats: true,
  limits: {
    ...LEAF_LIMITS,
    /** Fewer frames are an ordinary call chain. */
    minCorridor: 8,
    /** Less, and a frame decides something instead of passing on. */
    minPassed: 0.8,
    /** More, and the frame has work of its own. */
    maxOwnInCorridor: 0.1,
    /** Not taller than the rest, and every stack of this program is like that. */
    minDepthFactor: 1.3,
    /** The same names over and over are a recursion or a tower of middleware: nothing to inline. */
    maxRepeats: 0.3,
  },
  find(given, limits) {
    const { facts } = given
    for (const symbol of hotLeaves(given, limits)) {
      const leaf = hotLeafFacts(given, symbol)
      const onWayIn = isOnWayIn(facts.tree, facts.all, facts.symbols, facts.spine, leaf.node)
      const corridor = corridorBelow(facts, leaf.node, onWayIn, limits)
      if (corridor.length < limits.minCorridor || repeats(facts, corridor) >= limits.maxRepeats) continue
      const depths = depthAbove(facts.tree, onWayIn)
      const others = medianDepthOfOthers(facts.tree, facts.all, depths, symbol)
      if (depths[leaf.node] < limits.minDepthFactor * others) continue
      return draftOf(facts, symbol, leaf, corridor, { own: depths[leaf.node], others })
    }
    return null
  },
})

type CorridorLimits = { readonly minPassed: number; readonly maxOwnInCorridor: number }

/** From the leaf's caller towards the root: frames that pass on nearly all they get. */
function corridorBelow({ tree, all, symbols }: Facts, leaf: number, onWayIn: (node: number) => boolean, limits: CorridorLimits): number[] {
  const corridor: number[] = []
  let child = leaf
  for (let node = tree.parent[leaf]; node !== NONE; node = tree.parent[node]) {
    const passesOn = all.total[child] >= limits.minPassed * all.total[node] && all.self[node] <= limits.maxOwnInCorridor * all.total[node]
    if (!passesOn || onWayIn(node) || symbols.frameClass[tree.symbol[node]] === 'entry') break
    // A framework's frames cannot be inlined.
    if (!isLibrary(symbols, tree.symbol[node])) corridor.push(node)
    child = node
  }
  return corridor
}

function repeats({ tree }: Facts, corridor: readonly number[]): number {
  return 1 - new Set(corridor.map(node => tree.symbol[node])).size / corridor.length
}

function draftOf(facts: Facts, symbol: number, leaf: HotLeaf, corridor: readonly number[], depth: { own: number; others: number }) {
  const { tree, all, active } = facts
  const name = titleOf(facts, symbol)
  const headSymbol = tree.symbol[corridor[corridor.length - 1]]
  const ownOfCorridor = corridor.reduce((sum, node) => sum + all.self[node], 0)
  return {
    ...leaf,
    kind: 'shape' as const,
    severity: severityOf(facts, leaf.value),
    title: `Deep call chain to ${name}`,
    symbol,
    what: `${corridor.length} frames from ${shortOf(facts, headSymbol)} down to it only pass the cost on, with ${formatShare(ownOfCorridor / active)} of their own; the stack is ${depth.own} frames tall, others ${depth.others}.`,
    more: [leaf.what, ...leaf.more],
    details: [
      ...leaf.details,
      { label: 'Frames that only pass on', value: String(corridor.length) },
      { label: 'Head of the corridor', value: titleOf(facts, headSymbol) },
      { label: 'Their own share, summed', value: formatShare(ownOfCorridor / active) },
      { label: 'Height above the way in; median of other samples', value: `${depth.own}; ${depth.others}` },
      { label: 'Gain', value: gainText(facts, leaf.value, CACHING) },
    ],
    action: `Inline the ${corridor.length} pass-through frames, or cache the intermediate result at ${shortOf(facts, headSymbol)}.`,
    tradeOff: CACHING.tradeOff,
  }
}
