// Stacks that the unwinder lost after a few frames: they begin with a function that elsewhere stands in the middle.

import { NAMED } from '../measures/ruleNames'
import { formatShare } from '../../base/quantity'
import { NONE, stringAt } from '../../profile/profile'
import { shareOf, type Facts } from '../measures/facts'
import { nodesWhere, weightOf } from '../measures/weights'
import { rootOf } from '../measures/groups'
import { defineRule } from '../rule/rule'
import { shortOf } from '../rule/wording'
import { UNWINDING_REMEDIES } from './remedies'

export const brokenStacks = defineRule({
  kind: 'quality',
  reports: [NAMED.brokenStacks],
  limits: {
    /** A few are in every profile that unwinds by frame pointers. */
    minShare: 0.1,
    highShare: 0.3,
    /** An unwinder gets this far before it meets code without a frame pointer. */
    maxFrames: 3,
  },
  find({ facts }, { minShare, highShare, maxFrames }) {
    const { tree, all, symbols } = facts
    if (facts.isExact || isOfEvents(facts)) return null
    const hasUnknownBelow = new Uint8Array(tree.length)
    const isUnknown = Uint8Array.from(symbols.frameClass, kind => (kind === 'unknown' ? 1 : 0))
    const isEntry = (symbol: number) => symbols.frameClass[symbol] === 'entry' || symbols.name[symbol] === DYLD_START
    const last = isUnknown.includes(1) ? tree.length : 0
    for (let node = 0; node < last; node++) {
      const below = tree.parent[node]
      // Below the way in nothing is missing: a loader without a name.
      const isWayIn = below !== NONE && tree.parent[below] === NONE && isEntry(tree.symbol[node])
      if (below !== NONE && !isWayIn && (hasUnknownBelow[below] === 1 || isUnknown[tree.symbol[below]] === 1)) hasUnknownBelow[node] = 1
    }
    const standsMidStack = standingMidStack(facts)
    const nodes = nodesWhere(all, node => {
      if (hasUnknownBelow[node] === 1 && symbols.frameClass[tree.symbol[node]] === null) return true
      if (tree.depth[node] >= maxFrames) return false
      return standsMidStack[tree.symbol[rootOf(facts, node)]] === 1
    })
    const value = weightOf(all, nodes)
    const share = shareOf(facts, value)
    if (share < minShare) return null
    const node = nodes.reduce((best, at) => (all.self[at] > all.self[best] ? at : best), nodes[0])
    const symbol = tree.symbol[node]
    const library = libraryOf(facts, symbol)
    return {
      kind: 'quality',
      severity: share >= highShare ? 'high' : 'medium',
      title: `${formatShare(share)} of the stacks lost their callers`,
      symbol,
      node,
      value,
      what: `They begin in the middle of the program or have callers without a name; most end in ${shortOf(facts, symbol)}${library === null ? '' : ` of ${library}`}.`,
      details: [{ label: 'Stacks without their callers', value: formatShare(share) }],
      action: `${UNWINDING_REMEDIES[facts.runtime()]} Then record again.`,
      tradeOff: null,
      nodes,
      inherited: [],
    }
  },
})

/** Where every program of macOS begins: a name that a function may have as well. */
const DYLD_START = 'start'

/** Events that a program wrote itself: nothing was unwound, and one may begin anywhere. */
function isOfEvents({ profile: { meta } }: Facts): boolean {
  return meta.format === 'chrome-trace' && meta.sampleTypes.every(({ name }) => name !== 'samples')
}

/** By symbol: 1 where it is no entry point, and called by something else elsewhere. */
function standingMidStack({ tree, symbols, all }: Facts): Uint8Array {
  const stands = new Uint8Array(symbols.length)
  for (let root = 0; root < tree.length; root = tree.subtreeEnd[root]) {
    for (let node = root + 1; node < tree.subtreeEnd[root]; node++) {
      const symbol = tree.symbol[node]
      if (all.total[node] > 0 && symbol !== tree.symbol[root] && symbols.frameClass[symbol] === null) stands[symbol] = 1
    }
  }
  return stands
}

function libraryOf({ profile, symbols }: Facts, symbol: number): string | null {
  return stringAt(profile, profile.functions.module[symbols.firstFunction[symbol]]) ?? symbols.file[symbol]
}
