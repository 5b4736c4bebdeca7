// Samples whose innermost frames have no name: nobody can act on [unknown].

import { formatShare } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { shareOf, titleOf, type Facts } from '../measures/facts'
import { nodesWhere, weightOf } from '../measures/weights'
import { defineRule } from '../rule'
import { measuredText } from '../wording'
import { SYMBOL_REMEDIES } from './remedies'

/** Above this, every other share may be wrong by as much. */
export const HIGH_UNKNOWN_SHARE = 0.3

export const missingSymbols = defineRule({
  id: 'missing-symbols',
  kind: 'quality',
  limits: {
    /** Less is in every profile. */
    minShare: 0.1,
    highShare: HIGH_UNKNOWN_SHARE,
    /** A name further down than this still says what the sample was doing. */
    lastFrames: 3,
  },
  find({ facts }, { minShare, highShare, lastFrames }) {
    const nodes = nodesWhere(facts.all, node => unknownAbove(facts, node, lastFrames) !== NONE)
    const value = weightOf(facts.all, nodes)
    const share = shareOf(facts, value)
    if (share < minShare) return null
    const node = nodes.reduce((best, at) => (facts.all.self[at] > facts.all.self[best] ? at : best), nodes[0])
    const unknown = unknownAbove(facts, node, lastFrames)
    const symbol = facts.tree.symbol[unknown]
    return {
      rule: 'missing-symbols',
      kind: 'quality',
      severity: share >= highShare ? 'high' : 'medium',
      title: `${formatShare(share)} of the samples have no names`,
      symbol,
      node: unknown,
      value,
      evidence: `${measuredText(facts, value)} end in or just above a frame without a name, most in ${titleOf(facts, symbol)}.`,
      details: [{ label: 'Without a name among the last frames', value: formatShare(share) }],
      action: `${SYMBOL_REMEDIES[facts.runtime()]} Then record again.`,
      tradeOff: null,
      nodes,
      inherited: [],
    }
  },
})

/** The innermost unnamed frame among the last ones of a stack, or NONE. */
function unknownAbove({ tree, symbols }: Facts, leaf: number, lastFrames: number): number {
  let at = leaf
  for (let frames = 0; frames < lastFrames && at !== NONE; frames++) {
    if (symbols.frameClass[tree.symbol[at]] === 'unknown') return at
    at = tree.parent[at]
  }
  return NONE
}
