// What measuring itself costs: its samples are no part of what shares are of, and a reader must know.

import { NAMED } from '../measures/ruleNames'
import { formatShare } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { titleOf } from '../measures/facts'
import { defineRule } from '../rule/rule'
import { shortOf } from '../rule/wording'

export const profilerCost = defineRule({
  kind: 'note',
  reports: [NAMED.profilerCost],
  limits: {
    /** Less changes no share enough to speak of. */
    minShare: 0.05,
  },
  find({ facts }, { minShare }) {
    const { tree, symbols, isProfiler, profiling, total } = facts
    if (profiling < minShare * total) return null
    let node: number = NONE
    for (let at = 0; at < tree.length; at++)
      if (isProfiler[at] === 1 && tree.self[at] > 0 && (node === NONE || tree.self[at] > tree.self[node])) node = at
    let top = node
    for (let at = node; at !== NONE; at = tree.parent[at]) if (symbols.frameClass[tree.symbol[at]] === 'profiler') top = at
    if (top === NONE) return null
    const name = titleOf(facts, tree.symbol[top])
    const isHeap = /mProf_|profilealloc/.test(name)
    return {
      kind: 'note',
      severity: 'low',
      title: `${formatShare(profiling / total)} is the profiler itself`,
      symbol: tree.symbol[top],
      node: top,
      value: profiling,
      what: `It is the recorder's own work, most of it in ${shortOf(facts, tree.symbol[top])}; other shares are of the rest.`,
      details: [],
      action: isHeap
        ? 'Record CPU time alone, or raise -memprofilerate (runtime.MemProfileRate): Go was taking stacks of allocations.'
        : 'Record at a lower rate, or without the events that cost most.',
      tradeOff: null,
      nodes: Int32Array.from(isProfiler.keys()).filter(at => isProfiler[at] === 1 && tree.self[at] > 0),
      inherited: [],
    }
  },
})
