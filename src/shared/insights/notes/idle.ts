// How much of the profile was waiting: every other share is of the rest, and a reader must know.

import { formatShare } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { defineRule } from '../rule/rule'
import { shortOf } from '../rule/wording'

export const idle = defineRule({
  kind: 'note',
  reports: ['idle'],
  limits: {
    /** Less does not change any share enough to speak of. */
    minShare: 0.1,
  },
  find({ facts }, { minShare }) {
    const { isIdle, countsWaiting, tree, total, active, profiling } = facts
    const value = total - active - profiling
    if (countsWaiting || value < minShare * total) return null
    let node: number = NONE
    for (let at = 0; at < tree.length; at++)
      if (isIdle[at] === 1 && tree.self[at] > 0 && (node === NONE || tree.self[at] > tree.self[node])) node = at
    const waits = node === NONE ? 'nothing known' : shortOf(facts, tree.symbol[node])
    return {
      kind: 'note',
      severity: 'low',
      title: `${formatShare(value / total)} of the samples were waiting`,
      symbol: node === NONE ? NONE : tree.symbol[node],
      node,
      value,
      what: `Most waited in ${waits}; other shares are of the ${formatShare(active / total)} that were active.`,
      details: [{ label: 'Waiting', value: formatShare(value / total) }],
      action: 'Use async or threads for work that waits, more processes for work that computes, if it should have been busy.',
      tradeOff: null,
      nodes: Int32Array.from(isIdle.keys()).filter(at => isIdle[at] === 1 && tree.self[at] > 0),
      inherited: [],
    }
  },
})
