// Garbage collection and allocation: two faces of making too many short-lived objects, so one finding that says which.

import type { Severity } from '../insight'
import { shareOf, type Facts } from '../measures/facts'
import { ALLOCATION, COLLECTOR } from '../../names/collector'
import { domainRule } from './domainRule'

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
  advice:
    'Allocate less: give slices, maps and buffers their size at once, reuse them, make no temporaries inside loops,' +
    ' stream instead of building lists. Only then change the heap size.',
})
