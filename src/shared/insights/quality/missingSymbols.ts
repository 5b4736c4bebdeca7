// Samples whose innermost frames have no name: nobody can act on [unknown].

import { formatShare } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { isOfSamples, shareOf, titleOf, type Facts } from '../measures/facts'
import { nodesWhere } from '../measures/weights'
import { isOfPerf } from '../measures/recorder'
import { defineRule } from '../rule/rule'
import { shortOf } from '../rule/wording'
import { PERF_SYMBOL_REMEDY, SYMBOL_REMEDIES } from './remedies'

/** Above this, every other share may be wrong by as much. */
export const HIGH_UNKNOWN_SHARE = 0.3

export const missingSymbols = defineRule({
  kind: 'quality',
  reports: ['missing-symbols'],
  limits: {
    /** Less is in every profile. */
    minShare: 0.1,
    highShare: HIGH_UNKNOWN_SHARE,
    /** A name further down than this still says what the sample was doing. */
    lastFrames: 3,
  },
  find({ facts }, { minShare, highShare, lastFrames }) {
    const { tree, all } = facts
    // Whole stacks without a name, and what stands without one above the last name.
    const weightAt = (node: number) =>
      unknownAbove(facts, node, lastFrames) !== NONE ? all.self[node] : Math.min(all.self[node], tree.unnamed[node] ?? 0)
    const nodes = nodesWhere(all, node => weightAt(node) > 0)
    const value = nodes.reduce((sum, node) => sum + weightAt(node), 0)
    const share = shareOf(facts, value)
    if (share < minShare) return null
    const node = nodes.reduce((best, at) => (weightAt(at) > weightAt(best) ? at : best), nodes[0])
    const unknown = unknownAbove(facts, node, lastFrames) === NONE ? node : unknownAbove(facts, node, lastFrames)
    const symbol = tree.symbol[unknown]
    return {
      kind: 'quality',
      severity: share >= highShare ? 'high' : 'medium',
      title: `${formatShare(share)} ${isOfSamples(facts.measure) ? 'of the samples have no names' : 'ends in frames without names'}`,
      symbol,
      node: unknown,
      value,
      what: `${facts.symbols.frameClass[symbol] === 'unknown' ? `Most end in ${titleOf(facts, symbol)}` : `Most end in frames without a name above ${shortOf(facts, symbol)}`}; nobody can act on those.`,
      details: [{ label: 'Without a name among the last frames', value: formatShare(share) }],
      action: `${SYMBOL_REMEDIES[facts.runtime()]}${isOfPerf(facts.profile) ? PERF_SYMBOL_REMEDY : ''} Then record again.`,
      tradeOff: null,
      nodes,
      inherited: [],
    }
  },
})

/** A stack's unnamed leaf, or NONE: unnamed frames below a name are lost callers. */
function unknownAbove({ tree, symbols }: Facts, leaf: number, lastFrames: number): number {
  return lastFrames > 0 && symbols.frameClass[tree.symbol[leaf]] === 'unknown' ? leaf : NONE
}
