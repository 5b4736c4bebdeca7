// Garbage collection and allocation: two faces of making too many short-lived objects, so one finding that says which.

import { NAMED } from '../measures/ruleNames'
import type { Severity } from '../rule/draft'
import { shareOf, type Facts } from '../measures/facts'
import { ALLOCATION, COLLECTOR, isGoCollector } from '../../names/collector'
import { NONE } from '../../profile/profile'
import { nearestUserFrames } from '../measures/userFrames'
import type { Runtime } from '../../names/sourceLanguage'
import { listText } from '../rule/wording'
import { domainRule, type DomainFinding } from './domainRule'

/** Allocation is spread over the whole program and has one remedy, so less of it matters. */
const HIGH_SHARE = 0.2
const MEDIUM_SHARE = 0.1

export const collector = domainRule({
  id: NAMED.collector,
  title: 'Garbage collection',
  patterns: { level: 'low', names: [...COLLECTOR, ...ALLOCATION] },
  parts: [
    { rule: 'allocation', title: 'Allocation', names: ALLOCATION },
    { rule: NAMED.collector, title: 'Garbage collection', names: null },
  ],
  severity(facts: Facts, value: number): Severity {
    const share = shareOf(facts, value)
    if (share >= HIGH_SHARE) return 'high'
    return share >= MEDIUM_SHARE ? 'medium' : 'low'
  },
  what: allocatorsText,
  advice: ({ facts }) =>
    ADVICE[facts.runtime()] ?? 'Allocate less: give containers their size at once, reuse buffers, make no temporaries inside loops.',
})

const ADVICE: Readonly<Partial<Record<Runtime, string>>> = {
  go: 'Allocate less: give slices and maps their size with make, reuse buffers (sync.Pool), stream instead of building slices. Only then raise GOGC or GOMEMLIMIT.',
  jvm: 'Allocate less: give collections and StringBuilders their size, reuse buffers, stream instead of building lists. Only then raise -Xmx.',
  node: 'Allocate less: reuse objects and buffers, make no arrays and closures inside loops, stream instead of building lists. Only then raise --max-old-space-size.',
  python:
    'Make fewer objects: generators instead of lists, __slots__, work on whole arrays. Where nothing is cyclic, gc.freeze() or a higher gc.set_threshold.',
  ruby: 'Make fewer objects: reuse strings (<<), freeze literals, use each instead of map where the result is thrown away. Only then tune RUBY_GC_HEAP_*.',
  dotnet: 'Allocate less: ArrayPool and Span, lists and dictionaries with their capacity, no boxing. Only then set the server collector.',
}

/** Who calls the allocator, libraries too: a decoder that makes what is then collected. */
function allocatorsText({ facts, nodes, boundary, rest, value }: DomainFinding): string | null {
  const { tree, symbols } = facts
  const byCaller = new Map<number, number>()
  for (const node of nodes) {
    const caller = tree.parent[boundary[node]]
    if (caller === NONE || symbols.frameClass[tree.symbol[caller]] !== null) continue
    // Who begins Go's collector in the background allocates nothing.
    if (isGoCollector(symbols.name[tree.symbol[boundary[node]]])) continue
    byCaller.set(tree.symbol[caller], (byCaller.get(tree.symbol[caller]) ?? 0) + rest.self[node])
  }
  const sum = [...byCaller.values()].reduce((total, weight) => total + weight, 0)
  const sorted = [...byCaller].sort((a, b) => b[1] - a[1])
  if (sorted.length === 0) return null
  const users = nearestUserFrames(facts, nodes, at => boundary[at])
  const asked = users.length === 0 || users[0][0] === sorted[0][0] ? '' : `, reached from ${listText(facts, users, value)}`
  return `What allocates: ${listText(facts, sorted, sum)}${asked}.`
}
