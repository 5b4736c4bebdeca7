// Which domain each sample belongs to: the innermost high-level one in its stack, else the innermost low-level one near its end.

import { NAMED } from './ruleNames'
import { firstDomain, type DomainPatterns } from './domain'
import { isGoCollector } from '../../names/collector'
import { matchesAny } from '../../names/patterns'
import { rememberLast } from '../../base/remember'
import { sumOf } from '../../base/columns'
import { NONE } from '../../profile/profile'
import type { SampleTree } from './sampleTree'
import type { Symbols } from './symbols'
import type { Weights } from './weights'

/** A rule's id and the names that belong to it. */
export type Domain = { readonly id: string; readonly patterns: DomainPatterns }

export type DomainSamples = {
  readonly domains: readonly Domain[]
  /** By symbol: row of `domains`, or NONE. */
  readonly ofSymbol: Int32Array
  /** By node: row of `domains`, or NONE. */
  readonly ofNode: Int32Array
  /** By row of `domains`, in the unit of the sample type. */
  readonly weight: Float64Array
}

/** Further from the leaf, a low-level frame no longer says what the sample was doing. */
const LOW_REACH_FRAMES = 6

/** The domain whose collector frames the file itself marks. */
const COLLECTOR_DOMAIN = NAMED.collector

/** Of the active part. */
const COLLECTING_SHARE = 0.3

/** What a thread may be waiting for. An idle collector thread is not garbage collection. */
const WAITED_FOR: readonly string[] = [NAMED.locks, NAMED.systemCalls]

/** `isIdle` by node: such samples count where waiting is what the profile measures. */
export function domainSamples(
  tree: SampleTree,
  symbols: Symbols,
  all: Weights,
  domains: readonly Domain[],
  isIdle: Uint8Array,
): DomainSamples {
  const ofSymbol = domainOfSymbols(symbols, all, domains)
  const isHigh = domains.map(({ patterns }) => patterns.level === 'high')
  const low = lowReach(domains)
  const collector = domains.findIndex(({ id }) => id === COLLECTOR_DOMAIN)
  const locks = domains.findIndex(({ id }) => id === NAMED.locks)
  // By depth of the stack that is open: columns over a million nodes would be pages of memory that are looked at once.
  const highAt: number[] = []
  const enteredAt: number[] = []
  const ofNode = new Int32Array(tree.length).fill(NONE)
  const weight = new Float64Array(domains.length)
  const winsOver = (domain: number, other: number) => domain !== NONE && low.winsOver[domain].includes(other)
  const isDeep = anyDepthSymbols(symbols, ofSymbol, domains)
  for (let node = 0; node < tree.length; node++) {
    const symbol = tree.symbol[node]
    const depth = tree.depth[node]
    const own = ofSymbol[symbol]
    const inherited = depth === 0 ? NONE : highAt[depth - 1]
    const entered = isDeep[symbol] === 1 ? own : depth === 0 ? NONE : enteredAt[depth - 1]
    enteredAt[depth] = entered
    const isCollecting = own === collector && collector !== NONE && isGoCollector(symbols.name[symbol])
    let domain = isCollecting || (own !== NONE && isHigh[own] && inherited !== collector) ? own : inherited
    highAt[depth] = domain
    if (all.self[node] === 0) continue
    // Waiting for a lock is what the sample did, whatever the lock guards.
    const isLocked = locks !== NONE && domain !== locks && own === locks
    const callerIsLocked =
      locks !== NONE && tree.parent[node] !== NONE && own === NONE && ofSymbol[tree.symbol[tree.parent[node]]] === locks
    // A collector that wakes its helpers is collecting, and a scheduler that locks its queue schedules.
    const isOwnLock = (collector !== NONE && domain === collector) || winsOver(entered, locks)
    if ((isLocked || callerIsLocked) && !isOwnLock) domain = locks
    if (domain === NONE) {
      const near = lowDomainAt(tree, low, ofSymbol, node)
      const claims = near === NONE || winsOver(entered, near) ? entered : near
      domain = claims !== NONE && isIdle[node] === 1 && !WAITED_FOR.includes(domains[claims].id) ? NONE : claims
    }
    ofNode[node] = domain
    if (domain !== NONE) weight[domain] += all.self[node]
  }
  if (collector !== NONE && weight[collector] >= COLLECTING_SHARE * sumOf(all.self)) takeAllocations()
  return { domains, ofSymbol, ofNode, weight }

  /** Where much is collecting, who allocates is the cause, also inside of a decoder or a logger. */
  function takeAllocations(): void {
    for (let node = 0; node < tree.length; node++) {
      const domain = ofNode[node]
      if (domain === NONE || domain === collector || all.self[node] === 0 || ofSymbol[tree.symbol[node]] !== collector) continue
      ofNode[node] = collector
      weight[domain] -= all.self[node]
      weight[collector] += all.self[node]
    }
  }
}

