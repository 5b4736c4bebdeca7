// One sample that weighs as much as all others: a fault of the recorder more often than a cost, and never sure.

import { NAMED } from '../measures/ruleNames'
import { formatCount, formatShare, formatValue } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { isOfSamples } from '../measures/facts'
import { defineRule } from '../rule/rule'
import { shortOf } from '../rule/wording'

export const heavySample = defineRule({
  kind: 'quality',
  reports: [NAMED.heavySample],
  limits: {
    /** Of the samples there are, as many count as decide; weights that only vary leave more. */
    maxEffective: 0.1,
    /** With more than these nothing hangs on one. */
    enough: 100,
  },
  find({ facts }, { maxEffective, enough }) {
    const { samples, sureSamples, tree, all, active, unit } = facts
    // Memory and locks are recorded by size or by event: one that outweighs the rest is what happened.
    if (samples === null || sureSamples === null || samples < 2 || !isOfSamples(facts.measure)) return null
    if (sureSamples >= enough || sureSamples > maxEffective * samples) return null
    const node = all.self.reduce((best, weight, at) => (weight > all.self[best] ? at : best), 0)
    const share = formatShare(all.self[node] / active)
    return {
      kind: 'quality',
      severity: 'high',
      title: `A few of ${formatCount(Math.round(samples))} samples hold nearly all of the weight`,
      symbol: tree.symbol[node] ?? NONE,
      node,
      value: all.self[node],
      what: `${share} of ${formatValue(active, unit)} is in samples of ${shortOf(facts, tree.symbol[node])}, so no share is sure: the weights are as uneven as if there were ${Math.max(1, Math.round(sureSamples))}.`,
      details: [{ label: 'Samples that decide (effective number)', value: sureSamples.toFixed(1) }],
      action:
        'Check the recording (a period as large as that is mostly a fault of the counter), look at it by samples (another sample type), or record again.',
      tradeOff: null,
      nodes: new Int32Array(0),
      inherited: [],
    }
  },
})
