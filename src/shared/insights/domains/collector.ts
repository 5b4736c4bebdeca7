// Garbage collection and allocation: two faces of making too many short-lived objects, so one finding that says which.

import type { Severity } from '../insight'
import { shareOf, type Facts } from '../measures/facts'
import { ALLOCATION, COLLECTOR } from '../../names/collector'
import { NONE } from '../../profile/profile'
import { listText } from '../wording'
import { domainRule, type DomainFinding } from './domainRule'

/** Allocation is spread over the whole program and has one remedy, so less of it matters. */
const HIGH_SHARE = 0.2
const MEDIUM_SHARE = 0.1

export const collector = domainRule({
  id: 'gc-pressure',
  title: 'Garbage collection',
  patterns: { level: 'low', names: [...COLLECTOR, ...ALLOCATION] },
  parts: [
    { rule: 'allocation', title: 'Allocation', names: ALLOCATION },
    { rule: 'gc-pressure', title: 'Garbage collection', names: null },
  ],
  severity(facts: Facts, value: number): Severity {
    const share = shareOf(facts, value)
    if (share >= HIGH_SHARE) return 'high'
    return share >= MEDIUM_SHARE ? 'medium' : 'low'
  },
  remark: allocatorsText,
  advice:
    'Allocate less: give slices, maps and buffers their size at once, reuse them, make no temporaries inside loops,' +
    ' stream instead of building lists. Only then change the heap size.',
})

/** Who calls the allocator, libraries too: a decoder that makes what is then collected. */
function allocatorsText({ facts, nodes, boundary, rest }: DomainFinding): string {
  const { tree, symbols } = facts
  const byCaller = new Map<number, number>()
  for (const node of nodes) {
    const caller = tree.parent[boundary[node]]
    if (caller === NONE || symbols.frameClass[tree.symbol[caller]] !== null) continue
    byCaller.set(tree.symbol[caller], (byCaller.get(tree.symbol[caller]) ?? 0) + rest.self[node])
  }
  const sum = [...byCaller.values()].reduce((total, weight) => total + weight, 0)
  const sorted = [...byCaller].sort((a, b) => b[1] - a[1])
  return sorted.length === 0 ? '' : ` Of what allocates: ${listText(facts, sorted, sum)}.`
}