function domainOfSymbols(symbols: Symbols, all: Weights, domains: readonly Domain[]): Int32Array {
  const ofSymbol = new Int32Array(symbols.length).fill(NONE)
  const collector = domains.findIndex(({ id }) => id === COLLECTOR_DOMAIN)
  const domainOf = knownDomains(...domains.map(({ patterns }) => patterns))
  for (let symbol = 0; symbol < symbols.length; symbol++) {
    if (all.symbolTotal[symbol] === 0 || symbols.frameClass[symbol] !== null) continue
    if (symbols.isCollector[symbol] === 1) ofSymbol[symbol] = collector
    else ofSymbol[symbol] = domainOf(symbols.name[symbol], symbols.file[symbol])
  }
  return ofSymbol
}

const knownDomains = rememberLast(firstDomain)

/** By symbol: 1 where what stands above it, however far, is of its domain. */
function anyDepthSymbols(symbols: Symbols, ofSymbol: Int32Array, domains: readonly Domain[]): Uint8Array {
  return Uint8Array.from(ofSymbol, (domain, symbol) =>
    domain !== NONE && matchesAny(domains[domain].patterns.anyDepth ?? NO_NAMES, symbols.name[symbol]) ? 1 : 0,
  )
}

const NO_NAMES: readonly RegExp[] = []

/** By domain: how many of the last frames it looks at, 0 for a high one; and which others it wins over. */
type LowReach = { readonly frames: Int32Array; readonly winsOver: readonly (readonly number[])[] }

function lowReach(domains: readonly Domain[]): LowReach {
  return {
    frames: Int32Array.from(domains, ({ patterns: { level, reachFrames = LOW_REACH_FRAMES } }) => (level === 'low' ? reachFrames : 0)),
    winsOver: domains.map(({ patterns }) => (patterns.winsOver ?? []).map(id => domains.findIndex(known => known.id === id))),
  }
}

function lowDomainAt(tree: SampleTree, low: LowReach, ofSymbol: Int32Array, leaf: number): number {
  let found = NONE
  let at = leaf
  for (let frames = 0; frames < LOW_REACH_FRAMES && at !== NONE; frames++) {
    const domain = ofSymbol[tree.symbol[at]]
    at = tree.parent[at]
    if (domain === NONE || frames >= low.frames[domain]) continue
    if (found === NONE || low.winsOver[domain].includes(found)) found = domain
  }
  return found
}

/** By place in `nodes`, which are in order: the outermost frame of a domain in its stack, or NONE. The way into the domain, and what a person can change. */
export function boundaries(tree: SampleTree, { ofSymbol }: DomainSamples, domain: number, nodes: Int32Array): Int32Array {
  const boundary = new Int32Array(nodes.length).fill(NONE)
  let place = 0
  for (let node = 0; node < tree.length && place < nodes.length;) {
    if (ofSymbol[tree.symbol[node]] !== domain) {
      node++
      continue
    }
    const end = tree.subtreeEnd[node]
    while (place < nodes.length && nodes[place] < node) place++
    while (place < nodes.length && nodes[place] < end) boundary[place++] = node
    node = end
  }
  return boundary
}
